/// Bins of the time at which an event is reconstructed, in s after the start of a pulse.
package struct TimeAxis {
  let bins: [Double]
  let efficiency: Curve?

  /// - Parameters:
  ///   - bins: the edges, rising.
  ///   - efficiency: the part of the events at a time that is counted.
  package init(bins: [Double], efficiency: Curve? = nil) {
    self.bins = bins
    self.efficiency = efficiency
  }

  /// The parts of a bin over each of which the efficiency counts as constant, that in the middle: for a
  /// smooth one this is good to the square of its relative change over a part.
  private static let parts = 64

  /// The parts of events that are counted in each bin.
  /// - Parameter fraction: the part of the events that arrives between two times.
  func fractions(_ fraction: (_ from: Double, _ to: Double) -> Double) throws -> [Double] {
    guard let efficiency else { return zip(bins, bins.dropFirst()).map { fraction($0, $1) } }
    return try zip(bins, bins.dropFirst()).map { low, high in
      let width = (high - low) / Double(Self.parts)
      let edges = (0...Self.parts).map { low + width * Double($0) }
      let efficiencies = try efficiency.values(
        at: edges.dropLast().map { $0 + width / 2 }, .timeEfficiency, .fraction)
      return efficiencies.indices.reduce(0) {
        $0 + efficiencies[$1] * fraction(edges[$1], edges[$1 + 1])
      }
    }
  }
}
