import Fluxes
import Interpreter
import Moments
import Physics
import Semantics
import Syntax
import Units

/// The neutrino fluxes that the core knows.
let fluxFunctions = [
  solarFunction, reactorFunction, pionDecayFunction, monochromaticFunction, beamFunction,
]

extension CallArguments {
  /// A flux of the core, with its complaints placed at this call.
  func flux(_ make: () throws -> Flux) throws -> Value {
    do {
      return .object(try make())
    } catch let error as FluxError {
      throw error.diagnostic(at: self)
    } catch let error as SpectrumError {
      throw Diagnostic("E35", error.message, [.init(call.span)])
    }
  }

  /// The kind of neutrino that `nu` and `anti` name: ν_e unless given.
  func neutrino() throws -> Neutrino {
    let flavour = try string("nu").flatMap(Flavour.init(rawValue:)) ?? .electron
    return Neutrino(flavour, isAntineutrino: try flag("anti"))
  }
}

private func returning(
  _ dimension: Dimension, measuring moments: [MomentKind]
) -> @Sendable (LibraryCall) -> Checked {
  { $0.returning(.object(.flux(dimension, measuring: moments))) }
}

// MARK: solar

private let solarFunction = LibraryFunction(
  Signature(
    "solar",
    [
      .init(
        "model", .value(.choice(SolarModel.allCases.map(\.rawValue))), required: false,
        note: "composition of the Sun's surface: \"GS98\" (default, high metallicity) or \"AGSS09\""
      ),
      .init(
        "p_ee", .function(.init([NumberKind(.energy)], results: [.none])), required: false,
        note:
          "probability that ν_e stay ν_e, a function of the energy or a number; unless given, adiabatic conversion with NuFIT 6.0"
      ),
    ], positional: 0,
    rest: .init(
      bare: .value(.choice(SolarSource.allCases.map(\.rawValue))),
      note:
        "components: \"pp\", \"pep\", \"hep\", \"Be7\", \"B8\", \"N13\", \"O15\", \"F17\"; all of them unless given"
    )
  ) { call throws(Diagnostic) in
    var seen: [String] = []
    for case (_, .value(let checked), let span) in call.arguments.rest {
      guard let name = checked.constantString else { continue }
      if seen.contains(name) {
        throw Diagnostic("E15", "\"\(name)\" is given twice", [.init(span)])
      }
      seen.append(name)
    }
    return returning(.particleFlux, measuring: [.solar])(call)
  },
  Documentation(
    "neutrinos of the Sun at the Earth, by the reactions that make them",
    formula:
      #"\phi_{\nu_e} = P_{ee}(E)\,\phi,\quad \phi_{\nu_\mu} = \cos^2\theta_{23}\,(1-P_{ee})\,\phi,\quad \phi_{\nu_\tau} = \sin^2\theta_{23}\,(1-P_{ee})\,\phi"#,
    units: "1/(cm² s)",
    validity:
      "by day and averaged over the year; allowed β shapes whose largest deviation from the published tables is 0.32 % of the maximum (pp), 0.27 % (8B) and below 0.13 % (the others); a moment that is the same for all flavours does not see P_ee",
    source:
      "\(SolarModel.source); 8B: doi:10.1103/PhysRevC.54.411; the others: allowed shapes, doi:10.1103/RevModPhys.60.297",
    confirmation: SolarModel.confirmation,
    example: "solar(\"pp\", \"Be7\")")
) { arguments, _ in
  let names = try arguments.rest().compactMap {
    if case .string(let name) = $0 { name } else { nil }
  }
  let sources = names.compactMap(SolarSource.init(rawValue:))
  let model = try arguments.string("model").flatMap(SolarModel.init(rawValue:)) ?? .gs98
  let mixing = SolarMixing(GlobalFit.nufit60.parameters(.normal))
  let given = try arguments.function("p_ee")
  return try arguments.flux {
    try Flux.solar(
      sources.isEmpty ? SolarSource.allCases : sources, model: model,
      survival: { energies in
        guard let given else { return energies.map(mixing.survivalProbability) }
        return try arguments.values(of: given, at: [energies])
      }, muonShare: 1 - mixing.parameters.sin2Theta23)
  }
}

// MARK: reactor

private let reactorFunction = LibraryFunction(
  Signature(
    "reactor",
    [
      .init("power", .value(.number(.power)), note: "thermal"),
      .init("distance", .value(.number(.length)), note: "from the core"),
      .init(
        "fractions", .value(.list), required: false,
        note:
          "of the fissions of U235, U238, Pu239 and Pu241; [0.58, 0.08, 0.29, 0.05] unless given"
      ),
      .init(
        "model", .value(.choice(ReactorModel.allCases.map(\.rawValue))), required: false,
        note:
          "above 2 MeV: \"Huber-Mueller\" (default), \"Mueller\", \"Kopeikin\" or \"Vogel-Engel\""
      ),
      .init(
        "capture", .value(.boolean), required: false,
        note:
          "with the 1.2 antineutrinos per fission that neutron captures of U238 give; default true"
      ),
    ], result: returning(.particleFlux, measuring: [.effective(.electron)])),
  Documentation(
    "antineutrinos of a nuclear reactor, from 10 keV to 10 MeV",
    formula:
      #"\phi = \frac{P}{4\pi L^2 \sum_i f_i \mathcal{E}_i}\Big(\sum_i f_i S_i(E) + 0.6\, S_\mathrm{capture}(E)\Big)"#,
    units: "1/(cm² s)",
    validity:
      "the polynomials are made for 2 to 8 MeV; below, every model takes the table of Vogel and Engel, joined at 2 MeV by a straight line from 1.5 MeV. The capture spectrum is a fit within 1.7 % of the maximum of the published curve; the shape of U238 of Kopeikin within 0.9 %",
    source:
      "\(ReactorModel.huberMueller.source); arXiv:2103.01684; P. Vogel, J. Engel, doi:10.1103/PhysRevD.39.3378; energies per fission: arXiv:1212.6625; fractions: arXiv:2205.09484; captures: arXiv:hep-ex/0605006, their spectrum as in the release of arXiv:2202.09672",
    confirmation: Confirmation(of: [
      ("spectra above 2 MeV", ReactorModel.huberMueller.confirmation),
      ("below", .confirmed(by: "the release of arXiv:2202.09672")),
      ("energies per fission", .confirmed(by: "public codes")),
      ("captures per fission and their spectrum", .single),
    ]),
    example: "reactor(2.96 GW, 10.39 m)")
) { arguments, _ in
  let model = try arguments.string("model").flatMap(ReactorModel.init(rawValue:))
  let shares = try arguments.value("fractions")?.elements?.map(\.scalar)
  return try arguments.flux {
    try Flux.reactor(
      power: try arguments.number("power"), distance: try arguments.number("distance"),
      fractions: try shares.map(fractions) ?? .powerReactor, model: model ?? .huberMueller,
      capture: arguments.has("capture") ? try arguments.flag("capture") : true)
  }
}

/// Fission fractions in the order of `FissileIsotope`.
private func fractions(_ shares: [Double]) throws(FluxError) -> FissionFractions {
  guard shares.count == FissileIsotope.allCases.count else { throw .fractions(sum: .nan) }
  return try FissionFractions(
    Dictionary(zip(FissileIsotope.allCases, shares)) { first, _ in first })
}

// MARK: pion_decay

private let pionDecayFunction = LibraryFunction(
  Signature(
    "pion_decay",
    [
      .init("protons", .value(.number(.none)), note: "on target in all the exposure"),
      .init("yield", .value(.number(.none)), note: "neutrinos of each kind per proton"),
      .init("distance", .value(.number(.length)), note: "from the target"),
      .init(
        "pulse_mean", .value(.number(.time)), required: false,
        note: "when the protons of a pulse arrive, in the mean; 440 ns unless given"),
      .init(
        "pulse_sigma", .value(.number(.time)), required: false,
        note: "its standard deviation; 150 ns unless given"),
    ], positional: 3,
    result: returning(
      .particleFluence, measuring: [.effective(.electron), .effective(.muon)])),
  Documentation(
    "neutrinos of pions and muons that decay at rest: ν_μ at 29.79 MeV, ν̄_μ and ν_e to 52.83 MeV",
    formula:
      #"\phi_{\nu_\mu} = \eta\,\delta(E - 29.79\,\mathrm{MeV}),\quad \phi_{\bar\nu_\mu} = \eta\,\frac{64E^2}{m_\mu^3}\Big(\frac34-\frac{E}{m_\mu}\Big),\quad \phi_{\nu_e} = \eta\,\frac{192E^2}{m_\mu^3}\Big(\frac12-\frac{E}{m_\mu}\Big),\quad \eta = \frac{r N}{4\pi L^2}"#,
    units: "1/cm², of all the exposure",
    validity:
      "positive pions at rest; arrival: a Gaussian pulse followed by 26 ns (ν_μ), and then by 2197 ns (the others)",
    source: "COHERENT: arXiv:2110.07730 and its release doi:10.5281/zenodo.3903810",
    example: "pion_decay(3.198e23, 0.0848, 19.3 m)")
) { arguments, _ in
  let mean = try arguments.number("pulse_mean", default: 440e-9)
  let sigma = try arguments.number("pulse_sigma", default: 150e-9)
  guard mean.isFinite, sigma.isFinite, sigma >= 0 else {
    throw Diagnostic(
      "E35", "`pulse_sigma` of `pion_decay` must not be negative",
      [.init(arguments.place("pulse_sigma"))])
  }
  return try arguments.flux {
    try Flux.pionDecay(
      protons: try arguments.number("protons"), yield: try arguments.number("yield"),
      distance: try arguments.number("distance"), pulse: .gaussian(mean: mean, sigma: sigma))
  }
}

// MARK: monochromatic

private let monochromaticFunction = LibraryFunction(
  Signature(
    "monochromatic",
    [
      .init("E", .value(.number(.energy)), note: "energy of the neutrinos"),
      .init(
        "flux", .value(.anyNumber), note: "per area and time, or per area for a whole exposure"),
      .init(
        "nu", .value(.choice(Flavour.allCases.map(\.rawValue))), required: false,
        note: "flavour: \"e\" (default), \"mu\" or \"tau\""),
      .init(
        "anti", .value(.boolean), required: false, note: "true for antineutrinos; default false"),
    ], positional: 2
  ) { call throws(Diagnostic) in
    guard let number = call.value("flux")?.kind.numberKind else { return .unknown }
    return try fluxOf(number.dimension, "flux", call)
  },
  Documentation(
    "neutrinos of one energy", units: "as given: 1/(cm² s), or 1/cm² for a whole exposure",
    example: "monochromatic(0.747 MeV, 1e12 / (1 cm^2*s))")
) { arguments, _ in
  try arguments.flux {
    try Flux.monochromatic(
      energy: try arguments.number("E"), flux: try arguments.number("flux"),
      neutrino: try arguments.neutrino(), normalisation: arguments.normalisation)
  }
}

/// The call's kind for a flux whose integral has this dimension.
/// - Throws: E18 for another dimension than that of a flux or a fluence.
func fluxOf(
  _ dimension: Dimension, _ argument: String, _ call: LibraryCall
) throws(Diagnostic) -> Checked {
  for known in [Dimension.particleFlux, .particleFluence] where dimension == known {
    return returning(known, measuring: MomentKind.ofFlavour(call))(call)
  }
  throw Diagnostic(
    "E18", "`\(argument)` is a flux, and this is \(dimension.phrase)",
    [.init(call.place(argument))],
    help: [.init("give it in 1/(cm² s), or in 1/cm² for a whole exposure")])
}

extension CallArguments {
  /// Whether the flux that the checker found for this call is per time.
  var normalisation: Flux.Normalisation {
    if case .object(let kind) = call.kind, kind.y?.dimension == .particleFluence {
      .fluence
    } else {
      .rate
    }
  }
}
