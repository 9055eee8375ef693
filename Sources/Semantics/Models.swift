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

  package struct Sample: Sendable {
    package let name: Name
    package let isSignal: Bool
    /// A histogram, given the parameters.
    package let body: Abstraction
  }

  package let parameters: [Parameter]
  package let samples: [Sample]
  /// A histogram.
  package let data: (checked: Checked, span: Span)
}

extension Checker {
  /// `model { … }`: each entry sees those above it.
  mutating func model(
    _ entries: [Entry], from base: ModelDefinition?, _ span: Span
  ) throws(Diagnostic) -> Checked {
    guard let signature = scope.blocks[.model] else { throw .blockComesLater(.model, span) }
    let definition = ModelDefinition(entries: (base?.entries ?? []).replaced(by: entries))
    let outer = locals
    defer { locals = outer }
    var parameters: [CheckedModel.Parameter] = []
    var samples: [CheckedModel.Sample] = []
    var data: (Checked, Span)?
    for (index, entry) in definition.entries.enumerated() {
      if definition.entries[..<index].contains(where: { $0.name.text == entry.name.text }) {
        throw .entryTwice(definition.entries, at: index)
      }
      guard entry.parameters == nil else { throw .entryIsNoFunction(entry.name) }
      switch (entry.role, entry.relation) {
      case (nil, .distributed): parameters.append(try modelParameter(entry))
      case (.signal?, _), (.background?, _):
        let sample = try sample(entry, parameters)
        samples.append(sample)
        locals[entry.name.text] = Local(
          written: entry.name.written, checked: sample.body.body, role: .parameter)
      case (.cut?, _): throw .roleElsewhere(.cut, "model", entry)
      case (nil, .equals):
        let checked = try expression(entry.value)
        if entry.name.text == "data" { data = (checked, place(entry.value.span)) }
        locals[entry.name.text] = Local(
          written: entry.name.written, checked: checked, role: .parameter)
      }
    }
    guard let data else {
      throw .missingEntry("data", of: "model", note: "a histogram", place(span))
    }
    let checked = CheckedModel(parameters: parameters, samples: samples, data: data)
    var arguments = BoundArguments()
    arguments.named["model"] = (.model(checked), place(span))
    var result = try signature.result(
      LibraryCall(signature: signature, arguments: arguments, span: place(span), files: files))
    if case .object(var kind) = result.kind {
      kind.model = definition
      result.kind = .object(kind)
    }
    return result
  }

  /// `mu ~ 0..5e-11 muB`, `n ~ 1 ± 10%`, `n ~ 500`
  private mutating func modelParameter(
    _ entry: Entry
  ) throws(Diagnostic) -> CheckedModel.Parameter {
    let prior = try expression(entry.value)
    guard let kind = prior.kind.numberKind else {
      throw .notAPrior(entry, prior.kind, place(entry.value.span))
    }
    let slot = newSlot()
    locals[entry.name.text] = Local(
      written: entry.name.written, checked: Checked(.slot(slot), .number(kind)), role: .parameter)
    return CheckedModel.Parameter(name: entry.name, slot: slot, prior: prior, kind: kind)
  }

  private mutating func sample(
    _ entry: Entry, _ parameters: [CheckedModel.Parameter]
  ) throws(Diagnostic) -> CheckedModel.Sample {
    let body = try expression(entry.value)
    switch body.kind {
    case .unknown: break
    case .object(let object) where object.name == "histogram": break
    default: throw .notAHistogram(entry.name, body.kind, place(entry.value.span))
    }
    let used = body.node.freeSlots
    let own = parameters.filter { used.contains($0.slot) }.map {
      Abstraction.Parameter(slot: $0.slot, name: $0.name.text, kind: .number($0.kind))
    }
    return CheckedModel.Sample(
      name: entry.name, isSignal: entry.role == .signal,
      body: Abstraction(parameters: own, body: body, span: place(entry.value.span)))
  }
}

extension Diagnostic {
  fileprivate static func notAPrior(_ entry: Entry, _ kind: Kind, _ span: Span) -> Diagnostic {
    Diagnostic(
      "E17", "`~` takes a range, a measurement or a number, and this is \(kind.phrase)",
      [Label(span)],
      help: [
        Help(
          "`\(entry.name.written) ~ 0..20` is a range, `~ 1 ± 10%` a constraint, `~ 500` free, starting there"
        )
      ])
  }

  fileprivate static func notAHistogram(_ name: Name, _ kind: Kind, _ span: Span) -> Diagnostic {
    Diagnostic(
      "E17", "`\(name.written)` must be a histogram, and this is \(kind.phrase)", [Label(span)],
      help: [
        Help("`rate(…)`, `counts(…)`, or `table |> histogram(x, events)`, times parameters")
      ])
  }
}
