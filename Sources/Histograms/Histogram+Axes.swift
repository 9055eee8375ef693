extension Histogram {
  /// The histogram with `factor` bins at a time taken together along an axis; bins that are left over at the end go to
  /// the overflow.
  package func rebinned(by factor: Int, axis: Int = 0) throws(HistogramError) -> Histogram {
    guard axes.indices.contains(axis) else { throw .wrongAxisCount(expected: axis + 1, found: 1) }
    guard factor >= 1, factor <= axes[axis].count else { throw .badBinCount(factor) }
    let edges = stride(from: 0, through: axes[axis].count, by: factor).map { axes[axis].edges[$0] }
    return try rebinned(to: edges, axis: axis)
  }

  /// The histogram with wider bins along an axis, whose edges are some of those it has; what lies outside of them goes
  /// to the flows.
  package func rebinned(to edges: [Double], axis: Int = 0) throws(HistogramError) -> Histogram {
    guard axes.indices.contains(axis) else { throw .wrongAxisCount(expected: axis + 1, found: 1) }
    let old = axes[axis]
    if case .category = old.form { throw .categoriesHaveNoNumbers }
    var places: [Int] = []
    for edge in edges { places.append(try old.place(ofEdge: edge)) }
    let new = try old.coarsened(to: places)
    var targets = [0] + old.edges.dropLast().compactMap(new.cell(of:)) + [new.count + 1]
    targets[old.count + 1] = new.count + 1
    return moved(along: axis, to: new, targets: targets)
  }

  /// The histogram of one axis of two, summed over the other with its flows.
  package func projected(on axis: Int) throws(HistogramError) -> Histogram {
    try sliced(along: axis, keeping: nil)
  }

  /// The histogram of one axis of two, summed over the bins of the other between two of its edges.
  package func sliced(
    on axis: Int, from low: Double, to high: Double
  ) throws(HistogramError) -> Histogram {
    guard axes.count == 2 else { throw .wrongAxisCount(expected: 2, found: axes.count) }
    let other = axes[1 - axis]
    let (first, last) = (try other.place(ofEdge: low), try other.place(ofEdge: high))
    guard first < last else { throw .badRange(low, high) }
    return try sliced(along: axis, keeping: first + 1...last)
  }

  /// The histogram of one axis, for one category of the other.
  package func sliced(on axis: Int, category: String) throws(HistogramError) -> Histogram {
    guard axes.count == 2 else { throw .wrongAxisCount(expected: 2, found: axes.count) }
    guard case .category(let names) = axes[1 - axis].form,
      let index = names.firstIndex(of: category)
    else { throw .noSuchCategory(category) }
    return try sliced(along: axis, keeping: index + 1...index + 1)
  }

  /// The running sum along the only axis: what lies in a bin or below it, or in it or above it, with the flow there.
  package func accumulated(fromAbove: Bool = false) throws(HistogramError) -> Histogram {
    guard axes.count == 1 else { throw .wrongAxisCount(expected: 1, found: axes.count) }
    var result = self
    let cells = Array(sums.indices)
    let order = fromAbove ? cells.reversed() : cells
    for (cell, previous) in zip(order.dropFirst(), order) {
      result.sums[cell] += result.sums[previous]
      result.squares[cell] += result.squares[previous]
    }
    return result
  }

  /// The histogram of one axis with NaN in every bin that reaches into a range.
  package func blinded(between low: Double, and high: Double) throws(HistogramError) -> Histogram {
    guard axes.count == 1 else { throw .wrongAxisCount(expected: 1, found: axes.count) }
    var result = self
    for bin in 0..<axes[0].count where axes[0].edges[bin] < high && axes[0].edges[bin + 1] > low {
      (result.sums[bin + 1], result.squares[bin + 1]) = (.nan, .nan)
    }
    return result
  }

  /// The histogram of two axes with the sum over the other axis, flows included, made 1 in each bin of one.
  package func normalised(perBinOf axis: Int) throws(HistogramError) -> Histogram {
    guard axes.count == 2 else { throw .wrongAxisCount(expected: 2, found: axes.count) }
    let (totals, row) = (try projected(on: axis).sums, axes[0].cellCount)
    return cellwise { cell in
      let total = totals[axis == 0 ? cell % row : cell / row]
      return total == 0 ? (0, 0) : (sums[cell] / total, squares[cell] / (total * total))
    }
  }

  private func sliced(
    along axis: Int, keeping kept: ClosedRange<Int>?
  ) throws(HistogramError) -> Histogram {
    guard axes.count == 2 else { throw .wrongAxisCount(expected: 2, found: axes.count) }
    guard axes.indices.contains(axis) else { throw .wrongAxisCount(expected: axis + 1, found: 2) }
    var result = Histogram(axes: [axes[axis]])
    let row = axes[0].cellCount
    for cell in sums.indices {
      let (x, y) = (cell % row, cell / row)
      guard kept?.contains(axis == 0 ? y : x) ?? true else { continue }
      result.sums[axis == 0 ? x : y] += sums[cell]
      result.squares[axis == 0 ? x : y] += squares[cell]
    }
    (result.entries, result.missing) = (entries, missing)
    return result
  }

  /// The histogram with each cell along an axis added to the cell `targets` says of a new axis.
  private func moved(along axis: Int, to new: HistogramAxis, targets: [Int]) -> Histogram {
    var newAxes = axes
    newAxes[axis] = new
    var result = Histogram(axes: newAxes)
    let (row, newRow) = (axes[0].cellCount, newAxes[0].cellCount)
    for cell in sums.indices {
      var place = [cell % row, cell / row]
      place[axis] = targets[place[axis]]
      result.sums[place[0] + newRow * place[1]] += sums[cell]
      result.squares[place[0] + newRow * place[1]] += squares[cell]
    }
    (result.entries, result.missing) = (entries, missing)
    return result
  }
}

extension HistogramAxis {
  /// Which edge a number is, but for the rounding of edges that were made in another way.
  fileprivate func place(ofEdge number: Double) throws(HistogramError) -> Int {
    let nearest = edges.indices.min { abs(edges[$0] - number) < abs(edges[$1] - number) }
    let tolerance = 1e-9 * (edges[count] - edges[0])
    guard let nearest, abs(edges[nearest] - number) <= tolerance else { throw .notAnEdge(number) }
    return nearest
  }

  /// The axis with these edges only; regular if it was and they are evenly spaced.
  fileprivate func coarsened(to places: [Int]) throws(HistogramError) -> HistogramAxis {
    let edges = places.map { self.edges[$0] }
    let steps = Set(zip(places, places.dropFirst()).map { $1 - $0 })
    guard form == .regular, let step = steps.first, steps.count == 1, step > 0 else {
      return try HistogramAxis(edges: edges)
    }
    return try HistogramAxis(count: places.count - 1, from: edges[0], to: edges[places.count - 1])
  }
}
