import Detectors
import Histograms
import Interpreter
import Physics
import Semantics
import Syntax

/// A sample of a model as a sum of fixed histograms, each times a polynomial of the parameters: rates go as the
/// square of a moment, so one template serves for all of its values.
struct SampleReader {
  struct Term {
    var factor: Polynomial
    var template: Histogram
  }

  private let evaluator: Evaluator
  private let numbers: PolynomialReader

  init(_ numbers: PolynomialReader) {
    self.numbers = numbers
    evaluator = numbers.evaluator
  }

  /// Nil if the sample depends on parameters in another way.
  func terms(_ node: Node) throws -> [Term]? {
    guard numbers.depends(node) else {
      guard case .object(let object) = try evaluator.evaluate(node),
        let histogram = object as? Histogram
      else { return nil }
      return [Term(factor: Polynomial(1), template: histogram)]
    }
    switch node {
    case .binding(let slot, let value, let body):
      return try numbers.binding(slot, to: value).flatMap { try SampleReader($0).terms(body) }
    case .call(let call): return try terms(call)
    default: return nil
    }
  }

  private func terms(_ call: Call) throws -> [Term]? {
    func node(_ name: String) -> Node? {
      if case .value(let checked)? = call.arguments.named[name]?.argument {
        checked.node
      } else {
        nil
      }
    }
    switch call.signature.name {
    case "histogram + histogram", "histogram - histogram":
      guard let left = try node("left").flatMap(terms), let right = try node("right").flatMap(terms)
      else { return nil }
      let sign: Double = call.signature.name.contains("-") ? -1 : 1
      return left + right.map { Term(factor: $0.factor.scaled(by: sign), template: $0.template) }
    case "number * histogram": return try product(node("left"), node("right"))
    case "histogram * number": return try product(node("right"), node("left"))
    case "histogram / number":
      guard let number = node("right"), !numbers.depends(number),
        let parts = try node("left").flatMap(terms)
      else { return nil }
      let factor = 1 / (try evaluator.number(number))
      return parts.map { Term(factor: $0.factor.scaled(by: factor), template: $0.template) }
    case "counts":
      guard let factor = try node("number").flatMap(numbers.polynomial) else { return nil }
      return [Term(factor: factor, template: try .oneCount)]
    case "rate": return try rate(call, node("interaction"))
    default: return nil
    }
  }

  private func product(_ number: Node?, _ histogram: Node?) throws -> [Term]? {
    guard let factor = try number.flatMap(numbers.polynomial),
      let parts = try histogram.flatMap(terms)
    else { return nil }
    return parts.map { Term(factor: factor * $0.factor, template: $0.template) }
  }

  // MARK: Rates

  /// The rate of an interaction whose coupling depends on parameters: its square times the rate at one unit.
  private func rate(_ rate: Call, _ interaction: Node?) throws -> [Term]? {
    guard case .call(let call)? = interaction,
      let coupling = InteractionCoupling.of[call.signature.name],
      case .value(let checked)? = call.arguments.named[coupling.argument]?.argument,
      let size = try numbers.polynomial(checked.node)
    else { return nil }
    let relative = size.scaled(by: 1 / coupling.unit)
    func template(_ sign: Double) throws -> Histogram? {
      let unit = Checked(.number(sign * coupling.unit), checked.kind)
      let node = Node.call(
        rate.replacing("interaction", by: call.replacing(coupling.argument, by: unit)))
      guard !numbers.depends(node), case .object(let object) = try evaluator.evaluate(node) else {
        return nil
      }
      return object as? Histogram
    }
    guard let plus = try template(1) else { return nil }
    guard coupling.interferes else {
      return [Term(factor: relative * relative, template: plus)]
    }
    guard let minus = try template(-1) else { return nil }
    return [
      Term(factor: relative, template: try plus.subtracting(minus).scaled(by: 0.5)),
      Term(factor: relative * relative, template: try plus.adding(minus).scaled(by: 0.5)),
    ]
  }
}

/// How the rate of an interaction depends on its coupling: as the square, and where it interferes with the weak
/// one linearly too.
struct InteractionCoupling {
  let argument: String
  /// A coupling of a sensible size, in base units.
  let unit: Double
  var interferes = false

  static let of = [
    "nu_magnetic": InteractionCoupling(
      argument: "mu", unit: 1e-11 * Constants.bohrMagneton.internalValue),
    "dipole_portal": InteractionCoupling(argument: "coupling", unit: 1e-12),
    "nu_millicharge": InteractionCoupling(argument: "q", unit: 1e-13, interferes: true),
    "nu_charge_radius": InteractionCoupling(argument: "r2", unit: 1e-32, interferes: true),
    "nu_anapole": InteractionCoupling(argument: "a", unit: 1e-33, interferes: true),
  ]
}

extension Call {
  /// The same call with another value for an argument.
  fileprivate func replacing(_ name: String, by value: Checked) -> Call {
    var arguments = self.arguments
    if let old = arguments.named[name] { arguments.named[name] = (.value(value), old.span) }
    return Call(signature: signature, arguments: arguments, kind: kind, span: span)
  }

  fileprivate func replacing(_ name: String, by call: Call) -> Call {
    replacing(name, by: Checked(.call(call), call.kind))
  }
}

extension Histogram {
  /// One event in one bin.
  fileprivate static var oneCount: Histogram {
    get throws {
      try Histogram(contents: [1], squares: [0], axis: HistogramAxis(count: 1, from: 0, to: 1))
    }
  }
}
