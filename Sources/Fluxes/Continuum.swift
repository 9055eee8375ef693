internal import Numerics

/// A density on a range of energies as polynomials on panels, together with its moments above.
struct Continuum: Sendable {
  /// The ends of the panels, rising: one more than there are panels.
  let edges: [Double]
  /// Where the coefficients of each panel start, and where the last ones end.
  private let starts: [Int]
  /// Chebyshev coefficients of φ and of the integrals of φ, φ/E and φ/E² from E to the last edge.
  private let coefficients: [SIMD4<Double>]

  init(
    from low: Double, to high: Double, breakpoints: [Double],
    density: ([Double]) throws -> [Double]
  ) throws {
    var refinement = try ContinuumRefinement(from: low, to: high, breakpoints: breakpoints)
    let panels = try refinement.panels(density)
    var above = SIMD4<Double>.zero
    var series: [[SIMD4<Double>]] = []
    for panel in panels.reversed() {
      series.append(panel.seriesWithMoments(above: above))
      above += panel.integrals
    }
    edges = panels.map(\.low) + [high]
    starts = series.reversed().reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }
    coefficients = series.reversed().flatMap(\.self)
  }

  private init(edges: [Double], starts: [Int], coefficients: [SIMD4<Double>]) {
    self.edges = edges
    self.starts = starts
    self.coefficients = coefficients
  }

  var lowest: Double { edges[0] }
  var highest: Double { edges[edges.count - 1] }

  func density(at energy: Double) -> Double {
    guard energy >= lowest, energy <= highest else { return 0 }
    return max(0, values(at: energy)[0])
  }

  func moments(above energy: Double) -> FluxMoments {
    guard energy < highest else { return .zero }
    let values = values(at: max(energy, lowest))
    return FluxMoments(plain: values[1], inverse: values[2], inverseSquare: values[3])
  }

  func scaled(by factor: Double) -> Continuum {
    Continuum(edges: edges, starts: starts, coefficients: coefficients.map { factor * $0 })
  }

  /// φ and its moments above an energy of the range.
  private func values(at energy: Double) -> SIMD4<Double> {
    // The panel that ends at or above the energy: a step at an edge belongs to the panel below.
    let panel = max(1, edges.firstIndex(notBelow: energy)) - 1
    return values(at: energy, panel)
  }

  private func values(at energy: Double, _ panel: Int) -> SIMD4<Double> {
    let (low, high) = (edges[panel], edges[panel + 1])
    let place = 2 * ((energy - low) / (high - low)) - 1
    return coefficients.withUnsafeBufferPointer { all in
      Chebyshev.value(
        UnsafeBufferPointer(rebasing: all[starts[panel]..<starts[panel + 1]]), at: place)
    }
  }

  /// Gauss-Legendre points of the panels above an energy, with φ in their weights.
  func nodes(above energy: Double) -> (energies: [Double], weights: [Double]) {
    var result: (energies: [Double], weights: [Double]) = ([], [])
    guard energy < highest else { return result }
    let first = max(1, edges.firstIndex(notBelow: energy)) - 1
    for panel in first..<(edges.count - 1) {
      let low = max(edges[panel], energy)
      let half = (edges[panel + 1] - low) / 2
      for (place, weight) in Self.rule {
        let node = low + half * (1 + place)
        result.energies.append(node)
        result.weights.append(half * weight * max(0, values(at: node, panel)[0]))
      }
    }
    return result
  }

  private static let rule = GaussLegendre(count: 12).pairs
}

extension [Double] {
  /// In an array that rises, the index of the first element that is not below `x`, or the count.
  fileprivate func firstIndex(notBelow x: Double) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < x { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
