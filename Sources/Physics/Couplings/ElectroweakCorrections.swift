import Glibc

/// The electroweak radiative corrections of neutral-current scattering at low energy, with what they
/// are computed from.
///
/// Source: J. Erler, S. Su, Prog. Part. Nucl. Phys. 71 (2013) 119, arXiv:1303.5522, as written out
/// in arXiv:2205.09484, eqs. 5-10.
package struct ElectroweakCorrections: Sendable {
  /// sin²θ_W at zero momentum transfer.
  package var weakMixing = Constants.weakMixing.value
  /// sin²θ_W at the mass of the Z.
  package var weakMixingAtZ = Constants.weakMixingAtZ.value
  /// The electromagnetic coupling at the mass of the Z.
  package var alphaAtZ = Constants.alphaAtZ.value
  /// The strong coupling in the boxes. Its running from m_Z to m_W changes no coupling by 1e-5.
  package var strongCoupling = Constants.strongCoupling.value

  package init() {}

  /// ρ, the ratio of the neutral to the charged current at low energy.
  let rho = 1.00063

  /// □_WW, the box of two W on down quarks and electrons. The published couplings have its QCD
  /// correction on electrons too.
  var box: Double {
    -alphaAtZ / (2 * .pi * weakMixingAtZ) * (1 - strongCoupling / (2 * .pi))
  }

  /// ⊠_WW, the crossed box of two W on up quarks.
  var crossedBox: Double {
    alphaAtZ / (8 * .pi * weakMixingAtZ) * (1 + strongCoupling / .pi)
  }

  /// The boxes of two Z on an electron of helicity coupling `g`.
  func electronBox(_ g: Double) -> Double {
    -3 * alphaAtZ / (8 * .pi * weakMixingAtZ * (1 - weakMixingAtZ)) * g * g
  }

  /// The boxes of two Z on a quark of helicity coupling `g`.
  func quarkBox(_ g: Double) -> Double { electronBox(g) * (1 - strongCoupling / .pi) }

  /// φ_l = -α/6π (ln(m_W²/m_l²) + 3/2), by which the neutrino's charge radius enters: -2 φ_l is
  /// -√2 π α/(3 G_F) ⟨r²⟩_l.
  func chargeRadiusTerm(_ flavour: Flavour) -> Double {
    let ratio = Constants.wMass.internalValue / flavour.leptonMass
    return -Constants.alpha.value / (6 * .pi) * (2 * log(ratio) + 1.5)
  }
}

extension Flavour {
  /// The mass of the charged lepton in MeV.
  package var leptonMass: Double {
    switch self {
    case .electron: Constants.electronMass.internalValue
    case .muon: Constants.muonMass.internalValue
    case .tau: Constants.tauMass.internalValue
    }
  }
}
