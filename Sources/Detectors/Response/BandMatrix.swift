/// A matrix whose columns are zero but for a stretch of rows.
struct BandMatrix: Sendable {
  let rows: Int
  /// The first row of each column that is not zero.
  private var firstRows: [Int] = []
  /// Where the values of each column start, and where the last ones end.
  private var starts = [0]
  private var values: [Double] = []

  init(rows: Int) { self.rows = rows }

  var columns: Int { firstRows.count }

  /// Adds a column on the right, zero but for these rows.
  mutating func append(_ column: some Sequence<Double>, from row: Int) {
    firstRows.append(row)
    values += column
    starts.append(values.count)
  }

  /// The matrix times a vector of as many numbers as it has columns.
  func times(_ vector: [Double], columns range: Range<Int>? = nil) -> [Double] {
    var product = [Double](repeating: 0, count: rows)
    for column in range ?? 0..<columns where vector[column] != 0 {
      let factor = vector[column]
      let first = firstRows[column] - starts[column]
      for place in starts[column]..<starts[column + 1] {
        product[first + place] += values[place] * factor
      }
    }
    return product
  }
}
