import Fluxes
import Interpreter
import Physics
import Semantics
import Syntax
import Units

/// `flux { spectrum(E) = … }`: a flux of the user's own.
let fluxBlock = LibraryFunction(
  Signature(
    "flux",
    [
      .init(
        "range", .value(.range), note: "the neutrino energies over which the spectrum is not zero"),
      .init(
        "spectrum",
        .function(
          Signature.Function(
            [NumberKind(.energy)],
            results: [.particleFlux / .energy, .particleFluence / .energy])),
        note: "neutrinos per area, energy and time (or of the whole exposure)"),
      .init(
        "nu", .value(.choice(Flavour.allCases.map(\.rawValue))), required: false,
        note: "flavour: \"e\" (default), \"mu\" or \"tau\""),
      .init(
        "anti", .value(.boolean), required: false, note: "true for antineutrinos; default false"),
      .init("name", .value(.string), required: false, note: "for legends and cards"),
    ]
  ) { call throws(Diagnostic) in
    guard call.value("base") == nil else { throw .fluxIsFixed(call.span) }
    if case .range(let energies)? = call.value("range")?.kind,
      !energies.dimension.isCompatible(with: .energy)
    {
      throw Diagnostic(
        "E18", "`range` is a range of energies, not of \(energies.dimension.phrase)",
        [.init(call.place("range"))])
    }
    let spectrum = call.function("spectrum")?.body.kind ?? call.value("spectrum")?.kind
    guard let dimension = spectrum?.spectrumDimension else { return .unknown }
    return call.returning(
      .object(.flux(dimension * .energy, measuring: MomentKind.ofFlavour(call))))
  },
  Documentation(
    "a flux of your own: any spectrum of one kind of neutrino",
    units: "the spectrum in 1/(cm² s MeV), or in 1/(cm² MeV) for a whole exposure",
    validity:
      "the spectrum is evaluated once, where the block stands; it must not be negative",
    example:
      "f = flux { range = 1 MeV..8 MeV, spectrum(E) = 1e12 / (1 cm^2*s*MeV) * exp(-E / 1 MeV), anti = true }"
  )
) { arguments, _ in
  guard case .range(let low, let high)? = try arguments.value("range"),
    let function = try arguments.function("spectrum")
  else { return .number(.nan) }
  do {
    let spectrum = try Spectrum(from: low, to: high, breakpoints: function.knots) {
      try arguments.values(of: function, at: [$0])
    }
    let component = Flux.Component(
      name: try arguments.string("name") ?? "flux", neutrino: try arguments.neutrino(),
      spectrum: spectrum)
    return .object(Flux(components: [component], normalisation: arguments.normalisation))
  } catch let error as SpectrumError {
    throw Diagnostic("E35", error.message, [.init(arguments.place("spectrum"))])
  }
}

extension Kind {
  /// The dimension of a spectrum given as a formula, a number or a tabulated curve.
  fileprivate var spectrumDimension: Dimension? {
    switch self {
    case .number(let number): number.dimension
    case .object(let curve): curve.y?.dimension
    default: nil
    }
  }
}

extension Diagnostic {
  fileprivate static func fluxIsFixed(_ span: Span) -> Diagnostic {
    Diagnostic(
      "E29", "a flux is not copied by `with`", [Label(span)],
      help: [Help("write the block anew, or multiply the flux by a number")])
  }
}
