internal import CNumerics

/// Lindhard's quenching factor QF = k g / (1 + k g), g = 3 ε^0.15 + 0.7 ε^0.6 + ε,
/// ε = 11.5 Z^(-7/3) T/keV, of recoils in a material of the same nuclei.
///
/// It leaves out the binding of electrons and atoms, and so is too large below about 1 keV.
///
/// Source: J. Lindhard et al., Mat. Fys. Medd. Dan. Vid. Selsk. 33, 10 (1963), in the form of J. D.
/// Lewin and P. F. Smith, Astropart. Phys. 6 (1996) 87, doi:10.1016/S0927-6505(96)00047-3.
package struct Lindhard: Sendable, Equatable {
  package let Z: Int
  package let k: Double

  /// - Parameter k: the strength of electronic stopping.
  package init(Z: Int, k: Double) {
    self.Z = Z
    self.k = k
  }

  /// With k = 0.133 Z^(2/3) A^(-1/2).
  /// - Parameter A: the mass number, or its mean over the isotopes.
  package init(Z: Int, A: Double) {
    let cubeRoot = Self.power(Double(Z), 1.0 / 3)
    self.init(Z: Z, k: 0.133 * cubeRoot * cubeRoot / A.squareRoot())
  }

  /// QF of a recoil energy in MeV.
  package func factor(T: Double) -> Double {
    let energy = 11.5 * 1_000 * T * Self.power(Double(Z), -7.0 / 3)
    let g = 3 * Self.power(energy, 0.15) + 0.7 * Self.power(energy, 0.6) + energy
    return k * g / (1 + k * g)
  }

  /// The recoil energy of which this is visible, in MeV: T = E/QF(T), repeated. QF rises less steeply than
  /// T^0.6, so each step leaves at most that part of the error.
  package func recoil(visible: Double) -> Double {
    guard visible > 0 else { return visible == 0 ? 0 : .nan }
    var T = visible
    for _ in 0..<200 {
      let next = visible / factor(T: T)
      if abs(next - T) <= 1e-15 * next { return next }
      T = next
    }
    return T
  }

  func factors(_ recoils: [Double]) -> [Double] { recoils.map(factor) }

  /// The same on every processor, as the C library's is not.
  private static func power(_ base: Double, _ exponent: Double) -> Double {
    var result = 0.0
    withUnsafePointer(to: base) { base in
      withUnsafePointer(to: exponent) { cn_map2(cn_pow, base, $0, &result, 1) }
    }
    return result
  }
}
