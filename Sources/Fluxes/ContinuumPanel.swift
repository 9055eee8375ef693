/// A part of a continuum with the coefficients of φ, φ, φ/E and φ/E² on it.
///
/// φ stands twice: as itself and as the first integrand.
struct ContinuumPanel {
  let low: Double
  let high: Double
  private var coefficients: [SIMD4<Double>] = []

  /// How well the last coefficients must vanish beside the largest of the panel...
  private static let localTolerance = 1e-11
  /// ...or, times the panel's width, beside the integral over the whole spectrum.
  private static let wholeTolerance = 1e-12

  init(low: Double, high: Double) {
    self.low = low
    self.high = high
  }

  private var half: Double { high / 2 - low / 2 }

  /// The energies at which the density is asked for.
  var energies: [Double] { Chebyshev.points.map { low + half * (1 + $0) } }

  /// Takes the densities at `energies`.
  mutating func fit(_ densities: ArraySlice<Double>) {
    let values = zip(energies, densities).map { energy, density in
      SIMD4(density, density, density / energy, density / energy / energy)
    }
    coefficients = Chebyshev.coefficients(values[...])
  }

  var isFinite: Bool {
    let sum = coefficients.reduce(.zero, +)
    return (0..<4).allSatisfy { sum[$0].isFinite }
  }

  /// The largest coefficients of each function.
  private var magnitude: SIMD4<Double> { Self.largest(coefficients[...]) }

  /// Whether the polynomials describe the density, given the integrals over all the spectrum.
  func isResolved(whole: SIMD4<Double>) -> Bool {
    let tail = Self.largest(coefficients.suffix(3))
    let allowed = pointwiseMax(
      Self.localTolerance * magnitude, Self.wholeTolerance / (2 * half) * whole)
    return all(tail .<= allowed)
  }

  var halves: [ContinuumPanel] {
    let middle = low + half
    return [ContinuumPanel(low: low, high: middle), ContinuumPanel(low: middle, high: high)]
  }

  /// The integrals over the panel.
  var integrals: SIMD4<Double> {
    half * Chebyshev.value(of: Chebyshev.integralsToTheEnd(coefficients), at: -1)
  }

  /// The series of φ and of the integrals from E to the end of the spectrum, given those above the
  /// panel; without the last coefficients that add nothing.
  func seriesWithMoments(above: SIMD4<Double>) -> [SIMD4<Double>] {
    var series = Chebyshev.integralsToTheEnd(coefficients).map { half * $0 }
    for (k, coefficient) in coefficients.enumerated() { series[k][0] = coefficient[0] }
    series[series.count - 1][0] = 0
    for lane in 1..<4 { series[0][lane] += above[lane] }
    let negligible = 1e-16 * Self.largest(series[...])
    while series.count > 1, let last = series.last, all(Self.magnitude(last) .<= negligible) {
      series.removeLast()
    }
    return series
  }

  private static func magnitude(_ x: SIMD4<Double>) -> SIMD4<Double> { pointwiseMax(x, -x) }

  private static func largest(_ values: ArraySlice<SIMD4<Double>>) -> SIMD4<Double> {
    values.reduce(.zero) { pointwiseMax($0, magnitude($1)) }
  }
}
