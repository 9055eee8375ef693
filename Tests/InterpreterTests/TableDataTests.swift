import Columns
import Interpreter
import Synchronization
import Testing

struct TableDataTests {
  /// Ten rows: numbers and strings in a file, and numbers in memory.
  private final class File: Sendable {
    /// What was read, in order.
    let reads = Mutex<[String]>([])

    func table() -> TableData {
      let numbers = FileColumn(parts: { self.parts() }) { _ in
        self.reads.withLock { $0.append("numbers") }
        return .numbers((0..<10).map(Double.init))
      }
      let strings = FileColumn(parts: nil) { _ in
        self.reads.withLock { $0.append("strings") }
        return .strings(codes: (0..<10).map { Int32($0 % 2) }, dictionary: ["a", "b"])
      }
      return TableData(
        contents: [
          .inFile(numbers), .inFile(strings), .here(.numbers((0..<10).map { Double($0 * $0) })),
        ], rowCount: 10)
    }

    private func parts() -> FileColumn.Parts {
      var row = 0
      return { count, _ in
        self.reads.withLock { $0.append("part") }
        defer { row += count }
        return .numbers((row..<row + count).map(Double.init))
      }
    }
  }

  @Test func columnsAreReadWhenTheyAreUsedAndOnce() throws {
    let file = File()
    let table = file.table()
    #expect(file.reads.withLock(\.self) == [])
    for _ in 0..<2 {
      #expect(try table.column(0, interrupted: {}) == .numbers((0..<10).map(Double.init)))
    }
    #expect(file.reads.withLock(\.self) == ["numbers"])
  }

  @Test func gatheredRowsAreReadWhenTheyAreUsed() throws {
    let file = File()
    let rows = try file.table().gather([7, 1], interrupted: {})
    #expect(rows.rowCount == 2)
    #expect(file.reads.withLock(\.self) == [])
    #expect(try rows.column(2, interrupted: {}) == .numbers([49, 1]))
    #expect(try rows.column(0, interrupted: {}) == .numbers([7, 1]))
    #expect(file.reads.withLock(\.self) == ["numbers"])
    let loaded = try rows.loaded(interrupted: {})
    #expect(loaded.columns[1] == .strings(codes: [1, 1], dictionary: ["a", "b"]))
  }

  /// What the parts of a table hold, put together.
  private func gone(
    through table: TableData, memory: Int
  ) throws -> (columns: [[Double]], lengths: [Int]) {
    var columns: [[Double]] = [[], [], []]
    var lengths: [Int] = []
    try table.forEachPart(of: [0, 1, 2], partLength: 4, memory: memory, interrupted: {}) {
      part, rows in
      for index in part.indices { columns[index] += part[index].machineInput }
      lengths.append(rows.count)
    }
    return (columns, lengths)
  }

  @Test func largeTablesComeInParts() throws {
    let (small, large) = (File(), File())
    let whole = try gone(through: small.table(), memory: 1 << 20)
    let parts = try gone(through: large.table(), memory: 100)
    #expect(whole.lengths == [10])
    #expect(parts.lengths == [4, 4, 2])
    #expect(parts.columns == whole.columns)
    #expect(small.reads.withLock(\.self) == ["numbers", "strings"])
    #expect(large.reads.withLock(\.self) == ["strings", "part", "part", "part"])
  }

  @Test func anInterruptEndsIt() {
    struct Interrupt: Error {}
    let column = FileColumn(parts: nil) { interrupted in
      try interrupted()
      return .numbers([])
    }
    let table = TableData(contents: [.inFile(column)], rowCount: 0)
    #expect(throws: Interrupt.self) { try table.column(0, interrupted: { throw Interrupt() }) }
  }
}
