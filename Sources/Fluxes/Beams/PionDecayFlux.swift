internal import Physics

extension Flux {
  /// Neutrinos of positive pions that decay at rest, and of their muons: ν_μ of one energy, at once,
  /// and ν̄_μ and ν_e up to half the muon's mass, with its lifetime.
  ///
  /// The closed forms of the decays without radiative corrections; muons that decay in flight or are
  /// captured, and negative pions, are left out (COHERENT, arXiv:2110.07730).
  /// - Parameters:
  ///   - protons: on target in all the exposure.
  ///   - yield: neutrinos of each kind per proton.
  ///   - distance: in cm.
  ///   - pulse: when the protons arrive, where times are known.
  /// - Returns: a fluence with the components `nu_mu`, `anti_nu_mu` and `nu_e`.
  package static func pionDecay(
    protons: Double, yield: Double, distance: Double, pulse: Pulse? = nil
  ) throws -> Flux {
    let each = protons * yield
    guard each.isFinite, protons >= 0, yield >= 0 else {
      throw FluxError.protons(protons, yield: yield)
    }
    let fluence = each / (try area(ofSphere: distance))
    let muon = Constants.muonMass.value
    let pion = Constants.pionMass.value
    let line = (pion * pion - muon * muon) / (2 * pion)
    let (antimuon, electron) = try muonDecay.get()
    let prompt = pulse.map { Arrival($0, lifetimes: [pionLifetime]) }
    let delayed = pulse.map { Arrival($0, lifetimes: [pionLifetime, muonLifetime]) }
    return Flux(
      components: [
        Component(
          name: "nu_mu", neutrino: Neutrino(.muon),
          spectrum: try .line(energy: line, flux: fluence), arrival: prompt),
        Component(
          name: "anti_nu_mu", neutrino: Neutrino(.muon, isAntineutrino: true),
          spectrum: antimuon.scaled(by: fluence), arrival: delayed),
        Component(
          name: "nu_e", neutrino: Neutrino(.electron), spectrum: electron.scaled(by: fluence),
          arrival: delayed),
      ], normalisation: .fluence)
  }

  /// In s.
  private static let pionLifetime = 26e-9
  private static let muonLifetime = 2.197e-6

  /// The spectra of one ν̄_μ and one ν_e of a muon: 64 E²/m³ (3/4 - E/m) and 192 E²/m³ (1/2 - E/m).
  private static let muonDecay = Result<(Spectrum, Spectrum), any Error> {
    let mass = Constants.muonMass.value
    func spectrum(_ factor: Double, _ constant: Double) throws -> Spectrum {
      try Spectrum(from: 0, to: mass / 2) { energies in
        energies.map { energy in
          let x = energy / mass
          return factor * x * x * (constant - x) / mass
        }
      }
    }
    return (try spectrum(64, 0.75), try spectrum(192, 0.5))
  }
}
