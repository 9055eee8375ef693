import Columns
import Foundation
import Testing

@testable import Events

/// The files in `Tests/Fixtures/Events`.
enum Fixture {
  static let rows = 0..<50

  static func path(_ name: String) -> String {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Fixtures/Events/" + name).path
  }

  static func bytes(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: path(name))))
  }

  /// What the scripts write into the columns: each cell follows from its row.
  static let columns: [String: ColumnData] = [
    "f4": .packed(PackedNumbers(.floats(rows.map { Float($0) / 8 - 3 }))),
    "f8": numbers { Double($0) * 0.1 },
    "i1": int32s { $0 - 25 },
    "i2": int32s { $0 * 100 - 2500 },
    "i4": int32s { $0 * 100_000 - 2_500_000 },
    "i8": int64s { ($0 - 25) * 1_000_000_000_000 },
    "u1": int32s { $0 * 5 },
    "u2": int32s { $0 * 1000 },
    "u4": int64s { $0 * 80_000_000 },
    "u8": numbers { Double($0) * 1e12 },
    "b1": .booleans(rows.map { $0 % 3 == 0 }),
    "S": strings(["nu-e", "NC", "", "nue CC"]),
    "U": strings(["ν-e", "NC", "", "nue CC"]),
  ]

  static func numbers(_ cell: (Int) -> Double) -> ColumnData { .numbers(rows.map(cell)) }

  static func int32s(_ cell: (Int) -> Int) -> ColumnData {
    .packed(PackedNumbers(.int32s(rows.map { Int32(cell($0)) })))
  }

  static func int64s(_ cell: (Int) -> Int) -> ColumnData {
    .packed(PackedNumbers(.int64s(rows.map { Int64(cell($0)) })))
  }

  /// Four strings, taken in turn.
  static func strings(_ four: [String]) -> ColumnData {
    .strings(codes: rows.map { Int32($0 % 4) }, dictionary: four)
  }
}

extension TableSource {
  /// All rows of a column.
  func column(_ name: String, factor: Double = 1) throws -> ColumnData {
    let index = try #require(headers.firstIndex { $0.name == name })
    return try read(columns: [index], factors: [factor], threads: 1, interrupted: {})[0]
  }

  func readAll() throws -> [ColumnData] {
    try read(
      columns: Array(headers.indices), factors: headers.map { _ in 1 }, threads: 2, interrupted: {})
  }

  /// All rows of all columns, `count` at a time, put together again.
  func columns(inBlocksOf count: Int, threads: Int = 2) throws -> [[ColumnData]] {
    var cursor = try cursor(
      columns: Array(headers.indices), factors: headers.map { _ in 1 }, threads: threads)
    var blocks: [[ColumnData]] = []
    while true {
      let block = try cursor.next(count, interrupted: {})
      guard let rows = block.first?.count, rows > 0 else { return blocks }
      blocks.append(block)
    }
  }
}

extension ColumnData {
  /// The cells as texts, to compare columns read in different ways.
  var cells: [String] {
    switch self {
    case .numbers, .packed: machineInput.map { "\($0)" }
    case .booleans(let values): values.map { "\($0)" }
    case .strings: (0..<count).map { string(at: $0) ?? "-" }
    }
  }
}

func problem(_ body: () throws -> Void) -> ReadError.Problem? { readError(body)?.problem }

func readError(_ body: () throws -> Void) -> ReadError? {
  do {
    try body()
    return nil
  } catch { return error as? ReadError }
}
