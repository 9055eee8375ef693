/// The masses of three neutrinos in MeV.
package struct NeutrinoMasses: Sendable {
  package let first: Double
  package let second: Double
  package let third: Double

  package init(first: Double, second: Double, third: Double) {
    self.first = first
    self.second = second
    self.third = third
  }

  /// The masses that the lightest of them (m₁ in normal ordering, m₃ in inverted; not negative, in
  /// MeV) and the measured splittings leave.
  package init(lightest: Double, _ parameters: OscillationParameters) {
    let square = lightest * lightest
    let (step21, step31) = (parameters.splitting(.second), parameters.splitting(.third))
    let firstSquare = parameters.ordering == .normal ? square : square - step31
    first = firstSquare.squareRoot()
    second = (firstSquare + step21).squareRoot()
    third = parameters.ordering == .normal ? (square + step31).squareRoot() : lightest
  }

  package subscript(state: MassState) -> Double {
    switch state {
    case .first: first
    case .second: second
    case .third: third
    }
  }

  /// m₁ + m₂ + m₃
  package var sum: Double { first + second + third }
}
