import Histograms
import Interpreter
import Semantics
import Statistics
import Syntax

/// What a model is fitted to.
enum ModelData {
  case histogram(Histogram)
  case points(PointData)
  case events(EventData)

  /// - Parameter arguments: of the model's block.
  init(_ model: CheckedModel, _ arguments: CallArguments, _ evaluator: Evaluator) throws {
    let node = model.data.checked.node
    if case .call(let call) = node, case .object(let kind) = call.kind, kind.name == "points" {
      let curve = model.samples.first { $0.name.text == "curve" }
      self = .points(
        try PointData(
          call, variableCount: curve?.body.parameters.count ?? 1, arguments, evaluator))
      return
    }
    let value = try evaluator.evaluate(node)
    switch value {
    case .object(let histogram as Histogram): self = .histogram(histogram)
    case .object(let events as EventData): self = .events(events)
    default:
      throw Diagnostic("E51", "data that are no histogram", [.init(model.data.span)])
    }
    if case .histogram(let histogram) = self,
      let bin = histogram.contents.firstIndex(where: { !$0.isFinite })
    {
      throw Diagnostic(
        "E35", "bin \(bin + 1) of the data is not a finite number", [.init(model.data.span)])
    }
  }

  /// What was found, bin by bin, point by point, or at the places where an unbinned likelihood is evaluated.
  func contents(_ places: EventPlaces?) -> [Double] {
    switch self {
    case .histogram(let histogram): histogram.contents
    case .points(let points): points.values
    case .events: places?.contents ?? []
    }
  }

  func statistic(
    _ places: EventPlaces?, _ arguments: CallArguments, _ span: Span
  ) throws -> Channel.Statistic {
    let isSquares = try arguments.string("statistic") == "chi2"
    switch self {
    case .points(let points):
      return .normal(deviations: points.errors ?? points.values.map { _ in 1 })
    case .events: return .extended(weights: places?.weights ?? [])
    case .histogram(let histogram):
      guard isSquares else { return .poisson }
      if let bin = histogram.errors.firstIndex(where: { !($0 > 0) }) {
        throw Diagnostic(
          "E35", "bin \(bin + 1) of the data has no error, and χ² needs one", [.init(span)],
          help: [
            .init(
              "counts are compared as such", [.init(arguments.place("statistic"), "\"poisson\"")]),
            .init("`histogram(x, events, error = sigma)` gives errors"),
          ])
      }
      return .normal(deviations: histogram.errors)
    }
  }
}
