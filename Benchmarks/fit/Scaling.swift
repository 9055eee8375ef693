import Glibc
import Statistics

/// A made-up channel: a falling background with shape uncertainties, each a wave of its own, and a signal peak.
struct Scaling {
  static let bins = [50, 100, 200, 500, 1000, 2000, 5000, 10000]
  static let parameters = [5, 10, 20, 50, 100, 200, 500]

  let bins: Int
  let parameters: Int
  let likelihood: Likelihood

  init(bins: Int, parameters: Int) throws {
    self.bins = bins
    self.parameters = parameters
    likelihood = try Likelihood(Self.model(bins: bins, parameters: parameters))
  }

  /// The number of bins and of parameters, the time of a fit in milliseconds, and its steps.
  var row: [Double] {
    get throws {
      let fit = try likelihood.fit()
      let time = try FitBenchmark.median(bins * parameters > 20_000 ? 11 : 101) {
        _ = try likelihood.fit()
      }
      return [Double(bins), Double(parameters), time, Double(fit.iterations)]
    }
  }

  private static func model(bins: Int, parameters: Int) -> Model {
    var model = Model()
    let mu = model.add(Parameter("mu", in: 0...10, start: 1))
    let positions = (0..<bins).map { (Double($0) + 0.5) / Double(bins) }
    let background = positions.map { 200 * exp(-2 * $0) }
    let signal = positions.map { 20 * exp(-200 * ($0 - 0.3) * ($0 - 0.3)) }
    var variations: [ShapeVariation] = []
    for index in 1..<parameters {
      let place = model.add(Parameter("shape \(index)", in: -5...5, start: 0))
      model.constraints.append(.normal(parameter: place, mean: 0, deviation: 1))
      let shift = zip(positions, background).map { x, content in
        0.05 * content * cos(Double(index) * x)
      }
      variations.append(
        ShapeVariation(
          place, low: zip(background, shift).map { $0 - 0.8 * $1 },
          high: zip(background, shift).map { $0 + $1 }))
    }
    let observed = zip(background, signal).enumerated().map { bin, expected in
      (expected.0 + 0.5 * expected.1 + 5 * sin(Double(bin))).rounded()
    }
    model.channels = [
      Channel(
        "channel",
        samples: [
          Sample("background", HistogramTemplate(background, variations)),
          Sample("signal", HistogramTemplate(signal), factors: [.parameter(mu)]),
        ], observed: observed)
    ]
    return model
  }
}
