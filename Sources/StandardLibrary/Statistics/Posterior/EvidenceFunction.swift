import Interpreter
import Semantics
import Statistics
import Syntax
import Units

/// `evidence(s)`: the integral of the likelihood over the prior.
let evidenceFunction = LibraryFunction(
  Signature(
    "evidence", [.init("sample", .value(.object("sample")), note: "what `sample` gives")],
    positional: 1
  ) { call throws(Diagnostic) in
    var number = NumberKind()
    number.note = "ln Z by bridge sampling, flat priors over the ranges"
    let log = Name(text: "log", written: "log", span: call.span)
    return call.returning(
      .object(
        ObjectKind("evidence", members: [.init(name: log, kind: .measurement(number))])))
  },
  Documentation(
    "ln of the evidence of a model, with its error: `evidence(a).log.value - evidence(b).log.value` is ln K of two models of the same data",
    formula: #"Z = \int L(\theta)\,\pi(\theta)\,d\theta"#,
    validity:
      "bridge sampling between the draws and a normal distribution fitted to half of them. Flat priors are spread over the ranges, and ln Z falls by ln of the width: ranges must be finite, and a range ten times as wide costs 2.3",
    source:
      "X.-L. Meng, W. H. Wong, Statistica Sinica 6 (1996) 831; S. Frühwirth-Schnatter, doi:10.1111/j.1368-423X.2004.00125.x",
    example:
      "evidence(sample(model { s ~ 0..20, signal sig = counts(s), background bkg = counts(3), data = counts(4) }, draws = 500))"
  )
) { arguments, _ in
  guard let value: SampleValue = try arguments.object("sample") else { return .number(.nan) }
  let evidence = try value.sample.evidence()
  guard let log = evidence.logEvidence else {
    throw value.model.priorDiagnostic(arguments.place("sample"))
  }
  return .object(
    EvidenceValue(log: log, error: evidence.error, draws: value.sample.chains.joined().count))
}

extension ModelValue {
  /// A flat prior over an infinite range has no evidence.
  func priorDiagnostic(_ span: Span) -> Diagnostic {
    let constrained = Set(likelihood.constrainedPlaces)
    let endless = parameters.indices.first { place in
      let range = likelihood.parameters[place].range
      return !constrained.contains(place) && !(range.upperBound - range.lowerBound).isFinite
    }
    let name = endless.map { parameters[$0].written } ?? ""
    return Diagnostic(
      "E38", "`\(name)` has no range over which a prior could be flat, and so no evidence",
      [.init(span)], help: [.init("give it one in the model: `\(name) ~ a..b`")])
  }
}

/// An evidence as a value of the language.
struct EvidenceValue: Sendable, MemberAccess {
  let log: Double
  let error: Double
  let draws: Int

  func member(_ name: String) -> Value? {
    name == "log" ? .measurement(value: log, error: error) : nil
  }
}

extension EvidenceValue: Displayable {
  func display(as kind: ObjectKind) -> Display {
    let value = format(.measurement(value: log, error: error), .measurement(NumberKind()))
    return Display(
      text:
        "ln Z = \(value) (bridge sampling of \(draws) draws; priors flat over the ranges, times the constraints)"
    )
  }
}
