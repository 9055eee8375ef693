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

  /// The histogram of some of its axes, in their order, summed over the others with their flows.
  package func projected(on axes: [Int]) throws(HistogramError) -> Histogram {
    try sliced(on: axes)
  }

  /// The histogram of one axis, summed over the others with their flows.
  package func projected(on axis: Int) throws(HistogramError) -> Histogram {
    try projected(on: [axis])
  }

  /// The histogram of all axes but one, summed over the bins of that one between two of its edges.
  package func sliced(
    on axes: [Int], from low: Double, to high: Double
  ) throws(HistogramError) -> Histogram {
    let (along, other) = try only(besides: axes)
    let (first, last) = (try other.place(ofEdge: low), try other.place(ofEdge: high))
    guard first < last else { throw .badRange(low, high) }
    return try sliced(on: axes, keeping: first + 1...last, along: along)
  }

  /// The histogram of all axes but one, for one category of that one.
  package func sliced(on axes: [Int], category: String) throws(HistogramError) -> Histogram {
    let (along, other) = try only(besides: axes)
    guard case .category(let names) = other.form, let index = names.firstIndex(of: category) else {
      throw .noSuchCategory(category)
    }
    return try sliced(on: axes, keeping: index + 1...index + 1, along: along)
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

  /// The histogram with the sum over the other axes, flows included, made 1 in each bin of one.
  package func normalised(perBinOf axis: Int) throws(HistogramError) -> Histogram {
    let (totals, stride) = (try projected(on: axis).sums, axes.strides[axis])
    return cellwise { cell in
      let total = totals[cell / stride % totals.count]
      return total == 0 ? (0, 0) : (sums[cell] / total, squares[cell] / (total * total))
    }
  }

  /// The only axis that is not among these.
  private func only(besides kept: [Int]) throws(HistogramError) -> (Int, HistogramAxis) {
    let others = axes.indices.filter { !kept.contains($0) }
    guard others.count == 1 else {
      throw .wrongAxisCount(expected: kept.count + 1, found: axes.count)
    }
    return (others[0], axes[others[0]])
  }

  /// The histogram of some axes, summed over the others: over all of their cells, or some along one.
  private func sliced(
    on axes: [Int], keeping kept: ClosedRange<Int>? = nil, along other: Int? = nil
  ) throws(HistogramError) -> Histogram {
    guard Set(axes).count == axes.count, let last = axes.max() else {
      throw .wrongAxisCount(expected: 1, found: self.axes.count)
    }
    guard axes.allSatisfy(self.axes.indices.contains) else {
      throw .wrongAxisCount(expected: last + 1, found: self.axes.count)
    }
    return moved(
      to: axes.map { self.axes[$0] }, offsets: offsets(on: axes, keeping: kept, along: other))
  }

  /// For each place along each axis how far it leads in a histogram of these axes; nowhere if it is not kept.
  private func offsets(
    on kept: [Int], keeping places: ClosedRange<Int>? = nil, along other: Int? = nil
  ) -> [[Int?]] {
    let strides = kept.map { axes[$0] }.strides
    return axes.indices.map { axis in
      let stride = kept.firstIndex(of: axis).map { strides[$0] } ?? 0
      return (0..<axes[axis].cellCount).map { place in
        axis == other && places?.contains(place) == false ? nil : place * stride
      }
    }
  }

  /// The histogram with each cell along an axis added to the cell `targets` says of a new axis.
  private func moved(along axis: Int, to new: HistogramAxis, targets: [Int]) -> Histogram {
    var newAxes = axes
    newAxes[axis] = new
    let places = axes.indices.map { $0 == axis ? targets : Array(0..<axes[$0].cellCount) }
    return moved(
      to: newAxes,
      offsets: zip(places, newAxes.strides).map { places, stride in
        places.map { $0 * stride }
      })
  }

  /// The histogram with each cell added to the one at the sum of the offsets of its places along the axes; to none where
  /// one of them is missing.
  private func moved(to newAxes: [HistogramAxis], offsets: [[Int?]]) -> Histogram {
    var result = Histogram(axes: newAxes)
    for (cell, target) in targets(offsets).enumerated() {
      guard let target else { continue }
      result.sums[target] += sums[cell]
      result.squares[target] += squares[cell]
    }
    (result.entries, result.missing) = (entries, missing)
    return result
  }

  private func targets(_ offsets: [[Int?]]) -> [Int?] {
    offsets.reduce([0]) { targets, offsets in
      offsets.flatMap { offset in
        targets.map { target in target.flatMap { target in offset.map { target + $0 } } }
      }
    }
  }
}

// MARK: Reweighting

extension Histogram {
  /// Each bin times `new`/`old` of the bin in which it lies along the axes that these have; 0 where `old` is 0.
  ///
  /// This brings a spectrum onto a template that has further axes: `old` is the spectrum that the template was made
  /// with, or its own projection. What lies outside of the bins is left out; the variances are the template's times the
  /// square.
  ///
  /// - Parameters:
  ///   - new: of some of this histogram's axes.
  ///   - old: of the same axes; this histogram's projection on them if `nil`.
  /// - Throws: `axesDiffer` unless each axis of `new` has the bins of one axis here, and of one only.
  package func reweighted(
    to new: Histogram, from old: Histogram? = nil
  ) throws(HistogramError) -> Histogram {
    let shared = try places(of: new.axes)
    let template = withoutFlows
    let old = if let old { old } else { try template.projected(on: shared) }
    guard old.axes.haveSameBins(as: new.axes) else { throw .axesDiffer }
    let targets = template.targets(offsets(on: shared))
    return template.cellwise { cell in
      let target = targets[cell] ?? 0
      let factor = old.sums[target] == 0 ? 0 : new.sums[target] / old.sums[target]
      return (template.sums[cell] * factor, template.squares[cell] * factor * factor)
    }
  }

  /// Which of the axes have these bins.
  private func places(of others: [HistogramAxis]) throws(HistogramError) -> [Int] {
    if axes.haveSameBins(as: others) { return Array(axes.indices) }
    var places: [Int] = []
    for other in others {
      let alike = axes.indices.filter { axes[$0].hasSameBins(as: other) }
      guard alike.count == 1, !places.contains(alike[0]) else { throw .axesDiffer }
      places += alike
    }
    return places
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
