import Detectors
import Interpreter
import Physics
import Semantics
import Syntax
import Units

/// The interactions that `rate` takes.
let interactionFunctions: [LibraryFunction] = [
  weakInteraction, magneticInteraction, millichargeInteraction, chargeRadiusInteraction,
  anapoleInteraction, portalInteraction,
]

private let interactionKind: @Sendable (LibraryCall) throws(Diagnostic) -> Checked = {
  call throws(Diagnostic) in call.returning(.object(.interaction))
}

// MARK: Weak

private let weakInteraction = LibraryFunction(
  Signature(
    "nu_weak",
    [
      .init(
        "couplings", .value(.choice(ElectronCouplings.Order.allCases.map(\.rawValue))),
        required: false, note: "to electrons: \"radiative\" (default), \"tree\", \"computed\", …"),
      .init(
        "nucleon_couplings", .value(.choice(NucleonCouplings.Order.allCases.map(\.rawValue))),
        required: false, note: "to nucleons: \"radiative\" (default), …"),
    ], positional: 0, result: interactionKind),
  Documentation(
    "the weak interaction, for `rate`: neutrino-electron scattering and coherent scattering on nuclei",
    formula:
      #"\frac{d\sigma_e}{dT} = \frac{G_F^2 m_e}{2\pi}\left[(g_V+g_A)^2 + (g_V-g_A)^2\left(1-\frac{T}{E}\right)^2 + (g_A^2-g_V^2)\frac{m_e T}{E^2}\right],\quad \frac{d\sigma_N}{dT} = \frac{G_F^2 M}{\pi}\left[1-\frac{T}{E}-\frac{MT}{2E^2}\right]\left(g_p Z F_p + g_n N F_n\right)^2"#,
    validity: "`dsigma_es` and `dsigma_cevns` have the cross-sections", source: "arXiv:2205.09484",
    example: "nu_weak(couplings = \"tree\")")
) { arguments, _ in
  let electrons =
    try arguments.string("couplings").flatMap(ElectronCouplings.Order.init(rawValue:))
    ?? .radiative
  let nucleons =
    try arguments.string("nucleon_couplings").flatMap(NucleonCouplings.Order.init(rawValue:))
    ?? .radiative
  let interaction = WeakInteraction(electrons: electrons, nucleons: nucleons)
  return .object(
    InteractionValue(
      name: "weak", process: .known(interaction, key: "weak \(electrons) \(nucleons)")))
}

// MARK: Magnetic

private let magneticInteraction = LibraryFunction(
  Signature("nu_magnetic", [.init("mu", .value(.number(.moment)), note: "the magnetic moment")]) {
    call throws(Diagnostic) in
    var kind = ObjectKind.interaction
    if let moment = call.value("mu")?.kind.numberKind?.moment { kind.moments = [moment] }
    return call.returning(.object(kind))
  },
  Documentation(
    "the interaction of a magnetic moment, for `rate`; it adds to the weak one without interference",
    formula:
      #"\frac{d\sigma}{dT} = \frac{\pi\alpha^2}{m_e^2}\left(\frac1T-\frac1E\right)Z^2F_Z^2\left(\frac{\mu}{\mu_B}\right)^2"#,
    validity:
      "a moment of one flavour (`moment(x, of = \"nu_e\")`) acts on that flavour alone; a bare number is the same for all",
    source: "P. Vogel, J. Engel, Phys. Rev. D 39 (1989) 3378, doi:10.1103/PhysRevD.39.3378",
    example: "nu_magnetic(2e-11 muB)")
) { arguments, _ in
  let ratio = try arguments.number("mu") / Constants.bohrMagneton.internalValue
  var flavour: Flavour?
  if case .effective(let kind)? = arguments.kind("mu")?.numberKind?.moment {
    flavour = Flavour(rawValue: kind.rawValue)
  }
  return .object(
    InteractionValue(
      name: "magnetic moment",
      process: .known(
        MagneticInteraction(unitFor: flavour), key: "magnetic \(flavour?.rawValue ?? "")"),
      strength: ratio * ratio))
}

extension MagneticInteraction {
  /// One Bohr magneton, of one flavour or of all.
  fileprivate init(unitFor flavour: Flavour?) {
    let unit = Constants.bohrMagneton.internalValue
    self.init(moments: flavour.map { PerFlavour($0, unit) } ?? PerFlavour(all: unit))
  }
}

// MARK: Charges

private let flavourParameters: [Signature.Parameter] = [
  .init(
    "nu", .value(.choice(Flavour.allCases.map(\.rawValue))), required: false,
    note: "the flavour that has it: \"e\", \"mu\" or \"tau\"; all alike unless given"),
  .init(
    "to", .value(.choice(Flavour.allCases.map(\.rawValue))), required: false,
    note: "the other flavour, for one that changes flavour"),
]

private let chargeSource =
  "C. Giunti, A. Studenikin, Rev. Mod. Phys. 87 (2015) 531, arXiv:1403.6344; on nuclei arXiv:2205.09484"
private let chargeValidity =
  "it is what is added to the weak rate: the interference, where flavour is kept, and the pure term; alone it may be negative. The upper sign is for electrons, the lower for the g_p of nuclei"

private let millichargeInteraction = LibraryFunction(
  Signature(
    "nu_millicharge",
    [.init("q", .value(.anyNumber), note: "in units of e")] + flavourParameters, positional: 1,
    result: interactionKind),
  Documentation(
    "what an electric charge of neutrinos adds to the weak interaction, for `rate`",
    formula: #"g_V \to g_V \pm \frac{2\sqrt2\pi\alpha}{G_F q^2}q_\nu,\quad q^2=-2MT"#,
    validity: chargeValidity
      + "; free electrons: the enhancement by the binding of inner shells (doi:10.1103/PhysRevD.90.011301) is not contained",
    source: chargeSource, example: "nu_millicharge(1e-13)")
) { arguments, _ in
  try electric("millicharge", arguments) { ElectricInteraction(charges: $0) }
}

private let chargeRadiusInteraction = LibraryFunction(
  Signature(
    "nu_charge_radius",
    [.init("r2", .value(.number(.area)), note: "⟨r²⟩ beyond that of the Standard Model")]
      + flavourParameters, positional: 1, result: interactionKind),
  Documentation(
    "what a charge radius of neutrinos adds to the weak interaction, for `rate`",
    formula: #"g_V \to g_V \pm \frac{\sqrt2\pi\alpha}{3G_F}\langle r^2\rangle"#,
    validity: chargeValidity + "; that of the Standard Model is in the couplings already",
    source: chargeSource, example: "nu_charge_radius(5e-32 cm^2, nu = \"e\")")
) { arguments, _ in
  try electric("charge radius", arguments) { ElectricInteraction(radiiSquared: $0) }
}

private let anapoleInteraction = LibraryFunction(
  Signature(
    "nu_anapole",
    [.init("a", .value(.number(.area)), note: "the anapole moment: as a charge radius -6 a")]
      + flavourParameters, positional: 1, result: interactionKind),
  Documentation(
    "what an anapole moment of neutrinos adds to the weak interaction, for `rate`",
    formula: #"g_V \to g_V \mp \frac{2\sqrt2\pi\alpha}{G_F}a"#,
    validity: chargeValidity, source: chargeSource, example: "nu_anapole(1e-33 cm^2)")
) { arguments, _ in
  try electric("anapole moment", arguments) { ElectricInteraction(anapoles: $0) }
}

/// The interaction of the first parameter's number, for one flavour, between two, or alike for all.
private func electric(
  _ name: String, _ arguments: CallArguments, _ make: (FlavourMatrix) -> ElectricInteraction
) throws -> Value {
  let parameter = arguments.call.signature.parameters[0].name
  let size = try arguments.number(parameter)
  let from = try arguments.string("nu").flatMap(Flavour.init(rawValue:))
  let to = try arguments.string("to").flatMap(Flavour.init(rawValue:))
  if to != nil, from == nil || from == to {
    throw Diagnostic(
      "E15", "`to` names another flavour than `nu`, and both are needed",
      [.init(arguments.place("to"))])
  }
  var matrix = FlavourMatrix(from.map { PerFlavour($0, size) } ?? PerFlavour(all: size))
  if let to, let other = Flavour.allCases.first(where: { $0 != from && $0 != to }) {
    matrix = FlavourMatrix(PerFlavour(all: 0), transitions: PerFlavour(other, size.magnitude))
  }
  let key = "\(name) \(size) \(from?.rawValue ?? "") \(to?.rawValue ?? "")"
  return .object(InteractionValue(name: name, process: .known(make(matrix), key: key)))
}

// MARK: Portal

private let portalInteraction = LibraryFunction(
  Signature(
    "dipole_portal",
    [
      .init("mass", .value(.number(.energy)), note: "m₄ of the heavy neutrino"),
      .init("coupling", .value(.number(.none / .energy)), note: "d, as 1e-9 GeV^-1"),
      .init(
        "convention", .value(.choice(DipolePortal.Convention.allCases.map(\.rawValue))),
        required: false, note: "\"half\" (default): L = (d/2) N̄σνF; \"full\": L = d N̄σνF"),
      .init(
        "spin", .value(.choice(Spin.allCases.map(\.rawValue))), required: false,
        note: "of the nuclei: \"half\" (default) or \"zero\""),
      .init(
        "nu", .value(.choice(Flavour.allCases.map(\.rawValue))), required: false,
        note: "the flavour that couples: \"e\", \"mu\" or \"tau\"; all alike unless given"),
    ], positional: 0, result: interactionKind),
  Documentation(
    "scattering into a heavy neutrino through a transition magnetic moment, for `rate`",
    formula: portalFormula,
    validity:
      "exact kinematics: nothing below the threshold E = m₄ + m₄²/2M. `dsigma_portal` has the cross-section. Papers with L = d N̄σνF quote half the coupling for the same rate",
    source: "arXiv:2109.09545; convention \"full\": arXiv:1803.03262",
    example: "dipole_portal(mass = 0.1 MeV, coupling = 1e-9 GeV^-1)")
) { arguments, _ in
  let convention =
    try arguments.string("convention").flatMap(DipolePortal.Convention.init(rawValue:)) ?? .half
  let spin = try arguments.string("spin").flatMap(Spin.init(rawValue:)) ?? .half
  let flavour = try arguments.string("nu").flatMap(Flavour.init(rawValue:))
  let (mass, coupling) = (try arguments.number("mass"), try arguments.number("coupling"))
  guard mass >= 0 else {
    throw Diagnostic("E35", "`mass` must not be negative", [.init(arguments.place("mass"))])
  }
  let unit = 1e-9
  let portal = DipolePortal(heavyMass: mass, coupling: unit, convention: convention)
  return .object(
    InteractionValue(
      name: "dipole portal",
      process: .known(
        PortalInteraction(portal, nuclearSpin: spin, of: flavour),
        key: "portal \(mass) \(convention.rawValue) \(spin.rawValue) \(flavour?.rawValue ?? "")"),
      strength: (coupling / unit) * (coupling / unit)))
}
