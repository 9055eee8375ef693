import Physics

/// What dipole moments make happen without a target: decays of neutrinos and of plasmons.
package enum DipoleRates {
  /// A moment (in internal units) as a coupling in MeV⁻¹: μ_B = √(πα)/m_e = 296.304 GeV⁻¹ with e² =
  /// 4πα.
  package static func coupling(ofMoment moment: Double) -> Double {
    moment / Constants.bohrMagneton.internalValue * (.pi * Constants.alpha.value).squareRoot()
      / Constants.electronMass.internalValue
  }

  /// Γ(ν_i → ν_j γ) = (|μ_ij|² + |ε_ij|²)/8π · ((m_i² - m_j²)/m_i)³ in s⁻¹; 0 unless m_i > m_j.
  ///
  /// 5.307 s⁻¹ (μ/μ_B)² (m_i/eV)³ (1 - m_j²/m_i²)³, for Dirac and Majorana neutrinos alike.
  ///
  /// - Parameters:
  ///   - moment: √(|μ_ij|² + |ε_ij|²) in internal units.
  ///   - heavy: m_i in MeV.
  ///   - light: m_j in MeV.
  ///
  /// Source: arXiv:1403.6344; doi:10.1103/PhysRevD.25.766.
  package static func radiativeDecay(moment: Double, heavy: Double, light: Double) -> Double {
    guard heavy > light else { return 0 }
    let coupling = coupling(ofMoment: moment)
    let momentum = (heavy - light) * ((heavy + light) / heavy)
    return coupling * coupling * momentum * momentum * momentum
      / (8 * .pi * Constants.hbar.internalValue)
  }

  /// C_V = 1/2 + 2 sin²θ_W with sin²θ_W = 0.231.
  package static let plasmonCoupling = 0.962

  /// The rate of plasmon decay into neutrinos through their moments over that through the weak
  /// interaction, for transverse plasmons: 2πα μ²/(C_V² G_F² ω_p²).
  ///
  /// 0.320 (μ/1e-12 μ_B)² (10 keV/ω_p)² with C_V = 0.962, from sin²θ_W = 0.231; G. G. Raffelt's
  /// book has 0.318. The weak rate falls as ω_p grows smaller, hence the energy losses of red
  /// giants.
  ///
  /// - Parameters:
  ///   - moment: √(Σ_ij |μ_ij|² + |ε_ij|²) in internal units.
  ///   - plasmaFrequency: ħω_p in MeV.
  ///   - vectorCoupling: C_V of ν_e and the electron.
  ///
  /// Source: G. G. Raffelt, Stars as Laboratories for Fundamental Physics (1996);
  /// arXiv:hep-ph/9903472.
  package static func plasmonRatio(
    moment: Double, plasmaFrequency: Double, vectorCoupling: Double = plasmonCoupling
  ) -> Double {
    let weak =
      vectorCoupling * Constants.fermiConstant.internalValue * plasmaFrequency
    let ratio = coupling(ofMoment: moment) / weak
    return 2 * .pi * Constants.alpha.value * ratio * ratio
  }
}
