package import Syntax
import Units

/// A model as it was written, for `with` to copy.
package final class ModelDefinition: Sendable {
  package let entries: [Entry]

  init(entries: [Entry]) { self.entries = entries }
}

/// A statistical model that passed every check: parameters, and samples that depend on them.
package struct CheckedModel: Sendable {
  package struct Parameter: Sendable {
    package let name: Name
    /// The slot of its value in the bodies of the samples.
    package let slot: Int
    /// Its range, a measurement of it, or where it starts.
    package let prior: Checked
    package let kind: NumberKind
  }

  /// `correlation(a, b) = 0.3`: of what is known of two parameters.
  package struct Correlation: Sendable {
    /// The places of the parameters.
    package let places: (Int, Int)
    package let coefficient: Checked
    package let span: Span
  }

  package struct Sample: Sendable {
    package let name: Name
    package let isSignal: Bool
    /// Given the parameters, a histogram; or, with variables of its own, a density over the axes of the data.
    package let body: Abstraction
  }

  package fileprivate(set) var parameters: [Parameter] = []
  package fileprivate(set) var correlations: [Correlation] = []
  package fileprivate(set) var samples: [Sample] = []
  /// A histogram, or points.
  package let data: (checked: Checked, span: Span)
}

extension Checker {
  /// `model { … }`: each entry sees those above it, and one with variables of its own all of them.
  mutating func model(
    _ entries: [Entry], from base: ModelDefinition?, _ span: Span
  ) throws(Diagnostic) -> Checked {
    guard let signature = scope.blocks[.model] else { throw .noBlock(.model, span) }
    let definition = ModelDefinition(entries: (base?.entries ?? []).copied(with: entries))
    for (index, entry) in definition.entries.enumerated() {
      let above = definition.entries[..<index]
      if above.contains(where: { $0.isCalled(like: entry) }) {
        throw .entryTwice(definition.entries, at: index)
      }
    }
    let outer = locals
    defer { locals = outer }
    let checked = try ModelChecker(signature).check(definition.entries, span, with: &self)
    var arguments = checked.settings
    arguments.named["model"] = (.model(checked.model), place(span))
    var result = try signature.result(
      LibraryCall(signature: signature, arguments: arguments, span: place(span), files: files))
    if case .object(var kind) = result.kind {
      kind.model = definition
      result.kind = .object(kind)
    }
    return result
  }
}

extension [Entry] {
  /// These entries with others: parameters that are new stand first, since what is replaced may use them.
  fileprivate func copied(with others: [Entry]) -> [Entry] {
    let added = others.filter { other in
      other.relation == .distributed && !contains { $0.isCalled(like: other) }
    }
    return isEmpty ? others : added + replaced(by: others.filter { !added.contains($0) })
  }
}

/// Goes through the entries of a model.
private struct ModelChecker {
  private let signature: Signature
  private var parameters: [CheckedModel.Parameter] = []
  private var samples: [CheckedModel.Sample] = []
  private var data: (checked: Checked, span: Span)?
  private var settings = BoundArguments()

  init(_ signature: Signature) { self.signature = signature }

  consuming func check(
    _ entries: [Entry], _ span: Span, with checker: inout Checker
  ) throws(Diagnostic) -> (model: CheckedModel, settings: BoundArguments) {
    for entry in entries where entry.parameters == nil { try add(entry, &checker) }
    guard let data else {
      throw .missingEntry("data", of: "model", note: "a histogram", checker.place(span))
    }
    var model = CheckedModel(parameters: parameters, samples: samples, data: data)
    for entry in entries {
      guard let variables = entry.parameters else { continue }
      if entry.isCorrelation {
        model.correlations.append(try correlation(entry, variables, &checker))
      } else if entry.role == .signal || entry.role == .background {
        model.samples.append(try density(entry, variables, over: data.checked.kind, &checker))
      } else if entry.isCurve {
        model.samples.append(try curve(entry, variables, through: data, &checker))
      } else {
        throw .entryIsNoFunction(entry.name)
      }
    }
    if case .object(let object) = data.checked.kind, object.name == "points",
      !entries.contains(where: \.isCurve)
    {
      throw .missingEntry(
        "curve(x)", of: "model", note: "what is expected of the points: `curve(x) = a * x^2`",
        data.span)
    }
    return (model, settings)
  }

  /// An entry without variables of its own.
  private mutating func add(_ entry: Entry, _ checker: inout Checker) throws(Diagnostic) {
    switch (entry.role, entry.relation) {
    case (nil, .distributed): parameters.append(try parameter(entry, &checker))
    case (.signal?, _), (.background?, _):
      let body = try checker.expression(entry.value)
      guard body.kind.isUnknown || body.kind.isHistogram else {
        throw .notAHistogram(entry.name, body.kind, checker.place(entry.value.span))
      }
      let abstraction = Abstraction(
        parameters: [], body: body, span: checker.place(entry.value.span))
      samples.append(.init(name: entry.name, isSignal: entry.role == .signal, body: abstraction))
      checker.define(entry.name, body)
    case (.cut?, _): throw .roleElsewhere(.cut, "model", entry)
    case (nil, .equals): try set(entry, &checker)
    }
  }

  /// The data, a setting of the model, or a name for what stands below.
  private mutating func set(_ entry: Entry, _ checker: inout Checker) throws(Diagnostic) {
    let span = checker.place(entry.value.span)
    let isData = entry.name.text == "data"
    let setting = signature.parameters.first { $0.name == entry.name.text }
    if let setting, !isData {
      let item = Item(body: entry.value, span: entry.value.span)
      settings.named[setting.name] = (
        try checker.bind(item, setting.mode, setting.name, signature, settings), span
      )
      return
    }
    let checked = isData ? try checker.data(entry) : try checker.expression(entry.value)
    switch checked.kind {
    case .string, .boolean:
      throw .unknownEntry(entry.name, of: signature, checker.place(entry.name.span))
    default: break
    }
    if isData {
      let used = checked.node.freeSlots
      if let parameter = parameters.first(where: { used.contains($0.slot) }) {
        throw .dataDepend(on: parameter.name, span)
      }
      data = (checked, span)
    }
    checker.define(entry.name, checked)
  }

  /// `mu ~ 0..5e-11 muB`, `n ~ 1 ± 10%`, `n ~ 500`, `n ~ lognormal(1, 10%)`
  private func parameter(
    _ entry: Entry, _ checker: inout Checker
  ) throws(Diagnostic) -> CheckedModel.Parameter {
    let prior = try checker.expression(entry.value)
    guard let kind = prior.kind.priorNumber else {
      throw .notAPrior(entry, prior.kind, checker.place(entry.value.span))
    }
    let slot = checker.newSlot()
    checker.define(entry.name, Checked(.slot(slot), .number(kind)))
    return CheckedModel.Parameter(name: entry.name, slot: slot, prior: prior, kind: kind)
  }

  /// `background flat(E) = n0 + a * exp(-E / tau)`: events per unit of what is along the axes.
  private func density(
    _ entry: Entry, _ variables: [Parameter], over data: Kind, _ checker: inout Checker
  ) throws(Diagnostic) -> CheckedModel.Sample {
    let isSignal = entry.role == .signal
    if data.isUnknown {
      let body = Abstraction(parameters: [], body: .unknown, span: entry.value.span)
      return .init(name: entry.name, isSignal: isSignal, body: body)
    }
    guard case .object(let object) = data, !object.axes.isEmpty,
      !object.axes.contains(where: \.hasNames)
    else { throw .noAxes(entry.name, data, checker.place(entry.name.span)) }
    let axes = object.axes.map(\.number)
    let volume = axes.reduce(Dimension.none) { $0 * $1.dimension }
    let argument = try checker.function(
      Item(body: entry.value, span: entry.value.span), parameters: variables,
      Signature.Function(axes, results: [Dimension.none / volume]),
      FunctionPlace(name: entry.name.written, owner: "model"), BoundArguments())
    guard case .function(let body) = argument else { throw .entryIsNoFunction(entry.name) }
    return .init(name: entry.name, isSignal: isSignal, body: body)
  }

  /// `curve(x) = a * x^2`: what is expected of the points.
  private func curve(
    _ entry: Entry, _ variables: [Parameter], through data: (checked: Checked, span: Span),
    _ checker: inout Checker
  ) throws(Diagnostic) -> CheckedModel.Sample {
    guard case .object(let object) = data.checked.kind, object.name == "points" else {
      throw .curveWithoutPoints(entry.name, data.span)
    }
    let axes = object.axes.map(\.number)
    let count = variables.count
    guard (count + 1...count + 2).contains(axes.count) else {
      throw .pointColumns(variables, axes.count, data.span)
    }
    if axes.count == count + 2, !axes[count + 1].dimension.isCompatible(with: axes[count].dimension)
    {
      throw .errorDimension(axes[count], axes[count + 1], data.span)
    }
    let argument = try checker.function(
      Item(body: entry.value, span: entry.value.span), parameters: variables,
      Signature.Function(Array(axes.prefix(count)), results: [axes[count].dimension]),
      FunctionPlace(name: entry.name.written, owner: "model"), BoundArguments())
    guard case .function(let body) = argument else { throw .entryIsNoFunction(entry.name) }
    return .init(name: entry.name, isSignal: true, body: body)
  }

  /// `correlation(a, b) = 0.3`
  private func correlation(
    _ entry: Entry, _ names: [Parameter], _ checker: inout Checker
  ) throws(Diagnostic) -> CheckedModel.Correlation {
    let places = names.compactMap { name in
      parameters.firstIndex { $0.name.text == name.name.text }
    }
    guard places.count == names.count, Set(places).count == 2 else {
      throw .notTwoParameters(entry.name, parameters.map(\.name), checker.place(entry.name.span))
    }
    return .init(
      places: (places[0], places[1]),
      coefficient: try checker.plainNumber(entry.value, for: "a correlation"),
      span: checker.place(entry.value.span))
  }
}

extension Checker {
  /// The data of a model, where `points(t, x, y, sigma)` are points and no layer of a plot.
  fileprivate mutating func data(_ entry: Entry) throws(Diagnostic) -> Checked {
    let outer = locals
    defer { locals = outer }
    locals["points"] = Local(
      written: "points", checked: Checked(.global("points"), .function(.library(.modelPoints))),
      role: .parameter)
    return try expression(entry.value)
  }

  /// Lets an entry be named by those below it.
  fileprivate mutating func define(_ name: Name, _ checked: Checked) {
    locals[name.text] = Local(written: name.written, checked: checked, role: .parameter)
  }
}

extension Signature {
  /// The points that a curve is fitted to.
  fileprivate static let modelPoints = Signature(
    "points", [.init("table", .value(.table))],
    rest: .init(bare: .row, note: "columns: x, or several predictors, y, and the error of y")
  ) { call throws(Diagnostic) in
    var kind = ObjectKind("points")
    for (_, argument, span) in call.arguments.rest {
      guard case .row(let column) = argument else { continue }
      guard case .number(let number) = column.body.kind else {
        throw .notANumberColumn(column.body.kind, span)
      }
      kind.axes.append(AxisKind(number))
    }
    return call.returning(.object(kind))
  }
}

extension Entry {
  fileprivate var isCurve: Bool { role == nil && name.text == "curve" && relation == .equals }

  fileprivate var isCorrelation: Bool {
    role == nil && name.text == "correlation" && parameters?.count == 2
  }

  /// Whether both stand for the same thing: there is one correlation for each pair of parameters.
  func isCalled(like other: Entry) -> Bool {
    name.text == other.name.text
      && (!isCorrelation || parameters?.map(\.name.text) == other.parameters?.map(\.name.text))
  }
}

extension Kind {
  fileprivate var isHistogram: Bool {
    if case .object(let object) = self { object.name == "histogram" } else { false }
  }

  /// What a parameter is of which this is known.
  fileprivate var priorNumber: NumberKind? {
    if case .object(let object) = self, object.name == "constraint" { return object.x }
    return numberKind
  }
}
