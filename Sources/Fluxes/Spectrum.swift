/// dφ/dE of one component, in neutrinos per cm², per s where the flux is a rate, and per MeV: a line or a continuum.
package struct Spectrum: Sendable {
}

/// The integrals of φ, φ/E and φ/E² above an energy.
package struct FluxMoments: Sendable, Equatable {
  package var plain = 0.0
  package var inverse = 0.0
  package var inverseSquare = 0.0

  package init(plain: Double = 0, inverse: Double = 0, inverseSquare: Double = 0) {
    self.plain = plain
    self.inverse = inverse
    self.inverseSquare = inverseSquare
  }
}
