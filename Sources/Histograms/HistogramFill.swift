internal import Columns

/// Fills one histogram for each of some groups from blocks of rows, in the order of the rows.
package struct HistogramFill: Sendable {
  package let axes: [HistogramAxis]
  package let groupCount: Int
  private let cellCount: Int
  /// For each group and cell the sum of the weights and that of their squares.
  fileprivate var cells: [Double]
  fileprivate var entries: [Int]
  fileprivate var missing: [Int]

  /// The memory of the cells.
  package var byteCount: Int { cells.count * MemoryLayout<Double>.stride }

  package init(axes: [HistogramAxis], groupCount: Int = 1) {
    self.axes = axes
    self.groupCount = groupCount
    cellCount = axes.cellCount
    cells = [Double](repeating: 0, count: 2 * cellCount * groupCount)
    entries = [Int](repeating: 0, count: groupCount)
    missing = entries
  }

  /// Adds rows.
  ///
  /// - Parameters:
  ///   - coordinates: `count` numbers for each axis.
  ///   - weights: as many numbers, or 1 for each row; a missing weight counts as 0.
  ///   - groups: the group of each row, all `groupCount` or less; 0 for each row if `nil`.
  package mutating func add(
    _ coordinates: [UnsafePointer<Double>], weights: UnsafePointer<Double>?,
    groups: UnsafePointer<Int>?, count: Int
  ) {
    let (axes, x, rows) = (self.axes, coordinates[0], Rows(weights, groups, count))
    guard axes.count <= 2 else { return fill(rows) { axes.cell($0, of: coordinates) } }
    axes[0].edges.withUnsafeBufferPointer { edges in
      let first = HistogramAxis.Locator(form: axes[0].form, edges: edges)
      guard axes.count == 2 else {
        return fill(rows) { x[$0].isNaN ? nil : first.cell(of: x[$0]) }
      }
      axes[1].edges.withUnsafeBufferPointer { edges in
        let second = HistogramAxis.Locator(form: axes[1].form, edges: edges)
        let (y, row) = (coordinates[1], axes[0].cellCount)
        fill(rows) {
          x[$0].isNaN || y[$0].isNaN ? nil : first.cell(of: x[$0]) + row * second.cell(of: y[$0])
        }
      }
    }
  }

  private struct Rows {
    let weights: UnsafePointer<Double>?
    let groups: UnsafePointer<Int>?
    let count: Int

    init(_ weights: UnsafePointer<Double>?, _ groups: UnsafePointer<Int>?, _ count: Int) {
      (self.weights, self.groups, self.count) = (weights, groups, count)
    }
  }

  @inline(__always)
  private mutating func fill(_ rows: Rows, _ cell: (Int) -> Int?) {
    let cellCount = cellCount
    cells.withUnsafeMutableBufferPointer { cells in
      for row in 0..<rows.count {
        let group = rows.groups.map { $0[row] } ?? 0
        guard let cell = cell(row) else {
          missing[group] += 1
          continue
        }
        let given = rows.weights.map { $0[row] } ?? 1
        let weight = given.isNaN ? 0 : given
        let place = 2 * (group * cellCount + cell)
        cells[place] += weight
        cells[place + 1] += weight * weight
        entries[group] += 1
      }
    }
  }
}

extension [HistogramAxis] {
  /// The cell of a row of numbers, one along each axis; none if one is missing.
  fileprivate func cell(_ row: Int, of coordinates: [UnsafePointer<Double>]) -> Int? {
    var (cell, stride) = (0, 1)
    for (axis, numbers) in zip(self, coordinates) {
      guard let place = axis.cell(of: numbers[row]) else { return nil }
      cell += place * stride
      stride *= axis.cellCount
    }
    return cell
  }
}

/// The sum of several fills with the same axes, added in a fixed order and without loss by rounding.
package struct HistogramSums: Sendable {
  private let axes: [HistogramAxis]
  private var cells: [CompensatedSum]
  private var entries: [Int]
  private var missing: [Int]

  package init(axes: [HistogramAxis], groupCount: Int = 1) {
    self.axes = axes
    cells = Array(repeating: CompensatedSum(), count: 2 * axes.cellCount * groupCount)
    entries = [Int](repeating: 0, count: groupCount)
    missing = entries
  }

  package mutating func add(_ fill: HistogramFill) {
    for (index, value) in fill.cells.enumerated() where value != 0 { cells[index].add(value) }
    for group in entries.indices {
      entries[group] += fill.entries[group]
      missing[group] += fill.missing[group]
    }
  }

  /// The histogram of a group.
  package func histogram(group: Int = 0) -> Histogram {
    var histogram = Histogram(axes: axes)
    let first = 2 * group * axes.cellCount
    for cell in histogram.sums.indices {
      histogram.sums[cell] = cells[first + 2 * cell].value
      histogram.squares[cell] = cells[first + 2 * cell + 1].value
    }
    histogram.entries = entries[group]
    histogram.missing = missing[group]
    return histogram
  }
}
