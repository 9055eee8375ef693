import Columns
import Interpreter
import Semantics
import Syntax
import Units

/// A number that a function of physics takes.
struct NumberParameter {
  enum Domain: Sendable {
    case positive
    case notNegative
    /// From 0 to 1.
    case probability
    case any

    func contains(_ x: Double) -> Bool {
      switch self {
      case .positive: x > 0
      case .notNegative: x >= 0
      case .probability: (0...1).contains(x)
      case .any: true
      }
    }

    /// For messages: what a number outside fails to be.
    var phrase: String {
      switch self {
      case .positive: "must be positive"
      case .notNegative: "must not be negative"
      case .probability: "is a probability, from 0 to 1"
      case .any: "may be any number"
      }
    }
  }

  let name: String
  let dimension: Dimension
  let domain: Domain
  /// Nil when it must be given; NaN when there is nothing that stands for it.
  let standard: Double?
  let note: String

  init(
    _ name: String, _ dimension: Dimension, _ domain: Domain = .any,
    default standard: Double? = nil,
    _ note: String
  ) {
    self.name = name
    self.dimension = dimension
    self.domain = domain
    self.standard = standard
    self.note = note
  }

  var parameter: Signature.Parameter {
    .init(name, .value(.number(dimension)), required: standard == nil, note: note)
  }
}

/// The numbers of one row, by name.
struct NumberArguments {
  fileprivate let inputs: [UnsafePointer<Double>]
  fileprivate let places: [String: Int]
  fileprivate let standards: [String: Double]
  fileprivate let row: Int

  /// The number given for a parameter, or its default.
  subscript(name: String) -> Double {
    if let place = places[name], inputs.indices.contains(place) { return inputs[place][row] }
    return standards[name] ?? .nan
  }
}

/// A function of physics that gives a number for each row of numbers.
///
/// - Parameters:
///   - leading: what comes before the numbers.
///   - options: what follows them, by name only.
///   - positional: how many of `leading` and `numbers` may be given by position; all, unless given.
///   - moment: which moment the result is, where it is one.
///   - check: what else must be true of a call.
///   - value: makes the function of a row from the options of the call. A number outside its domain
///     is an error, or a gap under a binder.
func numberFunction(
  _ name: String, leading: [Signature.Parameter] = [], _ numbers: [NumberParameter],
  options: [Signature.Parameter] = [], positional: Int? = nil, result: NumberKind,
  _ documentation: Documentation,
  moment: @escaping @Sendable (LibraryCall) -> MomentKind? = { _ in nil },
  check: @escaping @Sendable (LibraryCall) throws(Diagnostic) -> Void = { _ throws(Diagnostic) in },
  value: @escaping @Sendable (Elementwise.Options) -> @Sendable (NumberArguments) -> Double
) -> LibraryFunction {
  let signature = Signature(
    name, leading + numbers.map(\.parameter) + options,
    positional: positional ?? leading.count + numbers.count
  ) { call throws(Diagnostic) in
    try check(call)
    var kind = result
    kind.moment = moment(call)
    return call.returning(.number(kind))
  }
  let domains = Dictionary(uniqueKeysWithValues: numbers.map { ($0.name, $0.domain) })
  let standards = Dictionary(
    uniqueKeysWithValues: numbers.compactMap { number in number.standard.map { (number.name, $0) } }
  )
  let elementwise = Elementwise(
    numbers: numbers.map(\.name),
    caution: { options, values in outside(domains, options.given, values) }
  ) { options in
    let body = value(options)
    let places = Dictionary(uniqueKeysWithValues: zip(options.given, options.given.indices))
    let given = options.given.map { domains[$0] ?? .any }
    return BlockKernel(name: name) { inputs, output, count in
      for row in 0..<count {
        let isInside = zip(inputs, given).allSatisfy { $1.contains($0[row]) }
        output[row] =
          isInside
          ? body(NumberArguments(inputs: inputs, places: places, standards: standards, row: row))
          : .nan
      }
    }
  }
  return LibraryFunction(signature, .elementwise(elementwise), documentation)
}

private func outside(
  _ domains: [String: NumberParameter.Domain], _ names: [String], _ values: [Double]
) -> Caution? {
  for (name, value) in zip(names, values) where !value.isNaN {
    guard let domain = domains[name], !domain.contains(value) else { continue }
    return Caution("E35", "`\(name)` \(domain.phrase)")
  }
  return nil
}
