import Detectors
import Histograms
import Interpreter
import Physics
import Semantics
import Syntax
import Units

/// `rate(experiment, interaction)`: the expected events in the experiment's bins.
let rateFunction = LibraryFunction(
  Signature(
    "rate",
    [
      .init("experiment", .value(.object("experiment")), note: "an `experiment { … }`"),
      .init(
        "interaction", .value(.object("interaction")),
        note:
          "`nu_weak`, `nu_magnetic(mu)`, …, an `interaction { … }`, or a background of the experiment"
      ),
    ]
  ) { call throws(Diagnostic) in
    guard case .object(let experiment)? = call.value("experiment")?.kind,
      case .object(let interaction)? = call.value("interaction")?.kind
    else { return .unknown }
    if let moment = interaction.moments.first, !experiment.moments.isEmpty,
      !experiment.moments.contains(moment)
    {
      throw .momentNotMeasured(moment, by: experiment.moments, call.place("interaction"))
    }
    return call.returning(.object(.histogram(ofExperiment: experiment)))
  },
  Documentation(
    "the expected events of an interaction in the bins of an experiment, as a histogram",
    formula:
      #"N_b = \epsilon N_T \int dT\, R_b(T) \int_{E_\mathrm{min}(T)} dE\, \phi(E) \frac{d\sigma}{dT}"#,
    units: "events",
    validity:
      "the sum over all components of the flux, all isotopes and the experiment's channels; bins are good to about 1e-6",
    source: "the formulas are those of the experiment and of the interaction",
    example: """
      xe = experiment {
        target = Xe
        exposure = 1.16 t*yr
        flux = solar("pp", "Be7")
        bins = grid(1 keV..30 keV, 30)
      }
      rate(xe, nu_magnetic(2e-11 muB)) |> total
      """)
) { arguments, _ in
  guard let experiment: ExperimentValue = try arguments.object("experiment"),
    let interaction: InteractionValue = try arguments.object("interaction")
  else { return .number(.nan) }
  do {
    let rate = try experiment.rate(of: interaction.process) {
      try arguments.rate(experiment.experiment, interaction.process)
    }
    return .object(try Histogram(rate.scaled(by: interaction.strength)))
  } catch let error as ExperimentError {
    throw error.diagnostic(arguments)
  } catch let error as HistogramError {
    throw error.diagnostic(arguments.call.span)
  }
}

extension CallArguments {
  /// The rate of a process at strength 1.
  fileprivate func rate(
    _ experiment: Experiment, _ process: InteractionValue.Process
  ) throws -> BinnedRate {
    switch process {
    case .known(let interaction, _): return try experiment.rate(of: interaction)
    case .written(let function, let parameters, let channel):
      return try experiment.rate(
        of: WrittenInteraction(on: channel) { _, nucleus, recoils, energies in
          let constants = nucleus?.constants ?? [0, 0, Constants.electronMass.internalValue, 0]
          let further = constants.prefix(parameters - 2).map {
            [Double](repeating: $0, count: recoils.count)
          }
          return try values(of: function, at: [recoils, energies] + further)
        })
    case .background(let name):
      guard let background = experiment.backgrounds.first(where: { $0.name == name }) else {
        throw Diagnostic(
          "E35", "the experiment has no background `\(name)`", [.init(place("interaction"))])
      }
      return background.rate
    }
  }
}

extension Nucleus {
  /// Z, N, the mass and the charge radius, in base units.
  fileprivate var constants: [Double] {
    [Double(nuclide.Z), Double(nuclide.N), nuclide.mass, nuclide.chargeRadius * 1e-13]
  }
}
