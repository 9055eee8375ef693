import Interpreter
import Moments
import Physics
import Semantics
import Units

/// Which fit of the oscillation data a function uses.
let fitParameters = [
  Signature.Parameter(
    "nufit", .value(.choice(GlobalFit.allCases.map(\.rawValue))), required: false,
    note: "the release of NuFIT: \"6.0\" (default) or \"5.2\""),
  Signature.Parameter(
    "ordering", .value(.choice(MassOrdering.allCases.map(\.rawValue))), required: false,
    note: "of the masses: \"normal\" (default) or \"inverted\""),
]

/// Phases of the mixing matrix, in rad.
let phaseParameters = [
  NumberParameter(
    "delta_cp", .none, default: .nan, "δ_CP in rad; that of the fit unless given"),
  NumberParameter("alpha21", .none, default: 0, "Majorana phase in rad; default 0"),
  NumberParameter("alpha31", .none, default: 0, "Majorana phase in rad; default 0"),
]

/// What the documentation of these functions says of the fits.
let fitSource =
  "mixing: NuFIT 6.0, arXiv:2410.05380, unless `nufit` says otherwise; `nufit()` shows the values and what confirms them"

let momentKind = quantity("muB")

/// A number with a unit to show it in.
func quantity(_ unit: String) -> NumberKind {
  NumberKind(unit: (try? Unit(reading: unit)) ?? .plain)
}

/// The parameters of the fit chosen by `fitParameters`, by their names in the language.
func oscillationParameters(nufit: String?, ordering: String?) -> OscillationParameters {
  let fit = nufit.flatMap(GlobalFit.init(rawValue:)) ?? .nufit60
  return fit.parameters(ordering.flatMap(MassOrdering.init(rawValue:)) ?? .normal)
}

extension Elementwise.Options {
  var oscillationParameters: OscillationParameters {
    StandardLibrary.oscillationParameters(
      nufit: strings["nufit"], ordering: strings["ordering"])
  }
}

extension CallArguments {
  func oscillationParameters() throws -> OscillationParameters {
    StandardLibrary.oscillationParameters(
      nufit: try string("nufit"), ordering: try string("ordering"))
  }

  /// The mixing matrix with the phases given by `phaseParameters`.
  func mixing(_ parameters: OscillationParameters) throws -> MixingMatrix {
    MixingMatrix(
      parameters, deltaCP: try number("delta_cp", default: .nan),
      alpha21: try number("alpha21", default: 0), alpha31: try number("alpha31", default: 0))
  }
}

extension MixingMatrix {
  /// - Parameter deltaCP: in rad; NaN for that of the fit.
  init(
    _ parameters: OscillationParameters, deltaCP: Double, alpha21: Double, alpha31: Double
  ) {
    self.init(
      sin2Theta12: parameters.sin2Theta12, sin2Theta23: parameters.sin2Theta23,
      sin2Theta13: parameters.sin2Theta13,
      deltaCP: deltaCP.isNaN ? parameters.deltaCP * .pi / 180 : deltaCP,
      majoranaPhases: (alpha21, alpha31))
  }
}
