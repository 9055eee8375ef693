/// When the neutrinos of a component arrive: a pulse of protons, followed by one or more decays.
///
/// Times are in s after the pulse's trigger. The time of flight is left out.
package struct Arrival: Sendable {
  private let pulse: Pulse
  /// The lifetimes of the decays, each with its weight in the sum over exponentials that their
  /// succession is.
  private let decays: [(lifetime: Double, weight: Double)]

  /// - Parameter lifetimes: those of the successive decays, in s: positive and all different.
  package init(_ pulse: Pulse, lifetimes: [Double]) {
    self.pulse = pulse
    decays = lifetimes.map { lifetime in
      let others = lifetimes.filter { $0 != lifetime }
      return (lifetime, others.reduce(1) { $0 * lifetime / (lifetime - $1) })
    }
  }

  /// The fraction that arrives between two times.
  package func fraction(from start: Double, to end: Double) -> Double {
    max(0, arrived(by: end) - arrived(by: start))
  }

  private func arrived(by time: Double) -> Double {
    decays.reduce(0) {
      $0 + $1.weight * pulse.fractionDecayed(by: time, lifetime: $1.lifetime)
    }
  }
}
