import Glibc

/// What a cut at each edge of a variable would keep of a signal and a background, and how significant that is.
package struct CutScan: Sendable {
  package enum Direction: String, Sendable, CaseIterable { case above, below }

  /// Where the cut stands: the edges of the axis.
  package let thresholds: [Double]
  /// What passes, with the flow on that side.
  package let signal: [Double]
  package let background: [Double]

  /// - Parameter keeping: whether events above the threshold pass or those below it.
  package init(
    signal: Histogram, background: Histogram, keeping: Direction
  ) throws(HistogramError) {
    guard signal.axes.haveSameBins(as: background.axes) else { throw .axesDiffer }
    guard signal.axes.count == 1 else {
      throw .wrongAxisCount(expected: 1, found: signal.axes.count)
    }
    if case .category = signal.axes[0].form { throw .categoriesHaveNoNumbers }
    thresholds = signal.axes[0].edges
    func kept(_ histogram: Histogram) throws(HistogramError) -> [Double] {
      let sums = try histogram.accumulated(fromAbove: keeping == .above).sums
      return Array(keeping == .above ? sums.dropFirst() : sums.dropLast())
    }
    self.signal = try kept(signal)
    self.background = try kept(background)
  }

  /// s/√(s + b); 0 where nothing passes.
  package var signalOverNoise: [Double] {
    zip(signal, background).map { $0 + $1 > 0 ? $0 / ($0 + $1).squareRoot() : 0 }
  }

  /// √(2 ((s + b) ln(1 + s/b) - s)), the median significance of a discovery; NaN where b is not positive.
  ///
  /// Source: G. Cowan, K. Cranmer, E. Gross, O. Vitells, arXiv:1007.1727, eq. 97.
  package var asimovSignificance: [Double] {
    zip(signal, background).map { s, b in
      b > 0 ? max(2 * ((s + b) * log1p(s / b) - s), 0).squareRoot() : .nan
    }
  }

  /// The place of the largest value that is not NaN.
  package static func best(_ values: [Double]) -> Int? {
    values.indices.filter { !values[$0].isNaN }.max { values[$0] < values[$1] }
  }
}
