import Glibc

/// The vector and axial couplings of a neutrino to the electron.
package struct ElectronCouplings: Sendable, Equatable {
  package var vector: Double
  package var axial: Double
  /// By how much `vector` changes with the recoil: g_V(T) = vector + running I(T), with the `profile` I.
  package var running: Double

  package init(vector: Double, axial: Double, running: Double = 0) {
    self.vector = vector
    self.axial = axial
    self.running = running
  }

  /// g_V = 2 sin²θ_W ± 1/2 and g_A = ± 1/2: plus for ν_e, which also exchanges a W, minus for ν_μ
  /// and ν_τ.
  ///
  /// Source: P. Vogel, J. Engel, Phys. Rev. D 39 (1989) 3378, doi:10.1103/PhysRevD.39.3378.
  package static func tree(_ flavour: Flavour) -> ElectronCouplings {
    let isospin = flavour == .electron ? 0.5 : -0.5
    return ElectronCouplings(vector: 2 * Constants.weakMixing.value + isospin, axial: isospin)
  }

  /// With electroweak radiative corrections: exactly the four digits published in
  /// arXiv:2205.09484, after J. Erler and S. Su, arXiv:1303.5522. They rest on sin²θ_W(0) =
  /// 0.23857.
  package static func radiative(_ flavour: Flavour) -> ElectronCouplings {
    switch flavour {
    case .electron: ElectronCouplings(vector: 0.9521, axial: 0.4938)
    case .muon: ElectronCouplings(vector: -0.0397, axial: -0.5062)
    case .tau: ElectronCouplings(vector: -0.0353, axial: -0.5062)
    }
  }

  /// With radiative corrections computed from the constants:
  ///
  ///     g_V = ρ(-1/2 + 2 s²) + □_WW + 2 φ_l + ρ(Z_eL - Z_eR)   (+ 1 for ν_e)
  ///     g_A = -ρ/2 + □_WW + ρ(Z_eL + Z_eR)                     (+ 1 for ν_e)
  ///
  /// For s² = 0.23857 they agree with the published digits to 1e-4. The couplings of the electron
  /// in the boxes of two Z, -0.273 and 0.233, are not confirmed by a second source; they are 7e-4
  /// of g_A.
  ///
  /// Source: J. Erler, S. Su, arXiv:1303.5522.
  package static func computed(
    _ flavour: Flavour, _ corrections: ElectroweakCorrections = ElectroweakCorrections()
  ) -> ElectronCouplings {
    let rho = corrections.rho
    let (left, right) = (corrections.electronBox(-0.273), corrections.electronBox(0.233))
    return ElectronCouplings(
      vector: rho * (2 * corrections.weakMixing - 0.5) + corrections.box
        + 2 * corrections.chargeRadiusTerm(flavour) + rho * (left - right),
      axial: -rho / 2 + corrections.box + rho * (left + right)
    ).withChargedCurrent(flavour)
  }

  /// With the electroweak corrections of Bahcall, Kamionkowski and Sirlin, which change with the
  /// recoil: g_V = ρ(2 κ(T) s² - 1/2) and g_A = -ρ/2 (both + 1 for ν_e), with s² = 0.23119 at the
  /// mass of the Z, ρ = 1.0126, κ_e = 0.9791 + 0.0097 I(T), and κ = 0.9970 - 0.00037 I(T) for the
  /// other flavours. Without their QED corrections, which depend on whether a detector sees the
  /// photon with the electron, and which are no couplings.
  ///
  /// Source: J. N. Bahcall, M. Kamionkowski, A. Sirlin, Phys. Rev. D 51 (1995) 6146,
  /// arXiv:astro-ph/9502003, appendix A; ρ and κ confirmed by the SNO collaboration's generator.
  package static func bahcall(_ flavour: Flavour) -> ElectronCouplings {
    let (rho, s2) = (1.0126, 0.23119)
    let (kappa, slope) = flavour == .electron ? (0.9791, 0.0097) : (0.9970, -0.00037)
    return ElectronCouplings(
      vector: rho * (2 * kappa * s2 - 0.5), axial: -rho / 2, running: 2 * rho * slope * s2
    ).withChargedCurrent(flavour)
  }

  /// I(T) = 1/6 {1/3 + (3 - x²)[x/2 ln((x + 1)/(x - 1)) - 1]}, x = √(1 + 2 m_e/T), which rises from
  /// 0 at T = 0 as T/(15 m_e).
  ///
  /// For small y = 1/x², where the closed form loses digits, by its series: the square bracket is
  /// Σ yⁿ/(2n + 1), and so I = 1/6 Σ yⁿ (3/(2n + 1) - 1/(2n + 3)), both from n = 1.
  package static func profile(T: Double) -> Double {
    let mass = Constants.electronMass.internalValue
    let y = T / (T + 2 * mass)
    if y < 0.125 {
      var series = 0.0
      for odd in stride(from: 37.0, through: 3, by: -2) {
        series = (series + 3 / odd - 1 / (odd + 2)) * y
      }
      return series / 6
    }
    let x = 1 / y.squareRoot()
    // (x + 1)/(x - 1) = (x + 1)²/(x² - 1), and x² - 1 is 2 m_e/T
    let logarithm = log((x + 1) * (x + 1) * T / (2 * mass))
    return (1.0 / 3 + (3 - x * x) * (x / 2 * logarithm - 1)) / 6
  }

  /// Of ν_e, which exchanges a W as well as a Z: + 1 in both.
  private func withChargedCurrent(_ flavour: Flavour) -> ElectronCouplings {
    let charged = flavour == .electron ? 1.0 : 0
    return ElectronCouplings(vector: vector + charged, axial: axial + charged, running: running)
  }

  /// The choices for `couplings =` in the language.
  package enum Order: String, CaseIterable, Sendable {
    case radiative, tree, computed, bahcall

    package func couplings(_ flavour: Flavour) -> ElectronCouplings {
      switch self {
      case .radiative: .radiative(flavour)
      case .tree: .tree(flavour)
      case .computed: .computed(flavour)
      case .bahcall: .bahcall(flavour)
      }
    }
  }
}
