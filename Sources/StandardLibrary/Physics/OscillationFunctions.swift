import Columns
import Interpreter
import Moments
import Physics
import Semantics
import Syntax
import Units

/// Mixing and masses of neutrinos, and what matter does to them.
let oscillations: [LibraryFunction] = [
  nufitFunction, pmnsFunction, neutrinoMassFunction, massSplittingFunction, survivalFunction,
  matterPotentialFunction,
]

private let flavours = Flavour.allCases.map(\.rawValue)
private let states = MassState.allCases.map(\.rawValue)

// MARK: nufit

private let nufitFunction = LibraryFunction(
  Signature("nufit", []) { call throws(Diagnostic) in
    call.returning(.table(Schema(columns: fitColumns.map(\.column))))
  },
  Documentation(
    "mixing angles, phase and mass splittings of the global fits, one to a row",
    validity:
      "6.0 is IC24 with SK atmospheric data, 5.2 with SK atmospheric data; dm3l is Δm²₃₁ in normal, Δm²₃₂ in inverted ordering",
    source: "NuFIT 6.0, arXiv:2410.05380; NuFIT 5.2, www.nu-fit.org and arXiv:2007.14792",
    confirmation: Confirmation(
      of: GlobalFit.allCases.map {
        ("NuFIT " + $0.rawValue, $0.parameters(.normal).confirmation)
      }),
    example: "nufit() |> where(nufit == \"6.0\")")
) { arguments, _ in
  let fits = GlobalFit.allCases.flatMap { fit in
    MassOrdering.allCases.map { (release: fit.rawValue, parameters: fit.parameters($0)) }
  }
  let columns = try fitColumns.map { column in
    try arguments.column(of: .packed(fits.map { column.value($0.release, $0.parameters) }))
  }
  return .table(TableData(columns: columns, rowCount: fits.count))
}

/// A column of the table of fits.
private struct FitColumn: Sendable {
  let column: Schema.Column
  let value: @Sendable (_ release: String, OscillationParameters) -> Value

  init(
    _ name: String, _ kind: Kind,
    _ value: @escaping @Sendable (_ release: String, OscillationParameters) -> Value
  ) {
    column = Schema.Column(name: name, written: name, kind: kind)
    self.value = value
  }
}

private let fitColumns = [
  FitColumn("nufit", .string) { release, _ in .string(release) },
  FitColumn("ordering", .string) { .string($1.ordering.rawValue) },
  FitColumn("sin2_theta12", .plainNumber) { .number($1.sin2Theta12) },
  FitColumn("sin2_theta23", .plainNumber) { .number($1.sin2Theta23) },
  FitColumn("sin2_theta13", .plainNumber) { .number($1.sin2Theta13) },
  FitColumn("delta_cp", .number(quantity("deg"))) { .number($1.deltaCP * .pi / 180) },
  FitColumn("dm21", .number(quantity("eV^2"))) { .number($1.splitting21 * 1e-12) },
  FitColumn("dm3l", .number(quantity("eV^2"))) { .number($1.splitting3l * 1e-12) },
]

// MARK: Mixing and masses

private let pmnsFunction = numberFunction(
  "pmns",
  leading: [
    .init("nu", .value(.choice(flavours)), note: "the flavour: \"e\", \"mu\" or \"tau\""),
    .init("state", .value(.choice(states)), note: "the state of mass: \"1\", \"2\" or \"3\""),
  ],
  [phaseParameters[0]], options: fitParameters, positional: 2, result: NumberKind(),
  Documentation(
    "the modulus of an element of the mixing matrix",
    formula:
      #"|U_{\alpha k}|,\quad U = R_{23}\,R_{13}(\delta_\mathrm{CP})\,R_{12}\,\mathrm{diag}(1, e^{i\alpha_{21}/2}, e^{i\alpha_{31}/2})"#,
    units: "a number",
    validity:
      "three neutrinos and a unitary matrix; the phase of CP violation is that of the fit unless given",
    source: "PDG 2024, doi:10.1103/PhysRevD.110.030001; \(fitSource)",
    example: "pmns(\"e\", \"1\")^2   # 0.676672")
) { options in
  let parameters = options.oscillationParameters
  let flavour = options.strings["nu"].flatMap(Flavour.init(rawValue:)) ?? .electron
  let state = options.strings["state"].flatMap(MassState.init(rawValue:)) ?? .first
  return { numbers in
    let phase = numbers["delta_cp"]
    let matrix = MixingMatrix(parameters, deltaCP: phase, alpha21: 0, alpha31: 0)
    return matrix[flavour, state].modulus
  }
}

private let neutrinoMassFunction = numberFunction(
  "neutrino_mass",
  leading: [.init("state", .value(.choice(states)), note: "\"1\", \"2\" or \"3\"")],
  [NumberParameter("m_lightest", .energy, .notNegative, "mass of the lightest neutrino")],
  options: fitParameters, result: quantity("eV"),
  Documentation(
    "the mass of a neutrino, from that of the lightest and the measured splittings",
    formula: #"m_k^2 = m_1^2 + \Delta m^2_{k1}"#, units: "eV",
    validity: "the lightest is m₁ in normal ordering, m₃ in inverted", source: fitSource,
    example: "neutrino_mass(\"3\", 0 eV) as eV   # 0.0501298 eV")
) { options in
  let parameters = options.oscillationParameters
  let state = options.strings["state"].flatMap(MassState.init(rawValue:)) ?? .first
  return { NeutrinoMasses(lightest: $0["m_lightest"], parameters)[state] }
}

private let massSplittingFunction = numberFunction(
  "mass_splitting",
  leading: [
    .init("states", .value(.choice(["21", "31", "32"])), note: "\"21\", \"31\" or \"32\"")
  ], [], options: fitParameters, result: quantity("eV^2"),
  Documentation(
    "a difference of squared neutrino masses", formula: #"\Delta m^2_{kj} = m_k^2 - m_j^2"#,
    units: "eV²", validity: "negative for \"31\" and \"32\" in inverted ordering",
    source: fitSource, example: "mass_splitting(\"31\") as eV^2   # 0.002513 eV²")
) { options in
  let parameters = options.oscillationParameters
  let splitting =
    switch options.strings["states"] {
    case "21"?: parameters.splitting21
    case "31"?: parameters.splitting31
    default: parameters.splitting32
    }
  return { _ in splitting * 1e-12 }
}

// MARK: Matter

/// Electrons where most solar neutrinos are made; the default of what needs them.
let solarDensityParameter = NumberParameter(
  "n_e", .none / .volume, .notNegative, default: SolarMixing.coreElectronDensity,
  "electrons per volume where the neutrino is made; 6.2e25 cm⁻³ unless given")

private let survivalFunction = numberFunction(
  "P_ee",
  [NumberParameter("E", .energy, .positive, "energy of the neutrino"), solarDensityParameter],
  options: fitParameters, positional: 1, result: NumberKind(),
  Documentation(
    "the probability that a solar neutrino arrives as ν_e, by day",
    formula:
      #"P_{ee} = c_{13}^4\left(\tfrac12 + \tfrac12\cos2\theta_m\cos2\theta_{12}\right) + s_{13}^4,\quad \cos2\theta_m = \frac{\cos2\theta_{12}-A}{\sqrt{(\cos2\theta_{12}-A)^2+\sin^22\theta_{12}}},\quad A = \frac{2\sqrt2\,G_F n_e E\,c_{13}^2}{\Delta m^2_{21}}"#,
    units: "a number",
    validity: "adiabatic (large mixing angle); one density for all, no regeneration in the Earth",
    source:
      "S. J. Parke, doi:10.1103/PhysRevLett.57.1275; PDG 2024, doi:10.1103/PhysRevD.110.030001; \(fitSource)",
    example: "P_ee(10 MeV)   # 0.31797")
) { options in
  let parameters = options.oscillationParameters
  return { numbers in
    SolarMixing(parameters, electronDensity: numbers["n_e"])
      .survivalProbability(energy: numbers["E"])
  }
}

private let matterPotentialFunction = numberFunction(
  "matter_potential",
  [
    NumberParameter("n_e", .none / .volume, .notNegative, "electrons per volume"),
    NumberParameter("n_n", .none / .volume, .notNegative, default: 0, "neutrons; default 0"),
  ],
  options: [
    .init(
      "nu", .value(.choice(flavours)), required: false,
      note: "flavour: \"e\" (default), \"mu\" or \"tau\""),
    .init(
      "anti", .value(.boolean), required: false, note: "true for an antineutrino; default false"),
    .init(
      "into", .value(.choice(["sterile"] + flavours)), required: false,
      note:
        "what the magnetic moment turns it into: \"sterile\" (Dirac, default), or the flavour of an antineutrino (Majorana)"
    ),
  ], result: quantity("eV"),
  Documentation(
    "the potential of a neutrino in matter, less that of what its moment turns it into",
    formula:
      #"V_{\nu_e} = \sqrt2\,G_F\left(n_e - \tfrac12 n_n\right),\quad V_{\nu_e} - V_{\bar\nu_\mu} = \sqrt2\,G_F(n_e - n_n)"#,
    units: "eV", validity: "unpolarised matter at rest; protons are as many as electrons",
    source:
      "L. Wolfenstein, doi:10.1103/PhysRevD.17.2369; C.-S. Lim, W. J. Marciano, doi:10.1103/PhysRevD.37.1368",
    example: "matter_potential(6.2e25 cm^-3, 3e25 cm^-3, into = \"mu\") as eV   # 4.05568e-12 eV")
) { options in
  let neutrino = Neutrino(
    options.strings["nu"].flatMap(Flavour.init(rawValue:)) ?? .electron,
    isAntineutrino: options.booleans["anti"] ?? false)
  let partner = options.strings["into"].flatMap(Flavour.init(rawValue:))
  return { numbers in
    let matter = Matter(electronDensity: numbers["n_e"], neutronDensity: numbers["n_n"])
    return partner.map { matter.majoranaFlipPotential(neutrino, into: $0) }
      ?? matter.diracFlipPotential(neutrino)
  }
}
