/// The probabilities of finding a neutrino in each of the states of mass 1, 2, 3, without coherence
/// between them.
package struct MassPopulations: Sendable {
  package let first: Double
  package let second: Double
  package let third: Double

  package init(first: Double, second: Double, third: Double) {
    self.first = first
    self.second = second
    self.third = third
  }

  package init(_ probability: (MassState) -> Double) {
    self.init(
      first: probability(.first), second: probability(.second), third: probability(.third))
  }

  package subscript(state: MassState) -> Double {
    switch state {
    case .first: first
    case .second: second
    case .third: third
    }
  }
}
