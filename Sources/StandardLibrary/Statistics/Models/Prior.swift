import Interpreter
import Semantics
import Statistics
import Syntax

/// What is known of a parameter before the data.
struct Prior {
  private enum Form {
    case range(Double, Double)
    case measured(Double, Double)
    case free(Double)
    case constraint(ParameterConstraint)
  }

  private let form: Form
  private let written: CheckedModel.Parameter
  /// The size of the parameter, in base units.
  private(set) var scale: Double

  /// - Parameter isStandard: whether the parameter counts standard deviations, so that its unit is 1.
  init(_ value: Value, _ parameter: CheckedModel.Parameter, isStandard: Bool) throws {
    written = parameter
    switch value {
    case .range(let low, let high):
      form = .range(low, high)
      scale = max(abs(low), abs(high))
    case .measurement(let mean, let error):
      form = .measured(mean, error)
      scale = mean == 0 ? error : abs(mean)
    case .object(let constraint as ParameterConstraint):
      form = .constraint(constraint)
      scale = constraint.size
    default:
      form = .free(value.scalar)
      scale = value.scalar == 0 ? 1 : abs(value.scalar)
    }
    if case .range(let low, let high) = form, low == high { scale = 0 }
    guard scale > 0, scale.isFinite else {
      throw Diagnostic(
        "E35", "`\(parameter.name.written)` has no room: its range or its error is 0",
        [.init(parameter.name.span)])
    }
    if isStandard { scale = 1 }
  }

  /// The parameter of the core, in units of the scale.
  var parameter: Statistics.Parameter {
    let name = written.name.text
    switch form {
    case .range(let low, let high):
      // Neither at an end, where a rate may not depend on it, nor far from a small signal.
      let start = low + 0.1 * (high - low)
      return .init(name, in: low / scale...high / scale, start: start / scale)
    case .measured(let mean, let error):
      let least = mean > 0 ? 0 : -Double.infinity
      return .init(name, in: least...Double.infinity, start: mean / scale, isFixed: error == 0)
    case .free(let start): return .init(name, start: start / scale)
    case .constraint(let constraint):
      return .init(name, in: 0...Double.infinity, start: constraint.size / scale)
    }
  }

  /// - Parameter place: of the parameter in the model.
  func constraint(_ place: Int) -> Constraint? {
    switch form {
    case .measured(let mean, let error) where error > 0:
      .normal(parameter: place, mean: mean / scale, deviation: error / scale)
    case .constraint(.logNormal(let median, let spread)):
      .logNormal(parameter: place, median: median / scale, spread: spread)
    case .constraint(.poisson(let count, let ratio)):
      .poisson(parameter: place, count: count, scale: ratio * scale)
    default: nil
    }
  }
}
