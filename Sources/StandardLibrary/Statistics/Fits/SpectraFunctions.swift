import Columns
import Histograms
import Interpreter
import Plotting
import Semantics
import Statistics
import Syntax
import Units

/// What a model expects in its bins, before and after it is fitted.
let spectraFunctions: [LibraryFunction] = [prefitFunction, postfitFunction]

private func schema(_ kind: ObjectKind?) -> Schema {
  let axis = kind?.axes.count == 1 ? kind?.axes.first?.number : nil
  let edge = Kind.number(axis ?? NumberKind())
  return Schema([
    "channel": .string, "low": edge, "high": edge, "expected": .plainNumber,
    "error": .plainNumber, "data": .plainNumber,
  ])
}

private func kind(_ call: LibraryCall, _ argument: String) -> Checked {
  guard case .object(let object)? = call.value(argument)?.kind else { return .unknown }
  return call.returning(.object(.plot(schema(object), at: call.span)))
}

private let prefitFunction = LibraryFunction(
  Signature("prefit", [.init("model", .value(.object("model")), note: "a `model { … }`")]) {
    call throws(Diagnostic) in kind(call, "model")
  },
  Documentation(
    "a plot of what a model expects before it is fitted: its samples on top of one another, the error from what is known of the parameters, the data, and below it their ratio",
    validity:
      "parameters with a constraint are where it is the likeliest; the others are where the fit begins, without an error. `prefit(m).table` has the numbers",
    example: """
      m = model { s ~ 0..20, b ~ 3.0 ± 0.4, signal sig = counts(s), background bkg = counts(b), data = counts(4) }
      prefit(m)
      """)
) { arguments, evaluator in
  guard let model: ModelValue = try arguments.object("model") else { return .number(.nan) }
  let fit = try model.likelihood.fitBeforeData(interrupted: evaluator.surroundings.interrupted)
  return .object(
    try SpectrumPlot(model, fit, arguments.objectKind("model"), title: "before the fit")
      .value(for: arguments.call))
}

private let postfitFunction = LibraryFunction(
  Signature("postfit", [.fit]) { call throws(Diagnostic) in kind(call, "fit") },
  Documentation(
    "a plot of what a fit expects: the samples on top of one another, the error from that of the parameters with their correlations, the data, and below it their ratio",
    formula:
      #"\sigma_b^2 = \sum_{ij} \frac{\partial\lambda_b}{\partial\theta_i} V_{ij} \frac{\partial\lambda_b}{\partial\theta_j}"#,
    validity:
      "the derivatives are differences over the errors. The bars of the data are √n. `postfit(f).table` has the numbers",
    example: """
      m = model { s ~ 0..20, b ~ 3.0 ± 0.4, signal sig = counts(s), background bkg = counts(b), data = counts(4) }
      postfit(fit(m))
      """)
) { arguments, _ in
  guard let value: FitValue = try arguments.object("fit") else { return .number(.nan) }
  try value.requireMinimum(arguments)
  return .object(
    try SpectrumPlot(value.model, value.fit, arguments.objectKind("fit"), title: "after the fit")
      .value(for: arguments.call))
}

/// The expectation of each channel with the data, and their ratio below.
private struct SpectrumPlot {
  let model: ModelValue
  let channels: [ExpectedContents]
  let kind: ObjectKind
  let title: String

  init(_ model: ModelValue, _ fit: Fit, _ kind: ObjectKind, title: String) throws {
    self.model = model
    self.kind = kind
    self.title = title
    channels = try model.model.expectedContents(model.likelihood, at: fit)
  }

  func value(for call: Call) throws -> PlotWithTable {
    let all = channels.indices.map { edges($0) }
    func column(_ values: (ExpectedContents) -> [Double]) -> ColumnData {
      .numbers(channels.flatMap(values))
    }
    return try PlotWithTable(
      graphic, schema(kind),
      [
        .texts(channels.flatMap { channel in channel.total.map { _ in channel.channel } }),
        .numbers(all.flatMap { $0.dropLast() }), .numbers(all.flatMap { $0.dropFirst() }),
        column(\.total), column(\.errors), column(\.observed),
      ], for: call)
  }

  /// The edges of a channel's bins in base units; the numbers of the bins where they have no one axis.
  private func edges(_ channel: Int) -> [Double] {
    let count = channels[channel].total.count
    guard kind.axes.count == 1, model.axes.indices.contains(channel),
      model.axes[channel].count == 1, let axis = model.axes[channel].first,
      axis.edges.count == count + 1
    else { return (0...count).map(Double.init) }
    return axis.edges
  }

  private var graphic: any Graphic {
    let width = max(640 / Double(channels.count).squareRoot(), 300)
    return FigureGrid([
      channels.indices.map { spectrum($0, width) }, channels.indices.map { ratio($0, width) },
    ])
  }

  private func x(_ channel: Int) -> (edges: Plotting.Channel, middles: Plotting.Channel) {
    let axis = kind.axes.count == 1 ? kind.axes.first : nil
    let edges = edges(channel)
    let unit = (axis?.number ?? NumberKind()).displayUnit(for: edges)
    let shown = edges.map { $0 / unit.factor }
    let name = axis?.name ?? "bin"
    return (
      Plotting.Channel(shown, name: name, unit: unit.symbol),
      Plotting.Channel(
        zip(shown, shown.dropFirst()).map { ($0 + $1) / 2 }, name: name, unit: unit.symbol)
    )
  }

  private func axis(_ channel: Int, isLabelled: Bool) -> Plotting.Axis {
    let edges = x(channel).edges.values
    var axis = Plotting.Axis(lower: edges.first, upper: edges.last)
    axis.isLabelled = isLabelled
    return axis
  }

  private func spectrum(_ channel: Int, _ width: Double) -> Figure {
    let (edges, middles) = x(channel)
    let contents = channels[channel]
    let stack = Steps.stack(
      contents.samples.reversed().map { sample in
        Steps(
          edges: edges, contents: Plotting.Channel(sample.contents, name: "events"),
          series: Series(sample.name))
      })
    let data = Points(
      x: middles, y: Plotting.Channel(contents.observed, name: "events"),
      yError: ErrorBars(contents.observed.map { abs($0).squareRoot() }),
      series: Series("data", color: .neutral))
    return Figure(
      stack.reversed().map { .steps($0) } + [
        band(edges.values, contents.total, contents.errors, "error", "events"), .points(data),
      ],
      title: channels.count > 1 ? contents.channel : title, x: axis(channel, isLabelled: false),
      width: width, height: 300)
  }

  private func ratio(_ channel: Int, _ width: Double) -> Figure {
    let (edges, middles) = x(channel)
    let contents = channels[channel]
    func relative(_ values: [Double]) -> [Double] {
      zip(values, contents.total).map { $1 > 0 ? $0 / $1 : .nan }
    }
    let name = "data / expected"
    let data = Points(
      x: middles, y: Plotting.Channel(relative(contents.observed), name: name),
      yError: ErrorBars(relative(contents.observed.map { abs($0).squareRoot() })),
      series: Series(color: .neutral))
    let ones = contents.total.map { _ in 1.0 }
    return Figure(
      [
        band(edges.values, ones, relative(contents.errors), nil, name), .points(data),
        .rule(.horizontal(1)),
      ], x: axis(channel, isLabelled: true), width: width, height: 170)
  }

  /// The error about values in bins.
  private func band(
    _ edges: [Double], _ values: [Double], _ errors: [Double], _ label: String?, _ name: String
  ) -> Layer {
    func twice(_ values: [Double]) -> [Double] { values.flatMap { [$0, $0] } }
    return .band(
      Band(
        x: Plotting.Channel(Array(twice(edges).dropFirst().dropLast())),
        lower: Plotting.Channel(twice(zip(values, errors).map { max($0 - $1, 0) }), name: name),
        upper: Plotting.Channel(twice(zip(values, errors).map { $0 + $1 }), name: name),
        series: Series(label, color: .neutral)))
  }
}
