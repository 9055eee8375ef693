import Histograms
import Interpreter
import Semantics
import Statistics
import Syntax
import Units

/// A model as a value of the language: the likelihood, and how its parameters are written.
///
/// The core's parameters are those of the language over `scales`, so that all are of the size of 1.
final class ModelValue: Sendable {
  struct Parameter: Sendable {
    let name: String
    let written: String
    let kind: NumberKind
    /// One unit of the core's parameter, in base units.
    let scale: Double
  }

  /// In the order of the likelihood: those of single bins are the last.
  let parameters: [Parameter]
  let model: Statistics.Model
  let likelihood: Likelihood
  let sampleNames: [String]
  /// Of the bins of each channel; none where that is not known.
  let axes: [[HistogramAxis]]

  /// The JSON of pyhf that it was read from.
  let workspace: Workspace?
  /// Of points whose errors are those of their scatter: the fit that told them.
  let scatter: LeastSquaresFit?

  /// - Parameter parameters: those of the model that have a unit or are written in another way than named.
  init(
    parameters: [Parameter], model: Statistics.Model, sampleNames: [String],
    axes: [[HistogramAxis]] = [], workspace: Workspace? = nil, scatter: LeastSquaresFit? = nil
  ) throws(ModelError) {
    self.model = model
    self.sampleNames = sampleNames
    self.axes = axes
    self.workspace = workspace
    self.scatter = scatter
    likelihood = try Likelihood(model)
    let known = Dictionary(uniqueKeysWithValues: parameters.map { ($0.name, $0) })
    self.parameters = likelihood.parameters.map { parameter in
      known[parameter.name]
        ?? Parameter(
          name: parameter.name, written: parameter.name, kind: NumberKind(), scale: 1)
    }
  }
}

/// Why points do not tell their errors.
enum ScatterError: Error {
  case tooFewPoints(Int, parameters: Int)
  case fit(FitStatus)

  func diagnostic(_ span: Span) -> Diagnostic {
    switch self {
    case .tooFewPoints(let count, let parameters):
      Diagnostic(
        "E35",
        "\(count) \(count == 1 ? "point does" : "points do") not tell their errors and \(parameters) \(parameters == 1 ? "parameter" : "parameters")",
        [.init(span)], help: [.init("give the errors: `points(table, x, y, sigma)`")])
    case .fit(let status):
      Diagnostic(
        "E38", "the errors of the points come from a fit: \(status.message)", [.init(span)])
    }
  }
}

extension ModelValue {
  /// A model of points without errors: they are taken from the scatter about the best fit.
  convenience init(
    parameters: [Parameter], scattered model: Statistics.Model, sampleNames: [String],
    interrupted: @escaping @Sendable () throws -> Void
  ) throws {
    let likelihood = try Likelihood(model)
    let free = model.parameters.count { !$0.isFixed }
    guard likelihood.binCount > free else {
      throw ScatterError.tooFewPoints(likelihood.binCount, parameters: free)
    }
    let result = try likelihood.leastSquaresFit(interrupted: interrupted)
    guard result.fit.status == .converged else { throw ScatterError.fit(result.fit.status) }
    var known = model
    for (place, parameter) in result.fit.parameters.enumerated() {
      guard let own = known.place(of: parameter.name) else { continue }
      known.parameters[own].start = result.fit.values[place]
    }
    for channel in known.channels.indices {
      let count = known.channels[channel].observed.count
      known.channels[channel].statistic = .normal(
        deviations: Array(repeating: max(result.deviation, 1e-150), count: count))
    }
    try self.init(
      parameters: parameters, model: known, sampleNames: sampleNames, scatter: result)
  }
}

/// One parameter of a model: `m.mu`.
struct ParameterValue: Sendable {
  let model: ModelValue
  let place: Int

  var parameter: ModelValue.Parameter { model.parameters[place] }
}

extension ModelValue: MemberAccess {
  func member(_ name: String) -> Value? {
    parameters.firstIndex { $0.name == name }.map {
      .object(ParameterValue(model: self, place: $0))
    }
  }
}

extension ModelValue: Displayable {
  /// "59 bins, 12 events"
  private var size: String {
    var counts: [(unit: String, count: Int)] = []
    for channel in model.channels {
      let (unit, count) =
        switch channel.statistic {
        case .poisson: ("bin", channel.observed.count)
        case .extended: ("event", channel.observed.count { $0 > 0 })
        case .normal, .correlatedNormal: ("value", channel.observed.count)
        }
      if let known = counts.firstIndex(where: { $0.unit == unit }) {
        counts[known].count += count
      } else {
        counts.append((unit, count))
      }
    }
    return counts.map { "\($0.count) \($0.unit)\($0.count == 1 ? "" : "s")" }
      .joined(separator: ", ")
  }

  func display(as kind: ObjectKind) -> Display {
    let names = parameters.map(\.written).joined(separator: ", ")
    return Display(
      text: """
        model: \(size)
          parameters: \(names)
          samples: \(sampleNames.joined(separator: ", "))
        """)
  }
}

extension ParameterValue: Displayable {
  func display(as kind: ObjectKind) -> Display {
    Display(
      text:
        "\(parameter.written): a parameter of a model of \(model.sampleNames.joined(separator: ", "))"
    )
  }
}
