import Columns
import Interpreter
import Physics
import Semantics
import Syntax
import Units

/// The dipole portal: scattering into a heavy neutrino, and its decay.
let dipolePortalFunctions: [LibraryFunction] = [dsigmaPortal, decayRate, decayLength]

/// On a target of spin one half.
let portalFormula =
  #"\frac{d\sigma}{dT} = \alpha d^2 Z^2F_p(q)^2\left[\frac1T-\frac1E-\frac{m_4^2}{2ETM}\left(1-\frac{T}{2E}+\frac{M}{2E}\right)+\frac{m_4^4(T-M)}{8E^2T^2M^2}\right]"#

// MARK: Parameters

private let massParameter = Signature.Parameter(
  "mass", .value(.number(.energy)), note: "m4, that of the heavy neutrino")
private let couplingParameter = Signature.Parameter(
  "coupling", .value(.number(.none / .energy)),
  note: "d, in GeV^-1; a moment of 1 muB is 296.304 GeV^-1")
private let conventionParameter = Signature.Parameter(
  "convention", .value(.choice(DipolePortal.Convention.allCases.map(\.rawValue))),
  required: false,
  note: "what d stands for: \"half\" (default) is L = (d/2) N̄σνF, \"full\" is L = d N̄σνF")
private let natureParameter = Signature.Parameter(
  "nature", .value(.choice(HeavyNeutrinoDecay.Nature.allCases.map(\.rawValue))),
  required: false, note: "\"dirac\" (default) or \"majorana\"")

extension DipolePortal {
  /// The portal of a row.
  ///
  /// - Parameters:
  ///   - mass: which of its numbers is m₄.
  ///   - coupling: which is d.
  fileprivate init(_ row: Row, mass: Int, coupling: Int, _ options: Elementwise.Options) {
    self.init(
      heavyMass: row(mass), coupling: row(coupling),
      convention: options.choice("convention", default: .half))
  }
}

// MARK: Scattering

private let dsigmaPortal = LibraryFunction(
  Signature(
    "dsigma_portal",
    [
      .init("T", .value(.number(.energy)), note: "recoil energy of the target"),
      neutrinoEnergyParameter,
      .init(
        "target", .value(.object("target")),
        note: "electron, or a nuclide, an element or a compound: the sum over its nuclei"),
      massParameter, couplingParameter,
      NucleusParameter.spin(.half, note: "of the nuclei; an electron has one half"),
      conventionParameter, NucleusParameter.formFactor, NucleusParameter.protonRadius,
    ], positional: 3
  ) { call throws(Diagnostic) in
    guard case .number(let recoil)? = call.value("T")?.kind else { return .unknown }
    return call.returning(.number(areaKind / recoil))
  },
  .elementwise(
    Elementwise(numbers: ["T", "E", "mass", "coupling", "R_p"], caution: cautionPortal) {
      options in
      let nuclei = RowNuclei(options, target: "target")
      return nuclei.isElectron ? onElectrons(options) : onNuclei(nuclei, options)
    }),
  Documentation(
    "cross-section of a neutrino that turns into a heavy one through the dipole portal, differential in the recoil energy",
    formula: portalFormula,
    units: "cm²/keV; on nuclei per atom of an element, per formula unit of a compound",
    validity:
      "the same for every flavour and for antineutrinos; exact for a target of spin one half, and with spin = \"zero\", which adds (MT - m4²)(2MT + m4²)/(8E²M²T), of spin zero. 0 unless E is at least E_min(T, M, m4). Papers differ by a factor 2 in d: see `convention`.",
    source:
      "arXiv:2109.09545; the conventions are those of arXiv:2406.07477 (\"half\") and arXiv:1803.03262 (\"full\"); spin zero computed from the scalar vertex",
    example:
      "dsigma_portal(1 keV, 30 MeV, CsI, mass = 5 MeV, coupling = 1e-7 GeV^-1) as cm^2/keV   # 1.5687e-40 cm²/keV"
  ))

private func onElectrons(_ options: Elementwise.Options) -> BlockKernel {
  BlockKernel(name: "dsigma_portal") { inputs, output, count in
    for row in 0..<count {
      let portal = DipolePortal({ inputs[$0][row] }, mass: 2, coupling: 3, options)
      output[row] = portal.onElectron(T: inputs[0][row], E: inputs[1][row])
    }
  }
}

private func onNuclei(_ nuclei: RowNuclei, _ options: Elementwise.Options) -> BlockKernel {
  let spin = options.choice("spin", default: Spin.half)
  return .overNuclei("dsigma_portal", nuclei) { nuclei, row in
    let portal = DipolePortal(row, mass: 2, coupling: 3, options)
    return nuclei.differential(T: row(0), E: row(1), heavyMass: portal.heavyMass) {
      portal.onNucleus($0, T: row(0), spin: spin)
    }
  }
}

@Sendable private func cautionPortal(
  _ options: Elementwise.Options, _ numbers: [Double]
) -> Caution? {
  guard numbers.count >= 4 else { return nil }
  let (T, E, heavyMass) = (numbers[0], numbers[1], numbers[2])
  if let caution = Caution.energies(T: T, E: E) ?? .heavyMass(heavyMass) { return caution }
  let masses: [Double]
  do throws(ScatteringArgumentError) {
    var rows = RowNuclei(options, target: "target")
    masses =
      try rows.nuclei { numbers[$0] }?.parts.map(\.nucleus.nuclide.mass)
      ?? [ElasticKinematics.electron.mass]
  } catch {
    return Caution(error)
  }
  let kinematics = masses.map { PortalKinematics(mass: $0, heavyMass: heavyMass) }
  let ranges = kinematics.compactMap { $0.recoils(E: E) }
  guard let lowest = ranges.map(\.lowerBound).min(), let highest = ranges.map(\.upperBound).max()
  else {
    let threshold = kinematics.map(\.threshold).min() ?? .nan
    return .threshold(threshold, E: E, heavyMass: heavyMass)
  }
  return .recoil(T, outside: lowest...highest, E: E)
}

extension Caution {
  fileprivate static func heavyMass(_ mass: Double) -> Caution? {
    mass < 0 ? Caution("E35", "`mass` must not be negative") : nil
  }
}

// MARK: Decay

private let decayRate = LibraryFunction(
  Signature(
    "portal_decay_rate",
    [massParameter, couplingParameter, conventionParameter, natureParameter], positional: 2
  ) { call throws(Diagnostic) in call.returning(.number(.inverseSeconds)) },
  .elementwise(
    Elementwise(numbers: ["mass", "coupling"], caution: cautionDecay) { options in
      let nature = options.choice("nature", default: HeavyNeutrinoDecay.Nature.dirac)
      return BlockKernel(name: "portal_decay_rate") { inputs, output, count in
        for row in 0..<count {
          let portal = DipolePortal({ inputs[$0][row] }, mass: 0, coupling: 1, options)
          output[row] = HeavyNeutrinoDecay(portal, nature: nature).rate
        }
      }
    }),
  Documentation(
    "the rate at which the portal's heavy neutrino at rest decays into a photon and a neutrino of one flavour",
    formula: #"\Gamma = \frac{d^2m_4^3}{16\pi}"#, units: "1/s",
    validity:
      "\"full\" is d²m4³/(4π). A Majorana neutrino decays twice as fast. Of a coupling to several flavours the rates add.",
    source:
      "P. B. Pal, L. Wolfenstein, Phys. Rev. D 25 (1982) 766, doi:10.1103/PhysRevD.25.766, with μ = |ε| = d/2; \"full\": arXiv:1803.03262",
    example: "portal_decay_rate(10 MeV, 1e-7 GeV^-1) as s^-1   # 302.25 s⁻¹"))

private let decayLength = LibraryFunction(
  Signature(
    "portal_decay_length",
    [
      .init("E", .value(.number(.energy)), note: "total energy of the heavy neutrino"),
      massParameter, couplingParameter, conventionParameter, natureParameter,
    ], positional: 3
  ) { call throws(Diagnostic) in call.returning(.number(.metres)) },
  .elementwise(
    Elementwise(numbers: ["E", "mass", "coupling"], caution: cautionDecay) { options in
      let nature = options.choice("nature", default: HeavyNeutrinoDecay.Nature.dirac)
      return BlockKernel(name: "portal_decay_length") { inputs, output, count in
        for row in 0..<count {
          let portal = DipolePortal({ inputs[$0][row] }, mass: 1, coupling: 2, options)
          output[row] = HeavyNeutrinoDecay(portal, nature: nature).length(E: inputs[0][row])
        }
      }
    }),
  Documentation(
    "the mean distance that the portal's heavy neutrino flies before it decays",
    formula:
      #"\lambda = \gamma\beta c\tau = \frac{\sqrt{E^2-m_4^2}}{m_4}\frac{\hbar c}{\Gamma}"#,
    units: "a length", validity: "Γ as in portal_decay_rate; E >= m4",
    source: "special relativity; Γ: doi:10.1103/PhysRevD.25.766, arXiv:1803.03262",
    example: "portal_decay_length(50 MeV, 10 MeV, 1e-7 GeV^-1) as km   # 4859.2 km"))

@Sendable private func cautionDecay(
  _ options: Elementwise.Options, _ numbers: [Double]
) -> Caution? {
  guard let position = options.position("mass"), numbers.indices.contains(position) else {
    return nil
  }
  let mass = numbers[position]
  if mass <= 0 {
    return Caution("E35", "`mass` must be positive", help: "a massless neutrino does not decay")
  }
  guard position == 1, numbers[0] < mass else { return nil }
  return Caution("E35", "`E`, the total energy of the heavy neutrino, is at least its mass")
}

extension NumberKind {
  fileprivate static let inverseSeconds = NumberKind(
    unit: UnitCatalogue.unit(named: "s")?.raised(to: Rational(-1)) ?? .plain)
  fileprivate static let metres = NumberKind(unit: UnitCatalogue.unit(named: "m") ?? .plain)
}
