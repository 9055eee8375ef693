import Columns
import Testing

@testable import Events

struct GzipTests {
  @Test("one member, and several", arguments: ["events.csv.gz", "members.csv.gz"])
  func zippedText(file: String) throws {
    let source = try TableFile.open(path: Fixture.path("text/" + file))
    #expect(source.headers.map(\.name) == ["E", "pdg", "truth"])
    #expect(source.headers[0].unitText == "GeV")
    let columns = try source.readAll()
    #expect(columns[0] == Fixture.columns["f8"])
    #expect(columns[1] == Fixture.numbers { Double($0 * 100_000 - 2_500_000) })
    #expect(columns[2].cells == (0..<50).map { ["nu-e", "NC", "-", "nue CC"][$0 % 4] })
  }

  @Test func aFileThatIsCutOff() throws {
    let bytes = try Fixture.bytes("text/events.csv.gz")
    let folder = try Folder()
    for length in [3, 20, bytes.count / 2, bytes.count - 1] {
      let path = try folder.file("cut.csv.gz", bytes: Array(bytes.prefix(length)))
      #expect(problem { _ = try TableFile.open(path: path).readAll() } == .truncated)
    }
  }

  @Test func damaged() throws {
    #expect(try DamagedFiles.readAll(of: "text/events.csv.gz", seed: 2) > 0)
    #expect(try DamagedFiles.readAll(of: "text/members.csv.gz", seed: 3) > 0)
  }
}
