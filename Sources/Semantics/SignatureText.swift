import Units

extension Signature {
  /// The names that may stand before `=` in a call.
  package var labels: [String] { parameters.map(\.name) }

  /// `grid(range, n, log = …)`: all parameters, for `help`.
  package var text: String {
    let optional = parameters.enumerated().map { index, parameter in
      index < positionalCount && parameter.isRequired
        ? parameter.name : "\(parameter.name) = …"
    }
    return "\(name)(\((optional + (rest == nil ? [] : ["…"])).joined(separator: ", ")))"
  }

  /// `grid(range, n, …)`: what a call must give, for messages.
  var summary: String {
    let required = parameters.filter(\.isRequired).map(\.name)
    let more = rest == nil && required.count == parameters.count ? [] : ["…"]
    return "\(name)(\((required + more).joined(separator: ", ")))"
  }

  /// Whether an argument may be a comparison.
  var takesCondition: Bool {
    parameters.contains { parameter in
      switch parameter.mode {
      case .row, .equation: true
      default: false
      }
    }
  }
}

extension Signature.Parameter {
  /// The dimension of the number it takes.
  var dimension: Dimension? {
    if case .value(.number(let dimension)) = mode { dimension } else { nil }
  }

  /// A value to show where the argument goes; nil when one cannot be made up.
  var example: String? {
    guard case .value(let expectation) = mode else { return nil }
    switch expectation {
    case .number(let dimension):
      let unit = preferredUnit(for: dimension, magnitude: 1)
      return unit.isPlain ? "1" : "1 \(unit.ascii)"
    case .anyNumber: return "1"
    case .boolean: return "true"
    case .choice(let choices): return choices.first.map { "\"\($0)\"" }
    case .string: return "\"text\""
    case .range: return "0..1"
    case .list: return "[1, 2]"
    case .any, .table, .object: return nil
    }
  }
}

extension Signature.Expectation {
  var wantsNumber: Bool {
    switch self {
    case .number, .anyNumber: true
    default: false
    }
  }

  var phrase: String {
    switch self {
    case .any: "a value"
    case .number(let dimension): dimension.phrase
    case .anyNumber: "a number"
    case .boolean: "true or false"
    case .string: "a string"
    case .choice(let choices): "one of " + choices.map { "\"\($0)\"" }.joined(separator: ", ")
    case .range: "a range"
    case .list: "a list"
    case .table: "a table"
    case .object(let name): ObjectKind(name).phrase
    }
  }
}
