import Columns
import Interpreter
import Physics
import Semantics
import Syntax
import Units

/// Elastic scattering of neutrinos on electrons.
let electronScattering: [LibraryFunction] = [dsigmaES, dsigmaESem, sigmaES, sigmaESem]

private let flavourChoices = Flavour.allCases.map(\.rawValue)
private let couplingChoices = ElectronCouplings.Order.allCases.map(\.rawValue)

// MARK: Parameters

private let recoilParameter = Signature.Parameter(
  "T", .value(.number(.energy)), required: false, note: "recoil energy of the electron")
private let energyParameter = Signature.Parameter(
  "E", .value(.number(.energy)), note: "energy of the neutrino")
private let momentParameter = Signature.Parameter(
  "mu", .value(.number(.moment)), note: "magnetic moment, in muB")
private let thresholdParameter = Signature.Parameter(
  "threshold", .value(.number(.energy)), required: false,
  note: "only recoils above it are counted; 0 eV unless given")

/// The other variables a cross-section may be differential in, by name.
private let angularParameters = [
  Signature.Parameter(
    "cos_theta", .value(.number(.none)), required: false,
    note: "instead of T: cosine of the electron's angle"),
  Signature.Parameter(
    "theta2", .value(.number(.none)), required: false, note: "instead of T: its angle squared"),
  Signature.Parameter(
    "T_theta2", .value(.number(.energy)), required: false,
    note: "instead of T: recoil energy times angle squared"),
]

private let weakParameters = [
  Signature.Parameter(
    "nu", .value(.choice(flavourChoices)), required: false,
    note: "flavour: \"e\" (default), \"mu\" or \"tau\""),
  Signature.Parameter(
    "anti", .value(.boolean), required: false, note: "true for an antineutrino; default false"),
  Signature.Parameter(
    "couplings", .value(.choice(couplingChoices)), required: false,
    note: "\"radiative\" (default) or \"tree\""),
]

// MARK: Functions

private let variables = RecoilVariable.allCases.map(\.rawValue)

private let dsigmaES = LibraryFunction(
  Signature(
    "dsigma_es",
    [recoilParameter, energyParameter] + angularParameters + [thresholdParameter] + weakParameters,
    positional: 2, result: differentialKind),
  .elementwise(
    Elementwise(numbers: variables + ["E", "threshold"], caution: cautionDifferential) {
      options in
      let scattering = weak(options)
      return differentialKernel("dsigma_es", options) { _ in scattering }
    }),
  Documentation(
    "weak cross-section of a neutrino on an electron, differential in T, or by name in cos_theta, theta2 or T_theta2",
    formula:
      #"\frac{d\sigma}{dT} = \frac{G_F^2 m_e}{2\pi}\left[(g_V+g_A)^2 + (g_V-g_A)^2\left(1-\frac{T}{E}\right)^2 + (g_A^2-g_V^2)\frac{m_e T}{E^2}\right]"#,
    units: "cm²/keV (cm² per unit of the variable)",
    validity:
      "free electrons at rest; 0 outside the kinematic range. g_A changes sign for antineutrinos. Angular forms are exact, by the Jacobian; T_theta2 sums both recoil energies that give it (the small-angle eq. 37 of the NOvA note lacks a square).",
    source:
      "P. Vogel, J. Engel, Phys. Rev. D 39 (1989) 3378, doi:10.1103/PhysRevD.39.3378; radiative couplings: arXiv:2205.09484",
    example: "dsigma_es(10 keV, 5 MeV, nu = \"e\") as cm^2/keV"))

private let dsigmaESem = LibraryFunction(
  Signature(
    "dsigma_es_em",
    [recoilParameter, energyParameter, momentParameter] + angularParameters + [thresholdParameter],
    positional: 3, result: differentialKind),
  .elementwise(
    Elementwise(numbers: variables + ["E", "threshold", "mu"], caution: cautionDifferential) {
      options in
      let moment = options.given.count - 1
      return differentialKernel("dsigma_es_em", options) { inputs in
        ElectronScattering.magnetic(moment: inputs(moment))
      }
    }),
  Documentation(
    "magnetic cross-section of a neutrino on an electron, differential in T, or by name in cos_theta, theta2 or T_theta2",
    formula:
      #"\frac{d\sigma}{dT} = \frac{\pi\alpha^2}{m_e^2}\left(\frac{1}{T}-\frac{1}{E}\right)\left(\frac{\mu}{\mu_B}\right)^2"#,
    units: "cm²/keV (cm² per unit of the variable)",
    validity:
      "free electrons at rest; 0 outside the kinematic range. It flips the helicity, so it adds to the weak one without interference, and is the same for antineutrinos.",
    source: "P. Vogel, J. Engel, Phys. Rev. D 39 (1989) 3378, doi:10.1103/PhysRevD.39.3378",
    example: "dsigma_es_em(10 keV, 5 MeV, 1e-11 muB) as cm^2/keV"))

private let sigmaES = LibraryFunction(
  Signature(
    "sigma_es", [energyParameter, thresholdParameter] + weakParameters, positional: 1,
    result: totalKind),
  .elementwise(
    Elementwise(numbers: ["E", "threshold"], caution: cautionTotal) { options in
      let scattering = weak(options)
      return totalKernel("sigma_es", options) { _ in scattering }
    }),
  Documentation(
    "weak cross-section of a neutrino on an electron for recoils above a threshold",
    formula: #"\sigma = \int_{T_\mathrm{thr}}^{T_\mathrm{max}} \frac{d\sigma}{dT}\,dT"#,
    units: "cm²", validity: "in closed form; 0 when the threshold is above T_max(E)",
    source: "the integral of dsigma_es; doi:10.1103/PhysRevD.39.3378",
    example: "sigma_es(2 GeV, nu = \"mu\") as cm^2"))

private let sigmaESem = LibraryFunction(
  Signature(
    "sigma_es_em",
    [
      energyParameter, momentParameter,
      Signature.Parameter(
        "threshold", .value(.number(.energy)),
        note: "only recoils above it are counted; without one the total is infinite"),
    ], positional: 2, result: totalKind),
  .elementwise(
    Elementwise(numbers: ["E", "threshold", "mu"], caution: cautionTotal) { options in
      totalKernel("sigma_es_em", options) { inputs in
        ElectronScattering.magnetic(moment: inputs(2))
      }
    }),
  Documentation(
    "magnetic cross-section of a neutrino on an electron for recoils above a threshold",
    formula:
      #"\sigma = \frac{\pi\alpha^2}{m_e^2}\left(\frac{\mu}{\mu_B}\right)^2\left[\ln\frac{T_\mathrm{max}}{T_\mathrm{thr}} - \frac{T_\mathrm{max}-T_\mathrm{thr}}{E}\right]"#,
    units: "cm²", validity: "in closed form; it diverges as the threshold goes to 0",
    source: "the integral of dsigma_es_em; doi:10.1103/PhysRevD.39.3378",
    example: "sigma_es_em(5 MeV, 1e-11 muB, threshold = 1 keV) as cm^2"))

// MARK: Kinds

private let area = NumberKind(
  unit: UnitCatalogue.unit(named: "cm")?.raised(to: Rational(2)) ?? .plain)

/// An area over the unit of the one variable that was given.
@Sendable private func differentialKind(
  _ call: LibraryCall
) throws(Diagnostic) -> Checked {
  let given = variables.filter { call.value($0) != nil }
  guard given.count == 1, let name = given.first else {
    throw Diagnostic(
      "E15",
      given.isEmpty
        ? "`\(call.signature.name)` needs `T` (or `cos_theta`, `theta2`, `T_theta2`)"
        : "`\(call.signature.name)` takes one of `\(given.joined(separator: "`, `"))`, not both",
      [.init(call.span, call.signature.text)])
  }
  guard case .number(let variable)? = call.value(name)?.kind else { return .unknown }
  return call.returning(.number(area / variable))
}

@Sendable private func totalKind(_ call: LibraryCall) throws(Diagnostic) -> Checked {
  call.returning(.number(area))
}

// MARK: Kernels

private func weak(_ options: Elementwise.Options) -> ElectronScattering {
  let flavour = options.strings["nu"].flatMap(Flavour.init(rawValue:)) ?? .electron
  let order = options.strings["couplings"].flatMap(ElectronCouplings.Order.init(rawValue:))
  return ElectronScattering.weak(
    Neutrino(flavour, isAntineutrino: options.booleans["anti"] ?? false),
    order: order ?? .radiative)
}

/// A number of one row by its place among those given.
private typealias Row = (Int) -> Double

private func differentialKernel(
  _ name: String, _ options: Elementwise.Options,
  _ scattering: @escaping @Sendable (Row) -> ElectronScattering
) -> BlockKernel {
  let variable = options.given.first.flatMap(RecoilVariable.init(rawValue:)) ?? .T
  let threshold = options.given.firstIndex(of: "threshold")
  return BlockKernel(name: name) { inputs, output, count in
    for row in 0..<count {
      output[row] = scattering { inputs[$0][row] }.differential(
        in: variable, at: inputs[0][row], E: inputs[1][row],
        threshold: threshold.map { inputs[$0][row] } ?? 0)
    }
  }
}

private func totalKernel(
  _ name: String, _ options: Elementwise.Options,
  _ scattering: @escaping @Sendable (Row) -> ElectronScattering
) -> BlockKernel {
  let threshold = options.given.firstIndex(of: "threshold")
  return BlockKernel(name: name) { inputs, output, count in
    for row in 0..<count {
      output[row] = scattering { inputs[$0][row] }.total(
        E: inputs[0][row], threshold: threshold.map { inputs[$0][row] } ?? 0)
    }
  }
}

// MARK: Cautions

/// E35 for arguments that no experiment has; W07 for a recoil that the neutrino cannot give.
@Sendable private func cautionDifferential(
  _ options: Elementwise.Options, _ numbers: [Double]
) -> Caution? {
  guard let variable = options.given.first.flatMap(RecoilVariable.init(rawValue:)),
    numbers.count >= 2
  else { return nil }
  let (x, E) = (numbers[0], numbers[1])
  do throws(ScatteringArgumentError) {
    try ElectronScattering.validate(variable, x, E: E)
  } catch {
    return Caution("E35", "`\(error.argument)` \(error.message)")
  }
  let highest = ElasticKinematics.electron.maximumRecoil(E: E)
  guard variable == .T, x > highest else { return nil }
  let energy = NumberKind(.energy)
  let unit = energy.displayUnit(magnitude: E)
  let limit = "\(formatNumber(highest / unit.factor, digits: 2)) \(unit.symbol)"
  let texts = [x, E].map { format(.number($0), .number(energy)) }
  return Caution(
    "W07", "T = \(texts[0]) is above T_max = \(limit) for E = \(texts[1]): the result is 0",
    help: "are the arguments swapped?")
}

@Sendable private func cautionTotal(
  _ options: Elementwise.Options, _ numbers: [Double]
) -> Caution? {
  do throws(ScatteringArgumentError) {
    let hasThreshold = options.given.contains("threshold")
    try ElectronScattering.validate(
      E: numbers.first ?? 0, threshold: hasThreshold && numbers.count > 1 ? numbers[1] : 0)
  } catch {
    return Caution("E35", "`\(error.argument)` \(error.message)")
  }
  return nil
}
