import Columns
import Testing

@testable import Events

struct HDF5Tests {
  private func open(
    _ name: String, table: String? = nil, columns: String? = nil
  ) throws -> any TableSource {
    try TableFile.open(path: Fixture.path("hdf5/" + name), columns: columns, table: table)
  }

  @Test func datasetsOfEveryType() throws {
    let source = try open("columns.h5")
    #expect(source.rowCount == 50)
    for (name, expected) in Fixture.columns { #expect(try source.column(name) == expected) }
    #expect(source.headers.count == Fixture.columns.count)
  }

  @Test func unitsAreAttributes() throws {
    let headers = try open("columns.h5").headers
    #expect(headers.first { $0.name == "f8" }?.unitText == "GeV")
    #expect(headers.first { $0.name == "f4" }?.unitText == "cm")
    #expect(headers.first { $0.name == "i1" }?.unitText == nil)
  }

  @Test("chunks, filters and two dimensions, in blocks of any size", arguments: [3, 7, 16, 50])
  func groups(count: Int) throws {
    let source = try open("groups.h5", table: "near/events")
    #expect(source.headers.map(\.name) == ["E", "xy_0", "xy_1"])
    let blocks = try source.columns(inBlocksOf: count)
    #expect(blocks.flatMap { $0[0].machineInput } == Fixture.columns["f8"]?.machineInput)
    #expect(blocks.flatMap { $0[1].machineInput } == Fixture.rows.map { Double($0) * 0.5 })
    #expect(blocks.flatMap { $0[2].machineInput } == Fixture.rows.map { Double($0) * 2 })
  }

  @Test func records() throws {
    let source = try open("groups.h5", table: "/far")
    #expect(source.headers.map(\.name) == ["E", "pdg", "flag", "truth"])
    #expect(source.refused.map(\.name) == ["hits"])
    #expect(try source.column("truth") == Fixture.columns["S"])
    let columns = try source.read(
      columns: [2, 0], factors: [1, 2], threads: 1, interrupted: {})
    #expect(columns[0] == Fixture.columns["b1"])
    #expect(columns[1] == Fixture.numbers { Double($0) * 0.1 * 2 })
  }

  @Test func severalTables() {
    #expect(problem { _ = try open("groups.h5") } == .severalTables(["far", "lzf", "near/events"]))
    #expect(
      problem { _ = try open("groups.h5", table: "mid") }
        == .noTable("mid", among: ["far", "lzf", "near/events"]))
    guard
      case .unsupported = problem({
        _ = try open("groups.h5", table: "far", columns: "hits")
      })
    else {
      Issue.record("the column of arrays was not refused")
      return
    }
  }

  @Test func tablesOfPandas() throws {
    let source = try open("pandas.h5")
    #expect(source.headers.map(\.name) == ["index", "E", "pdg", "truth"])
    #expect(try source.column("E") == Fixture.columns["f8"])
    #expect(try source.column("pdg") == Fixture.columns["i4"])
    #expect(try source.column("truth") == Fixture.columns["U"])
    #expect(try open("pandas.h5", table: "events").headers == source.headers)
    let blocks = try open("blocks.h5")
    #expect(blocks.headers.map(\.name) == ["index"])
    #expect(blocks.refused.map(\.name) == ["values_block_0"])
  }

  @Test func tablesOfPyTables() throws {
    let source = try open("pytables.h5")
    #expect(try source.column("E") == Fixture.columns["f8"])
    #expect(try source.column("flag") == Fixture.columns["b1"])
  }

  @Test("data in other files are not followed", arguments: ["foreign.h5", "virtual.h5"])
  func foreign(file: String) {
    let error = readError { _ = try open(file) }
    #expect(error?.part == "dataset `x`")
    #expect(error?.message == "its data are in other files")
  }

  @Test func filtersThatAreNotThere() {
    let error = readError { _ = try open("groups.h5", table: "lzf") }
    #expect(error?.part == "dataset `lzf`")
    #expect(error?.message.hasPrefix("it is compressed by filter 32000") == true)
  }

  @Test func linksToOtherFilesAreNotFollowed() throws {
    #expect(try open("link.h5").headers.map(\.name) == ["inner"])
    #expect(problem { _ = try open("link.h5", table: "outer") } == .noTable("outer", among: [""]))
  }

  @Test func whatIsNoTable() {
    #expect(
      readError { _ = try open("lengths.h5") }
        == ReadError(.lengths(found: 4, expected: 3), part: "dataset `b`"))
    #expect(problem { _ = try open("empty.h5") } == .empty)
  }

  @Test func aFileThatIsCutOff() throws {
    let bytes = try Fixture.bytes("hdf5/columns.h5")
    let folder = try Folder()
    for length in [8, 100, bytes.count / 2, bytes.count - 1] {
      let path = try folder.file("cut.h5", bytes: Array(bytes.prefix(length)))
      guard case .damaged = problem({ _ = try TableFile.open(path: path).readAll() }) else {
        Issue.record("the first \(length) bytes were read")
        return
      }
    }
  }

  @Test("damaged files", arguments: ["columns.h5", "groups.h5", "pytables.h5"])
  func damaged(file: String) throws {
    let table = file == "groups.h5" ? "far" : nil
    #expect(try DamagedFiles.readAll(of: "hdf5/" + file, table: table, seed: 4, share: 6) > 0)
  }
}
