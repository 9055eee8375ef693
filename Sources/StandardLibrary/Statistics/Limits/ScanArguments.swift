import Interpreter
import Semantics
import Statistics
import Syntax
import Units

extension LibraryCall {
  /// Throws if what is given for a parameter has another dimension.
  func requireSameDimension(_ name: String, as number: NumberKind) throws(Diagnostic) {
    guard let given = value(name)?.kind.numberKind,
      !given.dimension.isCompatible(with: number.dimension)
    else { return }
    throw Diagnostic(
      "E18", "`\(name)` is one of \(number.dimension.phrase), not of \(given.dimension.phrase)",
      [.init(place(name))])
  }
}

extension CallArguments {
  /// The values of a parameter that are tried: `points =` of them over `range =`, in the core's units.
  /// - Parameter standard: the range if none is given.
  func scanValues(
    _ parameter: ParameterValue, _ standard: () throws -> (Double, Double)
  ) throws -> [Double] {
    var (low, high) = (0.0, 0.0)
    if case .range(let first, let last)? = try value("range") {
      let scale = parameter.parameter.scale
      (low, high) = (first / scale, last / scale)
    } else {
      (low, high) = try standard()
    }
    let count = try whole("points", 2...100_000, default: 61)
    return (0..<count).map { low + (high - low) * Double($0) / Double(count - 1) }
  }
}

extension ParameterValue {
  /// The values that it may have, in the core's units.
  var range: ClosedRange<Double> { model.likelihood.parameters[place].range }
}
