package import Numerics

/// The part QF(T) of a nuclear recoil's energy that becomes visible as an electron's energy does: the
/// electron-equivalent energy is QF(T)·T. Energies are in MeV.
package struct Quenching {
  private let factor: Curve

  /// - Parameter factor: QF as a function of the recoil energy.
  package init(factor: Curve) { self.factor = factor }

  /// QF = c₀ + c₁ T + c₂ T² + …
  /// - Parameter coefficients: in powers of 1/MeV.
  package static func polynomial(_ coefficients: [Double]) -> Quenching {
    Quenching(
      factor: Curve { recoils in
        recoils.map { T in coefficients.reversed().reduce(0) { $0 * T + $1 } }
      })
  }

  /// QF with straight lines between points (T, QF), and beyond them that of the nearest.
  package static func table(_ points: PiecewiseLinear) -> Quenching {
    Quenching(factor: Curve(points))
  }

  /// Lindhard's factor.
  package static func lindhard(_ lindhard: Lindhard) -> Quenching {
    Quenching(factor: Curve(lindhard.factors))
  }

  var breakpoints: [Double] { factor.breakpoints }

  /// The electron-equivalent energies of these recoils.
  /// - Throws: `ExperimentError` for a factor that is negative or not finite.
  package func quench(_ recoils: [Double]) throws -> [Double] {
    let factors = try factor.values(at: recoils, .quenching, .notNegative)
    return zip(recoils, factors).map { $0 * $1 }
  }

  /// The recoils with these electron-equivalent energies: the inverse of `quench`, up to the recoil
  /// energy `highest`.
  ///
  /// - Throws: `ExperimentError` for an energy that no such recoil has, or several have because the
  ///   electron-equivalent energy falls somewhere as the recoil energy rises, and what `quench` throws.
  package func unquench(_ visible: [Double], highest: Double) throws -> [Double] {
    try refuseAmbiguous(visible, highest: highest)
    // All at once, by halving the number of doubles between the ends: 63 times at most.
    var lows = visible.map { _ in 0.0 }
    var highs = visible.map { $0 == 0 ? 0 : highest }
    while true {
      let middles = zip(lows, highs).map(Self.middle)
      if middles == lows { return highs }
      for (index, energy) in try quench(middles).enumerated() {
        if energy < visible[index] {
          lows[index] = middles[index]
        } else {
          highs[index] = middles[index]
        }
      }
    }
  }

  /// The double in the middle of those between two that are not negative; `low` if there is none.
  private static func middle(_ low: Double, _ high: Double) -> Double {
    Double(bitPattern: low.bitPattern + (high.bitPattern - low.bitPattern) / 2)
  }

  /// Refuses energies that not exactly one recoil has.
  private func refuseAmbiguous(_ visible: [Double], highest: Double) throws {
    let recoils = (Axis(highest * 1e-9, highest, .logarithmic)?.grid(1_000) ?? []) + [highest]
    let energies = try quench(recoils)
    let most = energies.max() ?? 0
    if let wrong = visible.first(where: { !($0 >= 0 && $0 <= most) }) {
      throw ExperimentError(.quenching, .unreachable(visible: wrong))
    }
    let falls = energies.indices.dropFirst().filter { energies[$0] < energies[$0 - 1] }
    let isMetTwice = falls.contains { index in
      visible.contains { $0 > energies[index] && $0 <= energies[index - 1] }
    }
    if isMetTwice, let first = falls.first {
      throw ExperimentError(.quenching, .falling(at: recoils[first]))
    }
  }
}
