import Interpreter
import Numerics
import Plotting
import Semantics
import Statistics
import Syntax
import Units

/// Pictures of the draws from a posterior.
let samplePlotFunctions: [LibraryFunction] = [cornerFunction, traceFunction]

private let sampleParameter = Signature.Parameter(
  "sample", .value(.object("sample")), note: "what `sample` gives")

private let chosenParameters = Signature.Rest(
  bare: .value(.object("parameter")), note: "parameters of the model: `m.mu`; all, unless given")

private let cornerFunction = LibraryFunction(
  Signature("corner", [sampleParameter], positional: 1, rest: chosenParameters) {
    call throws(Diagnostic) in call.returning(.object(ObjectKind("plot")))
  },
  Documentation(
    "a corner plot of draws: a histogram of each parameter, and for each pair of parameters the smallest areas that hold 68 % and 95 % of the draws",
    validity:
      "at most eight parameters. The areas are those of a smooth density: about a tenth of the standard deviation is lost in it",
    source: "D. W. Scott, doi:10.1002/9780470316849",
    example:
      "corner(sample(model { s ~ 0..20, b ~ 3.0 ± 0.4, signal sig = counts(s), background bkg = counts(b), data = counts(4) }, draws = 500))"
  )
) { arguments, _ in
  let (sample, places) = try arguments.sampleAndPlaces(most: 8)
  return .object(
    CornerPicture(sample.map { value in places.map { DrawnAxis(value, $0) } } ?? []).grid)
}

private let traceFunction = LibraryFunction(
  Signature("trace", [sampleParameter], positional: 1, rest: chosenParameters) {
    call throws(Diagnostic) in call.returning(.object(ObjectKind("plot")))
  },
  Documentation(
    "the chains of draws one after the other, a panel for each parameter: chains that agree look like one band",
    validity: "at most eight parameters; of long chains every so many draws are shown",
    example:
      "trace(sample(model { s ~ 0..20, b ~ 3.0 ± 0.4, signal sig = counts(s), background bkg = counts(b), data = counts(4) }, draws = 500))"
  )
) { arguments, _ in
  let (sample, places) = try arguments.sampleAndPlaces(most: 8)
  let axes = sample.map { value in places.map { DrawnAxis(value, $0) } } ?? []
  return .object(FigureGrid(axes.indices.map { [axes[$0].trace(isLast: $0 == axes.count - 1)] }))
}

extension CallArguments {
  /// The sample, and the places of the parameters to show: those given, or all that were drawn.
  fileprivate func sampleAndPlaces(most: Int) throws -> (SampleValue?, [Int]) {
    guard let sample: SampleValue = try object("sample") else { return (nil, []) }
    var places: [Int] = []
    for (value, argument) in zip(try rest(), call.arguments.rest) {
      guard case .object(let object) = value, let parameter = object as? ParameterValue else {
        continue
      }
      let name = parameter.parameter.name
      guard let place = sample.model.parameters.firstIndex(where: { $0.name == name }),
        sample.drawn(place) != nil
      else {
        throw Diagnostic(
          "E35", "`\(parameter.parameter.written)` was not drawn in this sample",
          [.init(argument.span)])
      }
      places.append(place)
    }
    if !places.isEmpty { return (sample, Array(places.prefix(most))) }
    let drawn = sample.model.parameters.indices.filter { sample.drawn($0) != nil }
    guard drawn.count <= most else {
      throw Diagnostic(
        "E35", "\(drawn.count) parameters were drawn, and at most \(most) are shown",
        [.init(call.span)], help: [.init("name those to show: `\(call.signature.name)(s, m.mu)`")])
    }
    return (sample, drawn)
  }
}

/// The draws of one parameter, in the unit of an axis.
struct DrawnAxis {
  let name: String
  let unit: DisplayUnit
  /// Chain by chain.
  let chains: [[Double]]
  /// What is shown of them: nearly all, and nothing beyond the ends of the parameter's range.
  let range: ClosedRange<Double>

  init(_ sample: SampleValue, _ place: Int) {
    let parameter = sample.model.parameters[place]
    let draws = sample.draws(of: place)
    let all = draws.flatMap(\.self).sorted()
    unit = parameter.kind.displayUnit(for: all).withoutPowers(of: all)
    let factor = unit.factor
    name = parameter.written
    chains = draws.map { $0.map { $0 / factor } }
    func quantile(_ part: Double) -> Double {
      all.isEmpty ? 0 : all[min(Int(part * Double(all.count)), all.count - 1)] / factor
    }
    let (low, high) = (quantile(0.001), quantile(0.999))
    let margin = max(0.06 * (high - low), 1e-12 * max(low.magnitude, high.magnitude), 1e-300)
    let ends = sample.model.likelihood.parameters[place].range
    let scale = parameter.scale / factor
    let bottom = max(low - margin, ends.lowerBound * scale)
    range = bottom...max(min(high + margin, ends.upperBound * scale), bottom + margin)
  }

  var all: [Double] { chains.flatMap(\.self) }

  func channel(_ values: [Double]) -> Plotting.Channel {
    Plotting.Channel(values, name: name, unit: unit.symbol)
  }

  /// As an axis of a figure.
  func axis(isLabelled: Bool) -> Plotting.Axis {
    var axis = Plotting.Axis(lower: range.lowerBound, upper: range.upperBound)
    axis.isLabelled = isLabelled
    return axis
  }

  /// At most this many draws of a chain are shown.
  private static let mostShown = 400

  func trace(isLast: Bool) -> Figure {
    let length = chains.map(\.count).max() ?? 0
    let step = max((length + Self.mostShown - 1) / Self.mostShown, 1)
    let lines = chains.enumerated().map { index, chain in
      let shown = Array(stride(from: 0, to: chain.count, by: step))
      return Layer.line(
        Line(
          x: Plotting.Channel(shown.map { Double($0 + 1) }, name: "draw"),
          y: channel(shown.map { chain[$0] }), series: Series("chain \(index + 1)"), isThin: true))
    }
    var figure = Figure(lines, y: axis(isLabelled: true), showsLegend: false, height: 150)
    figure.x.isLabelled = isLast
    if isLast { figure.height += 38 }
    return figure
  }
}

extension DisplayUnit {
  /// The unit times a power of ten, so that these numbers need none: ticks of `1e-11 muB`.
  fileprivate func withoutPowers(of values: [Double]) -> DisplayUnit {
    let size = values.map { ($0 / factor).magnitude }.max() ?? 0
    guard size > 0, size.isFinite, !(1e-3...1e5).contains(size) else { return self }
    let exponent = (logarithm(size) / logarithm(10)).rounded(.down)
    return DisplayUnit(scale: scale * exponential(exponent * logarithm(10)), unit: unit)
  }
}
