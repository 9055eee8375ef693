/// The integrals of φ, φ/E and φ/E² above an energy: what a rate needs of a flux (`RecoilLaw`).
///
/// In 1/cm², 1/(cm² MeV) and 1/(cm² MeV²), and per s where the flux is a rate.
package struct FluxMoments: Sendable, Equatable {
  package var plain: Double
  package var inverse: Double
  package var inverseSquare: Double

  package init(plain: Double = 0, inverse: Double = 0, inverseSquare: Double = 0) {
    self.plain = plain
    self.inverse = inverse
    self.inverseSquare = inverseSquare
  }

  package static let zero = FluxMoments()

  package static func + (a: FluxMoments, b: FluxMoments) -> FluxMoments {
    FluxMoments(
      plain: a.plain + b.plain, inverse: a.inverse + b.inverse,
      inverseSquare: a.inverseSquare + b.inverseSquare)
  }

  package static func += (a: inout FluxMoments, b: FluxMoments) { a = a + b }

  package static func * (scale: Double, moments: FluxMoments) -> FluxMoments {
    FluxMoments(
      plain: scale * moments.plain, inverse: scale * moments.inverse,
      inverseSquare: scale * moments.inverseSquare)
  }
}
