internal import Numerics

/// A second observable of each event, such as the shape of its pulse: its bins, and its distribution at
/// each reconstructed energy.
package struct Discrimination {
  let bins: [Double]
  private let density: (_ xs: [Double], _ energies: [Double]) throws -> [Double]

  /// - Parameters:
  ///   - bins: the edges, rising.
  ///   - density: at each x and reconstructed energy, per unit of x; smooth within a bin.
  package init(
    bins: [Double],
    density: @escaping (_ xs: [Double], _ energies: [Double]) throws -> [Double]
  ) {
    self.bins = bins
    self.density = density
  }

  var count: Int { bins.count - 1 }

  private static let rule = GaussLegendre(count: 24).pairs

  /// For each bin, the parts of the events at these energies that fall into it.
  func fractions(at energies: [Double]) throws -> [[Double]] {
    try zip(bins, bins.dropFirst()).map { low, high in
      let half = (high - low) / 2
      let xs = Self.rule.map { low + half * (1 + $0.node) }
      let densities = try density(
        energies.flatMap { _ in xs }, energies.flatMap { energy in xs.map { _ in energy } })
      guard densities.count == energies.count * xs.count else {
        throw ExperimentError(
          .discrimination, .count(given: densities.count, expected: energies.count * xs.count))
      }
      return try energies.indices.map { index in
        var sum = 0.0
        for (j, point) in Self.rule.enumerated() {
          let density = densities[index * xs.count + j]
          guard ExperimentError.Domain.notNegative.contains(density) else {
            throw ExperimentError(.discrimination, .value(density, at: xs[j], .notNegative))
          }
          sum += point.weight * density
        }
        return sum * half
      }
    }
  }
}
