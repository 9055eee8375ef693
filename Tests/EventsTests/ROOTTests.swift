import Columns
import Testing

@testable import Events

struct ROOTTests {
  private func open(
    _ name: String, table: String? = nil, columns: String? = nil
  ) throws -> any TableSource {
    try TableFile.open(path: Fixture.path("root/" + name), columns: columns, table: table)
  }

  /// The columns that both programs write.
  private var numbers: [String: ColumnData] {
    Fixture.columns.filter { $0.key != "U" && $0.key != "S" }
  }

  private let texts = (0..<50).map { ["nu-e", "NC", "", "nue CC"][$0 % 4] }

  @Test(
    "trees of uproot, in every compression", arguments: ["none", "zlib", "lz4", "zstd", "lzma"])
  func uproot(compression: String) throws {
    let source = try open("uproot-\(compression).root")
    #expect(source.rowCount == 50)
    #expect(source.headers.count == numbers.count + 1)
    for (name, expected) in numbers { #expect(try source.column(name) == expected) }
    #expect(try source.column("S").cells == texts)
  }

  @Test func treesOfROOT() throws {
    let source = try open("root.root", table: "near/events")
    #expect(source.rowCount == 50)
    for (name, expected) in numbers { #expect(try source.column(name) == expected) }
    #expect(try source.column("S").cells == texts)
    #expect(try source.column("pair_x").machineInput == Fixture.rows.map { Double($0) * 0.5 })
    #expect(
      try source.column("pair_y", factor: 3).machineInput == Fixture.rows.map { Double($0 * 6) })
    #expect(try source.column("n").machineInput == Fixture.rows.map { Double($0 % 4) })
  }

  @Test func branchesThatMakeNoColumn() throws {
    let refused = try open("root.root", table: "near/events").refused
    #expect(refused.map(\.name) == ["three", "hits", "vector"])
    #expect(refused[0].reason == "its entries have 3 values each")
    #expect(refused[1].reason == "its entries have several values each, of varying number")
    #expect(refused[2].reason == "it holds objects or vectors (it is a TBranchElement)")
    let error = readError { _ = try open("root.root", table: "near/events", columns: "hits") }
    #expect(error?.message.contains("`hits`") == true)
  }

  @Test func ntuplesAndCycles() throws {
    let source = try open("ntuple.root")
    #expect(source.headers.map(\.name) == ["E", "theta"])
    #expect(source.rowCount == 100)
    #expect(try source.column("E").machineInput == (0..<100).map { Double($0) / 8 - 3 })
    #expect(try open("snapshot.root").column("x") == .numbers((0..<10).map(Double.init)))
  }

  @Test("blocks of any number of rows", arguments: [1, 7, 17, 49, 50])
  func blocks(count: Int) throws {
    for source in [
      try open("uproot-lz4.root"), try open("root.root", table: "near/events"),
    ] {
      let whole = try source.readAll()
      let blocks = try source.columns(inBlocksOf: count)
      #expect(blocks.dropLast().allSatisfy { $0[0].count == count })
      for index in whole.indices {
        #expect(blocks.flatMap { $0[index].cells } == whole[index].cells)
      }
    }
  }

  @Test func severalTrees() throws {
    #expect(problem { _ = try open("several.root") } == .severalTables(["a", "b/c"]))
    #expect(try open("several.root", table: "b/c").headers.map(\.name) == ["x"])
    #expect(
      problem { _ = try open("several.root", table: "d") } == .noTable("d", among: ["a", "b/c"]))
    for name in ["b", "ntuple"] {
      guard case .unsupported = problem({ _ = try open("several.root", table: name) }) else {
        Issue.record("`\(name)` was taken for a tree")
        continue
      }
    }
  }

  @Test func histograms() throws {
    let path = Fixture.path("root/root.root")
    let flat = try ROOTHistogram(path: path, histogram: "flat")
    #expect(flat.title == "counts")
    #expect(flat.axes == [ROOTHistogram.Axis(title: "E [GeV]", edges: [0, 0.5, 1, 1.5, 2])])
    #expect(flat.contents == [3, 1, 3, 0, 5, 2])
    #expect(flat.squares == nil)
    let weighted = try ROOTHistogram(path: path, histogram: "weighted")
    #expect(weighted.axes[0].edges == [0.5, 1, 2, 5])
    #expect(weighted.contents == [0, 0.75, 0, 2, 1])
    #expect(weighted.squares == [0, 0.3125, 0, 4, 1])
    let plane = try ROOTHistogram(path: path, histogram: "plane")
    #expect(plane.axes.map(\.title) == ["x [cm]", "y [ns]"])
    #expect(plane.contents == [0, 0, 0, 0, 0, 1, 2, 0, 4, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0])
  }

  @Test func histogramsAsTables() throws {
    let flat = try open("root.root", table: "flat")
    #expect(flat.headers.map(\.name) == ["low", "high", "content", "error"])
    #expect(flat.headers.map(\.unitText) == ["GeV", "GeV", nil, nil])
    #expect(try flat.column("low") == .numbers([0, 0.5, 1, 1.5]))
    #expect(try flat.column("high", factor: 1000) == .numbers([500, 1000, 1500, 2000]))
    #expect(try flat.column("content") == .numbers([1, 3, 0, 5]))
    let plane = try open("root.root", table: "plane")
    #expect(try plane.column("x_low") == .numbers([0, 1, 0, 1, 0, 1]))
    #expect(try plane.column("y_high") == .numbers([1, 1, 2, 2, 3, 3]))
    #expect(try plane.column("content") == .numbers([1, 2, 0, 0, 3, 0]))
    #expect(try plane.column("error") == .numbers([1, 2, 0, 0, 3, 0]))
    #expect(try open("uproot-histogram.root").column("content") == .numbers([1, 2, 0, 1]))
  }

  @Test func aFileThatIsCutOff() throws {
    let bytes = try Fixture.bytes("root/uproot-zlib.root")
    let folder = try Folder()
    for length in [4, 40, 200, bytes.count / 2, bytes.count - 1] {
      let path = try folder.file("cut.root", bytes: Array(bytes.prefix(length)))
      #expect(problem { _ = try TableFile.open(path: path) } == .truncated)
    }
  }

  @Test(
    "damaged files",
    arguments: [
      ("uproot-none.root", nil), ("uproot-zlib.root", nil), ("uproot-lz4.root", nil),
      ("uproot-zstd.root", nil), ("uproot-lzma.root", nil), ("root.root", "near/events"),
      ("root.root", "plane"), ("ntuple.root", nil), ("uproot-histogram.root", nil),
    ] as [(String, String?)])
  func damaged(file: String, table: String?) throws {
    #expect(try DamagedFiles.readAll(of: "root/" + file, table: table, seed: 5) > 0)
  }
}
