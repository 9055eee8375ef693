import Columns
import Foundation
import Testing

@testable import Events

struct TextTableTests {
  private func open(
    _ bytes: [UInt8], columns: String? = nil, pieceLength: Int = 1 << 20
  ) throws -> TextSource {
    let folder = try Folder()
    let file = try OpenFile(path: folder.file("table.csv", bytes: bytes))
    return try TextSource(file, columns: columns, pieceLength: pieceLength)
  }

  private func schema(_ text: String) throws -> [ColumnHeader] {
    try open(Array(text.utf8)).headers
  }

  /// Reads a text with factors of 1, in pieces as small as asked for.
  private func read(
    _ text: String, columns: String? = nil, pieceLength: Int = 1 << 20
  ) throws -> [ColumnData] {
    let source = try open(Array(text.utf8), columns: columns, pieceLength: pieceLength)
    return try source.readAll()
  }

  private func error(_ text: String, columns: String? = nil) -> ReadError? {
    do {
      _ = try read(text, columns: columns)
      return nil
    } catch { return error as? ReadError }
  }

  private func numbers(_ column: ColumnData) -> [Double?] {
    guard case .numbers(let values) = column else { return [] }
    return values.map { $0.isNaN ? nil : $0 }
  }

  private func strings(_ column: ColumnData) -> [String?] {
    (0..<column.count).map { column.string(at: $0) }
  }

  @Test func commas() throws {
    let columns = try read("E [GeV], theta [rad],truth\n1.5, 0.1,nu-e\n-2,0.2, NC \n")
    #expect(numbers(columns[0]) == [1.5, -2])
    #expect(numbers(columns[1]) == [0.1, 0.2])
    #expect(strings(columns[2]) == ["nu-e", "NC"])
  }

  @Test(
    "blanks, tabs and semicolons",
    arguments: [
      "E [GeV]  t [us]\n 1   2\n3 4  \n", "E [GeV]\tt [us]\n1\t2\n3\t4\n",
      "E[GeV];t [us]\n1;2\n3; 4\n", "E [GeV] \t t [us] \r\n1 2\r\n\r\n3 4",
      "\u{FEFF}E [GeV],t [us]\n1,2\n3,4", "# made by hand\n#\n\n E [GeV],t [us]\n\n1,2\n3,4\n\n",
      "\"E [GeV]\",\"t [us]\"\n\"1\",2\n3,\"4\"\n",
    ])
  func layouts(text: String) throws {
    let columns = try read(text)
    #expect(numbers(columns[0]) == [1, 3])
    #expect(numbers(columns[1]) == [2, 4])
    #expect(try schema(text).map(\.name) == ["E", "t"])
    #expect(try schema(text).map(\.unitText) == ["GeV", "us"])
  }

  @Test func unitsAreTextsOfAnyKind() throws {
    let commas = try schema("a [1e-45 cm^2/keV], b [events/(t*yr)], c, d []\n1,2,3,4\n")
    #expect(commas.map(\.unitText) == ["1e-45 cm^2/keV", "events/(t*yr)", nil, nil])
    let blanks = try schema("a [kg m/s] b c\n1 2 3\n")
    #expect(blanks.map(\.unitText) == ["kg m/s", nil, nil])
    #expect(blanks.map(\.name) == ["a", "b", "c"])
  }

  @Test func kindsOfColumns() throws {
    let text = "n,b,s,mixed,missing,unit [keV]\n1,true,x,1,,\n2,FALSE,,true,NA,NA\n"
    #expect(
      try schema(text).map(\.kind) == [.number, .boolean, .string, .string, .number, .number])
    #expect(try read(text)[1] == .booleans([true, false]))
  }

  @Test func missingValues() throws {
    let columns = try read("x,s\n1,a\n,\nNA,n/a\nNaN,null\n-,-\n2,\"\"\n")
    #expect(numbers(columns[0]) == [1, nil, nil, nil, nil, 2])
    #expect(strings(columns[1]) == ["a", nil, nil, nil, nil, ""])
  }

  @Test func percentages() throws {
    let columns = try read("cl [%]\n90%\n95\n")
    #expect(numbers(columns[0]) == [90, 95])
    #expect(try schema("cl\n90%\n")[0].kind == .string)
  }

  @Test func factors() throws {
    let source = try open(Array("E [GeV]\n1.5\n\"2\"\n".utf8))
    #expect(try source.column("E", factor: 1e9) == .numbers([1.5e9, 2e9]))
  }

  @Test func quotedFields() throws {
    let columns = try read(
      "name,n\n\"Vidyakin et al., 1992\",1\n\"say \"\"so\"\"\",2\n\"two\nlines\",3\n\"\"\"\",4\n")
    #expect(
      strings(columns[0]) == ["Vidyakin et al., 1992", "say \"so\"", "two\nlines", "\""])
    #expect(numbers(columns[1]) == [1, 2, 3, 4])
    #expect(strings(try read("s n\n\"a b\" 1\nc 2\n")[0]) == ["a b", "c"])
  }

  @Test func headerlessFiles() throws {
    let columns = try read("1 2\n3 4\n", columns: "E [PE], t [us]")
    #expect(numbers(columns[1]) == [2, 4])
    #expect(try numbers(read("E [PE],t [us]\n1,2\n", columns: "E [PE], t [us]")[0]) == [1])
  }

  @Test("any division into pieces gives the same table", arguments: [1, 7, 64, 1_000])
  func pieces(length: Int) throws {
    var random = SplitMix(3)
    var text = "x [keV],s,y\n"
    for row in 0..<500 {
      if row % 50 == 7 { text += row % 100 == 7 ? "\n" : "  \r\n" }
      text += "\(Double.random(in: -1...1, using: &random)),k\(row * 7 % 13),"
      text += row % 5 == 0 ? "\n" : "\(row)\n"
    }
    let whole = try read(text)
    let parts = try read(text, pieceLength: length)
    #expect(numbers(parts[0]) == numbers(whole[0]) && parts[0].count == 500)
    #expect(parts[1] == whole[1])
    #expect(numbers(parts[2]) == numbers(whole[2]))
  }

  @Test func anEmptyTable() throws {
    #expect(try read("a,b\n") == [.numbers([]), .numbers([])])
    for text in ["", "\n\n", "# only a comment", "\u{FEFF}"] {
      #expect(error(text)?.problem == .empty)
    }
  }

  @Test func headersThatAreNone() {
    #expect(error("1,2\n3,4\n")?.problem == .noHeader)
    #expect(error("a,b,a\n1,2,3\n") == ReadError(.duplicateName("a"), line: 1, column: 5))
    #expect(error("a,,c\n1,2,3\n")?.problem == .badHeader)
    #expect(error("a [keV,b\n1,2\n")?.problem == .badHeader)
    #expect(error("[keV],b\n1,2\n")?.text == "[keV]")
  }

  @Test func raggedLines() {
    #expect(
      error("a,b\n1,2\n\n3\n")
        == ReadError(.fields(found: 1, expected: 2), line: 4, column: 2, text: "3"))
    #expect(
      error("a,b\n1,2,3\n")
        == ReadError(.fields(found: 3, expected: 2), line: 2, column: 4, text: "3"))
    #expect(error("a b\n1 2\n3 4 5\n")?.line == 3)
  }

  @Test func cellsThatAreNoNumbers() {
    let rows = String(repeating: "1,2\n", count: 1_500)
    #expect(
      error("a,b [keV]\n" + rows + "1,  2 keV\n1,2\n")
        == ReadError(.notANumber(column: "b"), line: 1_502, column: 5, text: "2 keV"))
    #expect(error("é,b [keV]\n1,x\n")?.column == 3)
    #expect(error("a [m]\n\"1\nx\"\n")?.line == 2)
    let booleans = String(repeating: "true\n", count: 1_500)
    #expect(error("a\n" + booleans + "maybe\n")?.problem == .notABoolean(column: "a"))
  }

  @Test func quotesThatAreWrong() {
    #expect(error("a,b\n1,\"x\n2,y\n") == ReadError(.unclosedQuote, line: 2, column: 3))
    #expect(
      error("a,b\n1,\"x\"y\n") == ReadError(.textAfterQuote, line: 2, column: 6, text: "y"))
  }

  @Test func theFirstOfManyErrorsIsReported() {
    let text = "a [m],b [m]\n" + (0..<1_000).map { $0 < 300 ? "1,2\n" : "1,x\n" }.joined()
    for _ in 0..<20 { #expect(error(text)?.line == 302) }
  }

  @Test func otherEncodings() throws {
    let folder = try Folder()
    let latin = try folder.file(
      "latin.csv", bytes: Array("name,n\n".utf8) + [0xE9, 0x2C, 0x31, 0x0A])
    #expect(throws: ReadError(.badEncoding, line: 2, column: 1)) {
      try TableFile.open(path: latin).readAll()
    }
    let wide = try #require("a,b\n1,2\n".data(using: .utf16))
    #expect(throws: ReadError.self) {
      try TableFile.open(path: folder.file("utf16.csv", bytes: Array(wide)))
    }
    let bare = try #require("a,b\n1,2\n".data(using: .utf16LittleEndian))
    #expect(throws: ReadError.self) {
      try TableFile.open(path: folder.file("bare.csv", bytes: Array(bare)))
    }
  }

  @Test func filesThatAreNotThere() throws {
    let folder = try Folder()
    #expect(throws: ReadError.self) { try TableFile.open(path: folder.path + "/none.csv") }
    #expect(throws: ReadError.self) { try TableFile.open(path: folder.path) }
  }

  @Test func aFileThatChangedIsNotMisread() throws {
    let folder = try Folder()
    let path = try folder.file("a.csv", "a,b\n1,2\n")
    let source = try TableFile.open(path: path)
    // In place, as an editor may do: the file stays open.
    let handle = try #require(FileHandle(forWritingAtPath: path))
    try handle.write(contentsOf: Data("b,a\n1,2\n".utf8))
    try handle.close()
    #expect(throws: ReadError(.changed, line: 1)) { try source.readAll() }
  }

  @Test func anInterruptEndsIt() throws {
    struct Interrupt: Error {}
    let source = try open(Array(("a\n" + String(repeating: "1\n", count: 10_000)).utf8))
    #expect(throws: Interrupt.self) {
      try source.read(columns: [0], factors: [1], threads: 2, interrupted: { throw Interrupt() })
    }
  }

  /// Every prefix of a table, and the table with any one byte replaced, is read or refused, and never traps.
  @Test func damagedTables() throws {
    let text = Array("a [m],\"b\",c\n1.5e-3,\"x\"\"y\",true\r\n,NA,false\n# no,\"q\n\",true\n".utf8)
    for length in 0...text.count { _ = try? open(Array(text[..<length])).readAll() }
    for place in text.indices {
      for byte: UInt8 in [0, 0x0A, 0x0D, 0x22, 0x2C, 0x20, 0x5B, 0x5D, 0xFF, 0x65, 0x2D] {
        var damaged = text
        damaged[place] = byte
        guard let source = try? open(damaged, pieceLength: 8) else { continue }
        if let columns = try? source.readAll() { #expect(columns.count == source.headers.count) }
      }
    }
  }

  @Test func onlySomeColumns() throws {
    let source = try open(Array("a,s,b\n1,\"x,y\",2\n3,z,4\n".utf8))
    let columns = try source.read(
      columns: [2, 0], factors: [10, 1], threads: 1, interrupted: {})
    #expect(columns == [.numbers([20, 40]), .numbers([1, 3])])
  }

  @Test("blocks of any number of rows make the same table", arguments: [1, 13, 64, 500])
  func blocks(count: Int) throws {
    let rows = (0..<500).map { "\($0),k\($0 * 7 % 13),\($0 % 2 == 0)\n" }
    let source = try open(Array(("n,s,b\n" + rows.joined()).utf8), pieceLength: 100)
    let whole = try source.readAll()
    let blocks = try source.columns(inBlocksOf: count)
    #expect(blocks.dropLast().allSatisfy { $0[0].count == count })
    for index in whole.indices {
      #expect(blocks.flatMap { $0[index].cells } == whole[index].cells)
    }
  }

  @Test func linesThatAreRaggedFarBelow() throws {
    let text = "a,b\n" + String(repeating: "1,2\n", count: 99_997) + "1\n1,2\n"
    for length in [1 << 10, 1 << 20] {
      let source = try open(Array(text.utf8), pieceLength: length)
      #expect(
        readError { _ = try source.readAll() }
          == ReadError(.fields(found: 1, expected: 2), line: 99_999, column: 2, text: "1"))
    }
  }

  @Test("quoted fields over the ends of pieces", arguments: [1, 2, 3, 5, 8, 1_000])
  func quotesInPieces(length: Int) throws {
    let text = "s,n\n\"two\nlines\",1\n\"a \"\"b\"\"\n\",2\nplain,3\n\"\n\n\n\",4\n"
    let columns = try read(text, pieceLength: length)
    #expect(columns[0].cells == ["two\nlines", "a \"b\"\n", "plain", "\n\n\n"])
    #expect(columns[1] == .numbers([1, 2, 3, 4]))
  }
}
