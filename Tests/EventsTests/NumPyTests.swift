import Columns
import Testing

@testable import Events

struct NumPyTests {
  private func open(_ name: String, columns: String? = nil) throws -> any TableSource {
    try TableFile.open(path: Fixture.path("numpy/" + name), columns: columns)
  }

  @Test(
    "numbers of every width, booleans and texts, stored, deflated and big-endian",
    arguments: ["columns.npz", "deflated.npz", "swapped.npz"])
  func kinds(file: String) throws {
    let source = try open(file)
    #expect(source.headers.count == Fixture.columns.count)
    #expect(source.rowCount == 50)
    for (name, expected) in Fixture.columns { #expect(try source.column(name) == expected) }
  }

  @Test func oneArray() throws {
    let source = try open("energy.npy")
    #expect(source.headers == [ColumnHeader(name: "energy", unitText: nil, kind: .number)])
    #expect(
      try source.column("energy", factor: 1000) == Fixture.numbers { Double($0) * 0.1 * 1000 })
  }

  @Test func twoDimensions() throws {
    let source = try open("matrix.npy")
    #expect(source.headers.map(\.name) == ["matrix_0", "matrix_1"])
    #expect(try source.column("matrix_0") == Fixture.numbers { Double($0) * 0.5 })
    #expect(try source.column("matrix_1") == Fixture.numbers { Double($0) * 2 })
  }

  @Test func structuredArrays() throws {
    let source = try open("record.npy")
    #expect(source.headers.map(\.name) == ["E", "pdg", "flag", "truth"])
    #expect(source.headers.map(\.unitText) == ["GeV", nil, nil, nil])
    #expect(source.headers.map(\.kind) == [.number, .number, .boolean, .string])
    #expect(try source.column("pdg") == Fixture.columns["i4"])
    #expect(try source.column("truth") == Fixture.columns["S"])
    #expect(try open("aligned.npy").headers.map(\.name) == ["a", "b"])
  }

  @Test("any size of blocks, any number of threads", arguments: [1, 7, 50, 1_000])
  func blocks(count: Int) throws {
    let source = try open("deflated.npz")
    let whole = try source.columns(inBlocksOf: .max)[0].map(\.cells)
    let blocks = try source.columns(inBlocksOf: count, threads: 3)
    #expect(blocks.dropLast().allSatisfy { $0[0].count == count })
    for index in whole.indices {
      #expect(blocks.flatMap { $0[index].cells } == whole[index])
    }
  }

  @Test func columnsInAnyOrder() throws {
    let source = try open("columns.npz")
    let indices = ["u8", "b1", "f4"].compactMap { name in
      source.headers.firstIndex { $0.name == name }
    }
    let columns = try source.read(
      columns: indices, factors: [1, 1, 2], threads: 2, interrupted: {})
    #expect(columns[0] == Fixture.columns["u8"])
    #expect(columns[1] == Fixture.columns["b1"])
    #expect(columns[2].machineInput == Fixture.rows.map { Double($0) / 4 - 6 })
  }

  @Test func chosenColumns() throws {
    let source = try open("columns.npz", columns: "f8 [GeV], i1")
    #expect(source.headers.map(\.name) == ["f8", "i1"])
    #expect(source.headers.map(\.unitText) == ["GeV", nil])
    #expect(try source.column("i1") == Fixture.columns["i1"])
    let names = try open("record.npy").headers.map(\.name)
    #expect(
      problem { _ = try open("record.npy", columns: "x") } == .noColumn("x", among: names))
  }

  @Test func emptyArrays() throws {
    let source = try open("empty.npz")
    #expect(source.rowCount == 0)
    #expect(try source.column("b").count == 0)
    #expect(try source.columns(inBlocksOf: 5).isEmpty)
  }

  @Test("what is no table", arguments: ["cube.npy", "scalar.npy", "objects.npy", "complex.npy"])
  func unsupported(file: String) throws {
    guard case .unsupported = problem({ _ = try open(file) }) else {
      Issue.record("\(file) was not refused")
      return
    }
  }

  @Test func arraysOfDifferentLengths() {
    #expect(
      readError { _ = try open("lengths.npz") }
        == ReadError(.lengths(found: 4, expected: 3), part: "array `b`"))
  }

  @Test func whatIsWrittenIsReadAgain() throws {
    let written: [(name: String, cells: ColumnData)] = [
      ("E [GeV]", .numbers([0.1, -.infinity, 1e300])), ("ok", .booleans([true, false, true])),
      ("truth", .strings(codes: [1, -1, 0], dictionary: ["NC", "ν-e 𝜇"])),
      ("f", .packed(PackedNumbers(.floats([0.1, 2, .nan])))),
      ("i", .packed(PackedNumbers(.int32s([1, -2, .max])))),
      ("l", .packed(PackedNumbers(.int64s([1, -2, .max])))),
    ]
    let folder = try Folder()
    let path = try folder.file("written.npz", bytes: NumPyWriter.archive(written))
    let source = try TableFile.open(path: path)
    #expect(source.headers.map(\.name) == ["E", "ok", "truth", "f", "i", "l"])
    #expect(source.headers[0].unitText == "GeV")
    #expect(try source.column("E") == written[0].cells)
    #expect(try source.column("ok") == written[1].cells)
    #expect(try source.column("truth").cells == ["ν-e 𝜇", "", "NC"])
    for (name, cells) in written[3...] { #expect(try source.column(name).cells == cells.cells) }
  }

  @Test func aChecksumThatIsWrong() throws {
    var bytes = NumPyWriter.archive([("x", .numbers([1, 2, 3]))])
    let place = try #require(bytes.firstIndex(of: 0x40))
    bytes[place] = 0x41
    let folder = try Folder()
    let path = try folder.file("x.npz", bytes: bytes)
    #expect(
      readError { _ = try TableFile.open(path: path).column("x") }
        == ReadError(.damaged("its bytes do not give its checksum"), part: "array `x`"))
  }

  @Test(
    "damaged files",
    arguments: ["columns.npz", "deflated.npz", "swapped.npz", "record.npy", "matrix.npy"])
  func damaged(file: String) throws {
    #expect(try DamagedFiles.readAll(of: "numpy/" + file, seed: 1) > 0)
  }

  @Test func anInterruptEndsIt() throws {
    struct Interrupt: Error {}
    let source = try open("columns.npz")
    #expect(throws: Interrupt.self) {
      try source.read(columns: [0], factors: [1], threads: 2, interrupted: { throw Interrupt() })
    }
  }
}
