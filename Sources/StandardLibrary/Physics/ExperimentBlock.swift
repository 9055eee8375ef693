import Detectors
import Fluxes
import Interpreter
import Physics
import Semantics
import Syntax
import Units

/// `experiment { … }`: a detector in a flux.
let experimentBlock = LibraryFunction(
  Signature(
    "experiment", experimentParameters,
    roles: [
      .background: .function(
        Signature.Function(results: backgroundDimensions) { [$0.reconstructed] })
    ]
  ) { call throws(Diagnostic) in
    try checkExperiment(call)
    var kind = ObjectKind(
      "experiment", x: call.arguments.reconstructed, members: backgroundMembers(call))
    kind.entries = call.arguments.entryKinds
    if case .object(let flux)? = call.arguments.entryKind("flux") { kind.moments = flux.moments }
    return call.returning(.object(kind))
  },
  Documentation(
    "a detector in a flux of neutrinos, ready for `rate`; on its own line it shows a card, and `x with { threshold = 2 keV }` copies it with other entries",
    formula:
      #"N_b = \epsilon N_T \int_b dE' \eta(E') \int dT\, R(E'|T) \int_{E_\mathrm{min}(T)} dE\, \phi(E) \frac{d\sigma}{dT}"#,
    units: "events in each bin",
    validity:
      "the electrons of atoms recoil as if free once T frees them (`electrons = \"stepped\"`); a threshold acts on the reconstructed energy; functions are evaluated once, where the block stands",
    source: "stepping: K. A. Kouzakov, A. I. Studenikin, arXiv:1406.4999",
    example: """
      xe = experiment {
        target = Xe
        exposure = 1.16 t*yr
        flux = solar("pp")
        resolution(T) = 0.31 keV^0.5 * sqrt(T) + 0.0037 * T
        bins = grid(1 keV..30 keV, 30)
      }
      """)
) { arguments, _ in
  let definition = try ExperimentDefinition(arguments)
  return .object(ExperimentValue(definition, try definition.experiment(arguments)))
}

// MARK: Entries

private let experimentParameters: [Signature.Parameter] = [
  .init("target", .value(.object("target")), note: "what the detector is made of: `Xe`, `CsI`"),
  .init(
    "flux", .value(.object("flux")), note: "the neutrinos, as `solar(\"pp\")`; fluxes may be added"),
  .init("exposure", .value(.anyNumber), required: false, note: "mass times time, as 1.16 t*yr"),
  .init(
    "mass", .value(.number(.mass)), required: false, note: "instead of exposure: the mass, and"),
  .init("time", .value(.number(.time)), required: false, note: "the time"),
  .init(
    "channels", .value(.choice(["electron", "nucleus", "both"])), required: false,
    note: "what recoils: \"electron\" (default), \"nucleus\" or \"both\""),
  .init("bins", .value(.list), note: "the edges of the bins of reconstructed energy: `grid(…)`"),
  .init(
    "threshold", .value(.anyNumber), required: false,
    note: "nothing is counted below this reconstructed energy"),
  .init(
    "quenching",
    .function(
      Signature.Function([NumberKind(.nuclearRecoilEnergy)], results: [.none])),
    required: false,
    note: "`quenching(T) = …`: the part of a nuclear recoil's energy that is visible"),
  .init(
    "light_yield", .value(.anyNumber), required: false,
    note: "photo-electrons per visible energy, for bins in PE"),
  .init(
    "resolution",
    .function(Signature.Function(results: [.energy, .none]) { [$0.visible] }),
    required: false, note: "`resolution(E) = …`: the standard deviation at a visible energy"),
  .init(
    "response", .value(.choice(["gaussian", "gamma", "poisson"])), required: false,
    note: "the shape of the resolution; \"gaussian\" unless given"),
  .init(
    "efficiency",
    .function(Signature.Function(results: [.none]) { [$0.reconstructed] }), required: false,
    note: "`efficiency(E) = …`, or a curve: the part counted at a reconstructed energy"),
  .init(
    "recoil_efficiency", .function(Signature.Function([NumberKind(.energy)], results: [.none])),
    required: false, note: "the part seen of recoils of an energy, before any resolution"),
  .init(
    "minimum_recoil", .value(.number(.energy)), required: false,
    note: "the least recoil that shows at all; in keVee, the least visible energy"),
  .init(
    "atomic", .value(.object("curve")), required: false,
    note: "the ratio of an atom's cross-section to the stepped one: `table |> curve(T, ratio)`"),
  .init(
    "electrons", .value(.choice(["stepped", "free"])), required: false,
    note: "\"stepped\" (default): shell by shell; \"free\": all of them always"),
  .init(
    "form_factor", .value(.choice(FormFactor.Shape.allCases.map(\.rawValue))), required: false,
    note: "of the nuclei: \"helm\" (default), \"klein_nystrand\", \"point\""),
  .init("R_p", .value(.number(.length)), required: false, note: "proton radius of all nuclei"),
  .init("R_n", .value(.number(.length)), required: false, note: "neutron radius of all nuclei"),
  .init(
    "time_bins", .value(.list), required: false,
    note: "edges of bins of time, for a flux that says when its neutrinos arrive"),
  .init(
    "time_efficiency", .function(Signature.Function([NumberKind(.time)], results: [.none])),
    required: false, note: "the part counted at a time"),
  .init(
    "psd_bins", .value(.list), required: false,
    note: "edges of bins of a second observable, such as a pulse shape"),
  .init(
    "psd",
    .function(
      Signature.Function(results: [.none]) { [NumberKind(), $0.reconstructed] }), required: false,
    note: "`psd(x, E) = …`: the density of the second observable at a reconstructed energy"),
  .init("name", .value(.string), required: false, note: "for cards and legends"),
]

private let backgroundDimensions: [Dimension] = [
  .none / (.exposure * .energy), .none / (.mass * .energy), .none / .exposure, .none / .mass,
]

extension BoundArguments {
  /// What is reconstructed: an energy on the scale of the bins, or a number of photo-electrons.
  fileprivate var reconstructed: NumberKind {
    if case .list(.number(let number))? = entryKind("bins") { number } else { NumberKind(.energy) }
  }

  /// The visible energy, on the scale of the bins or of the light yield.
  fileprivate var visible: NumberKind {
    if reconstructed.dimension.withoutScale == .energy { return reconstructed }
    guard let yield = entryKind("light_yield")?.numberKind else { return NumberKind(.energy) }
    return NumberKind(.none / yield.dimension)
  }
}

// MARK: Checks

private func backgroundMembers(_ call: LibraryCall) -> [ObjectKind.Member] {
  var members: [ObjectKind.Member] = []
  if case .object(let base)? = call.value("base")?.kind { members = base.members }
  for (label, _, _) in call.arguments.rest {
    guard let label, !members.contains(where: { $0.name.text == label.text }) else { continue }
    members.append(.init(name: label, kind: .object(.interaction)))
  }
  return members
}

private func checkExperiment(_ call: LibraryCall) throws(Diagnostic) {
  try checkBins(call)
  let entries = call.arguments
  guard case .object(let flux)? = entries.entryKind("flux"), let passing = flux.y?.dimension else {
    return
  }
  let isRate = passing == .particleFlux
  let wanted = isRate ? Dimension.exposure : .mass
  if let exposure = entries.entryKind("exposure")?.numberKind {
    guard exposure.dimension.isCompatible(with: wanted) else {
      throw Diagnostic(
        "E18",
        isRate
          ? "this flux is a rate, so `exposure` is mass times time, and this is \(exposure.dimension.phrase)"
          : "this flux is that of the whole exposure, so `exposure` is a mass, and this is \(exposure.dimension.phrase)",
        [.init(call.place("exposure"))],
        help: [exposureHelp(isRate, exposure.dimension, call)])
    }
  } else if entries.entryKind("mass") == nil || (isRate && entries.entryKind("time") == nil) {
    throw Diagnostic(
      "E15", "an experiment needs `exposure`, or `mass`\(isRate ? " and `time`" : "")",
      [.init(call.span)], help: [.init("write for example `exposure = 1.16 t*yr`")])
  }
}

/// A mass in a flux lacks its time, which can be pasted behind a literal.
private func exposureHelp(
  _ isRate: Bool, _ dimension: Dimension, _ call: LibraryCall
) -> Diagnostic.Help {
  guard isRate else { return .init("write for example `14.6 kg`") }
  guard dimension == .mass, call.value("exposure")?.constantNumber != nil else {
    return .init("write for example `1.16 t*yr`")
  }
  let end = call.place("exposure").end
  return .init("for how long?", [.init(Span(end, end), "*yr")])
}

private func checkBins(_ call: LibraryCall) throws(Diagnostic) {
  guard case .list(let element)? = call.arguments.entryKind("bins") else { return }
  let hasYield = call.arguments.entryKind("light_yield") != nil
  let wanted: Dimension = hasYield ? .none : .energy
  guard case .number(let bins) = element, bins.dimension.isCompatible(with: wanted) else {
    throw Diagnostic(
      "E18",
      hasYield
        ? "with a light yield the bins count photo-electrons, and these are \(element.phrase) each"
        : "the bins are energies, and these are \(element.phrase) each",
      [.init(call.place("bins"))], help: [.init("write for example `grid(1 keV..30 keV, 29)`")])
  }
  if let threshold = call.arguments.entryKind("threshold")?.numberKind,
    !threshold.dimension.isCompatible(with: bins.dimension)
  {
    throw Diagnostic(
      "E26", "the threshold is on another scale than the bins",
      [.init(call.place("threshold")), .init(call.place("bins"))],
      help: [.init("a threshold acts on the reconstructed energy")])
  }
}
