import Columns
import Histograms
import Interpreter
import Semantics
import Statistics
import Syntax

/// A sample as a sum of fixed histograms, each times a polynomial of the parameters: rates go as the
/// square of a moment, so one template serves for all of its values.
struct SampleReader {
  struct Term {
    var factor: Polynomial
    var template: VariedHistogram
  }

  private let evaluator: Evaluator
  private let numbers: PolynomialReader
  /// What the slots of function arguments stand for: interactions and histograms are read where they are used.
  private var arguments: [Int: Node] = [:]

  init(_ numbers: PolynomialReader) {
    self.numbers = numbers
    evaluator = numbers.evaluator
  }

  /// Nil if the sample depends on parameters in another way.
  func terms(_ node: Node) throws -> [Term]? {
    guard numbers.varies(node) else {
      guard case .object(let object) = try evaluator.evaluate(node),
        let histogram = object as? Histogram
      else { return nil }
      return [Term(factor: Polynomial(1), template: VariedHistogram(histogram))]
    }
    switch node {
    case .slot(let slot): return try arguments[slot].flatMap(terms)
    case .binding(let slot, let value, let body):
      return try binding(slot, to: value).terms(body)
    case .call(let call): return try terms(call)
    default: return nil
    }
  }

  private func binding(_ slot: Int, to value: Node) throws -> SampleReader {
    var reader = SampleReader(try numbers.binding(slot, to: value))
    reader.arguments = arguments
    reader.arguments[slot] = value
    return reader
  }

  private func terms(_ call: Call) throws -> [Term]? {
    switch call.signature.name {
    case "histogram + histogram", "histogram - histogram":
      guard let left = try call.node("left").flatMap(terms),
        let right = try call.node("right").flatMap(terms)
      else { return nil }
      let sign: Double = call.signature.name.contains("-") ? -1 : 1
      return left + right.map { Term(factor: $0.factor.scaled(by: sign), template: $0.template) }
    case "number * histogram": return try product(call.node("left"), call.node("right"))
    case "histogram * number": return try product(call.node("right"), call.node("left"))
    case "histogram / number":
      guard let number = call.node("right"), let parts = try call.node("left").flatMap(terms) else {
        return nil
      }
      let one = Node.operation(.divide, [.number(1), number], call.span)
      let factor = try numbers.polynomial(one)
      return parts.map { Term(factor: factor * $0.factor, template: $0.template) }
    case "counts":
      guard let number = call.node("number") else { return nil }
      return [
        Term(factor: try numbers.polynomial(number), template: VariedHistogram(try .oneCount))
      ]
    case "rate": return try rate(call, call.node("interaction"))
    case varyFunction.signature.name: return try varied(call).map { [$0] }
    case reweightFunction.signature.name: return try reweighted(call)
    default: return nil
    }
  }

  private func product(_ number: Node?, _ histogram: Node?) throws -> [Term]? {
    guard let factor = try number.map(numbers.polynomial), let parts = try histogram.flatMap(terms)
    else { return nil }
    return parts.map { Term(factor: factor * $0.factor, template: $0.template) }
  }

  // MARK: Systematics

  /// `vary(nominal, down = …, up = …, by = alpha)`
  private func varied(_ call: Call) throws -> Term? {
    guard let by = call.node("by"), let place = try numbers.polynomial(by).parameter,
      let nominal = try call.node("nominal").flatMap(terms), nominal.count == 1,
      let down = try call.node("down").flatMap(histogram),
      let up = try call.node("up").flatMap(histogram)
    else { return nil }
    let code = try call.node("interpolation").map(evaluator.evaluate)
    var term = nominal[0]
    do throws(VariationError) {
      try term.template.vary(
        by: place, down: down, up: up, HistogramInterpolation(code ?? .string("4p")))
    } catch {
      throw error.diagnostic(call)
    }
    return term
  }

  /// `reweight(template, spectrum, from = other)`: linear in the spectrum, and in the template if `other` is given.
  private func reweighted(_ call: Call) throws -> [Term]? {
    guard let node = call.node("histogram"), let templates = try terms(node),
      let spectra = try call.node("to").flatMap(terms), spectra.allSatisfy(\.template.isFixed)
    else { return nil }
    let old = try call.node("from").flatMap(histogram)
    guard call.node("from") == nil ? !numbers.varies(node) : old != nil else { return nil }
    do throws(HistogramError) {
      var terms: [Term] = []
      for template in templates {
        for spectrum in spectra {
          terms.append(
            Term(
              factor: template.factor * spectrum.factor,
              template: try template.template.reweighted(to: spectrum.template.nominal, from: old)))
        }
      }
      return terms
    } catch {
      throw error.diagnostic(call.span)
    }
  }

  private func histogram(_ node: Node) throws -> Histogram? {
    guard !numbers.varies(node), case .object(let object) = try evaluator.evaluate(node) else {
      return nil
    }
    return object as? Histogram
  }

  // MARK: Rates

  private func rate(_ rate: Call, _ interaction: Node?) throws -> [Term]? {
    switch interaction {
    case .slot(let slot)?: try self.rate(rate, arguments[slot])
    case .binding(let slot, let value, let body)?:
      try binding(slot, to: value).rate(rate, body)
    case .call(let call)?: try coupled(rate, call)
    default: nil
    }
  }

  /// The rate of an interaction whose coupling depends on parameters: its square times the rate at one unit.
  private func coupled(_ rate: Call, _ call: Call) throws -> [Term]? {
    guard let coupling = InteractionCoupling.of[call.signature.name],
      case .value(let checked)? = call.arguments.named[coupling.argument]?.argument
    else { return nil }
    let relative = try numbers.polynomial(checked.node).scaled(by: 1 / coupling.unit)
    func template(_ sign: Double) throws -> Histogram? {
      let unit = Checked(.number(sign * coupling.unit), checked.kind)
      return try histogram(
        .call(rate.replacing("interaction", by: call.replacing(coupling.argument, by: unit))))
    }
    guard let plus = try template(1) else { return nil }
    guard coupling.interferes else {
      return [Term(factor: relative * relative, template: VariedHistogram(plus))]
    }
    guard let minus = try template(-1) else { return nil }
    let (odd, even) = (try plus.subtracting(minus), try plus.adding(minus))
    return [
      Term(factor: relative, template: VariedHistogram(odd.scaled(by: 0.5))),
      Term(factor: relative * relative, template: VariedHistogram(even.scaled(by: 0.5))),
    ]
  }
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
