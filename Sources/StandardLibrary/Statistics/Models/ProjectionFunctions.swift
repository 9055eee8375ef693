import Interpreter
import Semantics
import Statistics
import Syntax
import Units

/// What the shapes of a model's spectra tell, and what their sums do.
let projectionFunctions: [LibraryFunction] = [shapeOnlyFunction, rateOnlyFunction]

private let modelParameter = Signature.Parameter(
  "model", .value(.object("model")), note: "a `model { … }` of counts in bins")

/// The parameter that `shape_only` adds.
private let sizeName = "norm"

private let shapeOnlyFunction = LibraryFunction(
  Signature("shape_only", [modelParameter]) { call throws(Diagnostic) in
    guard case .object(var model)? = call.value("model")?.kind else { return .unknown }
    model.members.append(
      .init(
        name: Name(text: sizeName, written: sizeName, span: call.span),
        kind: .object(.parameter(NumberKind()))))
    return call.returning(.object(model))
  },
  Documentation(
    "a model in which only the shape of the spectrum tells anything: a free factor `norm` is on all that is expected",
    validity:
      "counts in bins; where a parameter already scales all that is expected, it is not known apart from `norm`",
    example:
      "h(a, b) = histogram(table(x = [0, 1], n = [a, b]), x, n)\nfit(shape_only(model { s ~ 0..20, signal sig = s * h(1, 3), background b = h(20, 10), data = h(24, 22) }))"
  )
) { arguments, _ in
  try arguments.projection { model throws(ProjectionError) in try model.shapeOnly(sizeName) }
}

private let rateOnlyFunction = LibraryFunction(
  Signature("rate_only", [modelParameter]) { call throws(Diagnostic) in
    guard let kind = call.value("model")?.kind else { return .unknown }
    return call.returning(kind)
  },
  Documentation(
    "a model in which only the number of events tells anything: one bin for all of them",
    validity: "counts in bins, without `mc_errors` and `covariance`, which are of single bins",
    example:
      "h(a, b) = histogram(table(x = [0, 1], n = [a, b]), x, n)\nfit(rate_only(model { s ~ 0..20, signal sig = s * h(1, 3), background b = h(20, 10), data = h(24, 22) }))"
  )
) { arguments, _ in
  try arguments.projection { model throws(ProjectionError) in try model.rateOnly() }
}

extension CallArguments {
  fileprivate func projection(
    _ project: (Model) throws(ProjectionError) -> Model
  ) throws -> Value {
    guard let value: ModelValue = try object("model") else { return .number(.nan) }
    do {
      return .object(
        try ModelValue(
          parameters: value.parameters, model: try project(value.model),
          sampleNames: value.sampleNames))
    } catch let error as ProjectionError {
      let message =
        switch error {
        case .notCounts: "shape and rate are those of counts in bins, and these data are none"
        case .binFactors(let sample):
          "`\(sample)` has factors on single bins, which a sum over the bins has not"
        case .nameTaken(let name): "the model has a parameter `\(name)` already"
        }
      throw Diagnostic("E35", message, [.init(place("model"))])
    } catch let error as ModelError {
      throw Diagnostic("E35", "this cannot be done: \(error)", [.init(call.span)])
    }
  }
}
