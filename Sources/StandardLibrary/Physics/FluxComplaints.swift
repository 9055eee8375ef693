import Fluxes
import Interpreter
import Semantics
import Syntax
import Units

/// What is wrong with numbers that should be a spectrum, in words.
extension SpectrumError {
  var message: String {
    switch self {
    case .range(let low, let high):
      "a spectrum runs from one energy to a greater one, not from \(energy(low)) to \(energy(high))"
    case .lineEnergy(let value): "a line must have a positive energy, not \(energy(value))"
    case .lineFlux: "the flux of a line must not be negative"
    case .notFinite(let place): "the spectrum is not finite at \(energy(place))"
    case .negative(_, let place): "the spectrum is negative at \(energy(place))"
    case .unresolved(let place): "the spectrum is too rough to integrate near \(energy(place))"
    case .rowCounts: "a spectrum needs two rows or more, with a density for each energy"
    case .rowOrder(let row, let value):
      "the energies must rise from row to row; row \(row) has \(energy(value))"
    case .rowNegative(let row, _): "the density in row \(row) is negative"
    case .rowNotFinite(let row): "row \(row) has a missing number"
    }
  }

  private func energy(_ value: Double) -> String {
    format(.number(value), .number(NumberKind(.energy)))
  }
}

extension FluxError {
  /// The complaint, at the argument that caused it.
  func diagnostic(at arguments: CallArguments) -> Diagnostic {
    let (argument, message) =
      switch self {
      case .normalisations: ("right", "a flux per time and one of a whole exposure have no sum")
      case .fractions:
        (
          "fractions",
          "`fractions` are four numbers, not negative, that add up to 1: of U235, U238, Pu239 and Pu241"
        )
      case .power: ("power", "`power` must not be negative")
      case .distance: ("distance", "`distance` must be positive")
      case .survival(let value, let energy):
        (
          "p_ee",
          "`p_ee` is a probability, and at \(formatNumber(energy)) MeV it is \(formatNumber(value))"
        )
      case .protons: ("protons", "`protons` and `yield` must not be negative")
      }
    return Diagnostic("E35", message, [.init(arguments.place(argument))])
  }
}
