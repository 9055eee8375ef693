import Histograms
import Interpreter
import Semantics
import Statistics
import Syntax

/// A histogram with what it is when nuisance parameters are at -1 and 1.
struct VariedHistogram {
  let nominal: Histogram
  private var shapes: [ShapeVariation] = []
  private var ratios: [RatioVariation] = []

  init(_ nominal: Histogram) { self.nominal = nominal }

  /// Whether it depends on no parameter.
  var isFixed: Bool { shapes.isEmpty && ratios.isEmpty }

  /// The parameters that vary it, whose unit is one standard deviation.
  var parameters: Set<Int> { Set(shapes.map(\.parameter) + ratios.map(\.parameter)) }

  mutating func vary(
    by parameter: Int, down: Histogram, up: Histogram, _ interpolation: HistogramInterpolation
  ) throws(VariationError) {
    for histogram in [down, up] where !histogram.axes.haveSameBins(as: nominal.axes) {
      throw .binsDiffer
    }
    switch interpolation {
    case .linear, .polynomial:
      guard ratios.isEmpty else { throw .mixed }
      shapes.append(
        ShapeVariation(
          parameter, low: down.contents, high: up.contents,
          interpolation == .linear ? .linear : .polynomial))
    case .cubic:
      guard shapes.isEmpty else { throw .mixed }
      let contents = nominal.contents
      func ratio(_ histogram: Histogram) -> [Double] {
        zip(histogram.contents, contents).map { $1 == 0 ? 1 : $0 / $1 }
      }
      let ones = [Double](repeating: 1, count: contents.count)
      ratios.append(
        RatioVariation(parameter, shifts: [-1, 0, 1], ratios: [ratio(down), ones, ratio(up)]))
    }
  }

  /// Each bin times the ratio of two spectra along some of the axes; so is what it is varied to.
  func reweighted(
    to new: Histogram, from old: Histogram?
  ) throws(HistogramError) -> VariedHistogram {
    var result = VariedHistogram(try nominal.reweighted(to: new, from: old))
    result.ratios = ratios
    for shape in shapes {
      func reweighted(_ contents: [Double]) throws(HistogramError) -> [Double] {
        let varied = try Histogram(contents: contents, axes: nominal.axes)
        return try varied.reweighted(to: new, from: old).contents
      }
      result.shapes.append(
        ShapeVariation(
          shape.parameter, low: try reweighted(shape.low), high: try reweighted(shape.high),
          shape.interpolation))
    }
    return result
  }

  /// What the core makes of so many of it.
  func template(_ scale: Double) -> any Template {
    let contents = nominal.contents.map { $0 * scale }
    guard ratios.isEmpty else { return RatioTemplate(contents, ratios) }
    let scaled = shapes.map { shape in
      ShapeVariation(
        shape.parameter, low: shape.low.map { $0 * scale }, high: shape.high.map { $0 * scale },
        shape.interpolation)
    }
    return HistogramTemplate(contents, scaled)
  }
}

/// How a histogram depends on a nuisance parameter between what it is at -1, 0 and 1.
enum HistogramInterpolation {
  /// HistFactory's code 0.
  case linear
  /// HistFactory's code 4p.
  case polynomial
  /// CAFAna's cubic on ratios.
  case cubic

  /// Code 4p unless it is another.
  init(_ value: Value) {
    switch value {
    case .number: self = .linear
    case .string("cubic"): self = .cubic
    default: self = .polynomial
    }
  }
}

/// Why a histogram cannot be varied so.
enum VariationError: Error {
  case binsDiffer
  case mixed

  func diagnostic(_ call: Call) -> Diagnostic {
    switch self {
    case .binsDiffer:
      let spans = ["nominal", "down", "up"].compactMap { call.arguments.named[$0]?.span }
      return Diagnostic(
        "E23", "`down` and `up` need the bins of what they vary", spans.map { .init($0) })
    case .mixed:
      return Diagnostic(
        "E35", "a cubic multiplies what it varies and the other interpolations add to it",
        [.init(call.span)], help: [.init("give all variations of a sample one of the kinds")])
    }
  }
}
