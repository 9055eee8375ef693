internal import Columns

/// The bins of a histogram as rows: their edges, contents and errors, without what is below and above the range.
struct HistogramTable: TableSource {
  let headers: [ColumnHeader]
  private let columns: [[Double]]

  var rowCount: Int? { columns[0].count }

  init(_ histogram: ROOTHistogram) {
    var headers: [ColumnHeader] = []
    var columns: [[Double]] = []
    for (axis, letter) in zip(histogram.axes, ["x", "y"]) {
      let prefix = histogram.axes.count == 1 ? "" : letter + "_"
      let unit = ColumnHeader(axis.title, kind: .number).unitText
      for (name, shift) in [("low", 0), ("high", 1)] {
        headers.append(ColumnHeader(prefix + name, unit: unit, kind: .number))
        columns.append(Self.bins(histogram).map { axis.edges[$0[letter == "x" ? 0 : 1] + shift] })
      }
    }
    headers.append(ColumnHeader("content", kind: .number))
    headers.append(ColumnHeader("error", kind: .number))
    let places = Self.bins(histogram).map { Self.place($0, histogram) }
    columns.append(places.map { histogram.contents[$0] })
    columns.append(places.map { (histogram.squares ?? histogram.contents)[$0].squareRoot() })
    (self.headers, self.columns) = (headers, columns)
  }

  /// The bins within the range, each by its number along every axis.
  private static func bins(_ histogram: ROOTHistogram) -> [[Int]] {
    let counts = histogram.axes.map { $0.edges.count - 1 }
    let rows = counts.count == 2 ? counts[1] : 1
    return (0..<rows).flatMap { y in (0..<counts[0]).map { x in [x, y] } }
  }

  /// Where a bin is among the contents.
  private static func place(_ bin: [Int], _ histogram: ROOTHistogram) -> Int {
    histogram.axes.count == 1
      ? bin[0] + 1 : (bin[1] + 1) * (histogram.axes[0].edges.count + 1) + bin[0] + 1
  }

  func cursor(
    columns: [Int], factors: [Double], threads: Int
  ) throws(ReadError) -> any TableCursor {
    Cursor(
      columns: zip(columns, factors).map { index, factor in self.columns[index].map { $0 * factor }
      })
  }

  private struct Cursor: TableCursor {
    let columns: [[Double]]
    var row = 0

    mutating func next(
      _ count: Int, interrupted: @Sendable () throws -> Void
    ) throws -> [ColumnData] {
      let end = row + min(count, (columns.first?.count ?? row) - row)
      defer { row = end }
      return columns.map { .numbers(Array($0[row..<end])) }
    }
  }
}
