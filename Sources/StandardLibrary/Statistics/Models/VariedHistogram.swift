import Histograms
import Interpreter
import Semantics
import Statistics
import Syntax

/// A histogram with what it is when nuisance parameters are at -1 and 1.
struct VariedHistogram {
  let nominal: Histogram
  private var variations: [Variation] = []

  private struct Variation {
    let parameter: Int
    let down: [Double]
    let up: [Double]
    let interpolation: HistogramInterpolation
  }

  init(_ nominal: Histogram) { self.nominal = nominal }

  /// Whether it depends on no parameter.
  var isFixed: Bool { variations.isEmpty }

  /// The parameters that vary it, whose unit is one standard deviation.
  var parameters: Set<Int> { Set(variations.map(\.parameter)) }

  mutating func vary(
    by parameter: Int, down: Histogram, up: Histogram, _ interpolation: HistogramInterpolation
  ) throws(VariationError) {
    for histogram in [down, up] where !histogram.axes.haveSameBins(as: nominal.axes) {
      throw .binsDiffer
    }
    let isCubic = interpolation == .cubic
    if variations.contains(where: { ($0.interpolation == .cubic) != isCubic }) { throw .mixed }
    variations.append(
      Variation(
        parameter: parameter, down: down.contents, up: up.contents, interpolation: interpolation))
  }

  /// Each bin times the ratio of two spectra along some of the axes; so is what it is varied to.
  func reweighted(
    to new: Histogram, from old: Histogram?
  ) throws(HistogramError) -> VariedHistogram {
    var result = VariedHistogram(try nominal.reweighted(to: new, from: old))
    func reweighted(_ contents: [Double]) throws(HistogramError) -> [Double] {
      let varied = try Histogram(contents: contents, axes: nominal.axes)
      return try varied.reweighted(to: new, from: old).contents
    }
    for variation in variations {
      result.variations.append(
        Variation(
          parameter: variation.parameter, down: try reweighted(variation.down),
          up: try reweighted(variation.up), interpolation: variation.interpolation))
    }
    return result
  }

  /// What the core makes of so many of it.
  /// - Parameter values: what is wanted of the bins' contents; themselves, or densities at points.
  func template(_ scale: Double, _ values: ([Double]) -> [Double]) -> any Template {
    func scaled(_ contents: [Double]) -> [Double] { values(contents).map { $0 * scale } }
    let contents = scaled(nominal.contents)
    guard variations.contains(where: { $0.interpolation == .cubic }) else {
      let shapes = variations.map { variation in
        ShapeVariation(
          variation.parameter, low: scaled(variation.down), high: scaled(variation.up),
          variation.interpolation == .linear ? .linear : .polynomial)
      }
      return HistogramTemplate(contents, shapes)
    }
    let ratios = variations.map { variation in
      let rows = [scaled(variation.down), contents, scaled(variation.up)]
      return RatioVariation(
        variation.parameter, shifts: [-1, 0, 1],
        ratios: rows.map { row in zip(row, contents).map { $1 == 0 ? 1 : $0 / $1 } })
    }
    return RatioTemplate(contents, ratios)
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
