import Testing

@testable import Statistics

@Suite struct DerivativeTests {
  /// A model with everything that can be in one.
  static func everything() -> Model {
    var model = Model()
    let rate = model.add(Parameter("rate", in: 0...10, start: 1.3))
    let moment = model.add(Parameter("moment", in: 0...5, start: 0.8, coordinate: .squared))
    let alpha = model.add(Parameter("alpha", start: 0.4))
    let beta = model.add(Parameter("beta", start: -1.4))
    let kappa = model.add(Parameter("kappa", in: 0.1...10, start: 1.2))
    let gammas = (0..<4).map {
      model.add(Parameter("gamma\($0)", in: 0...5, start: 1 + 0.1 * Double($0)))
    }
    let extra = (0..<4).map { model.add(Parameter("extra\($0)", in: 0...5, start: 1.1)) }
    let signal = HistogramTemplate(
      [3, 5, 8, 2],
      [
        ShapeVariation(alpha, low: [2, 5, 7, 3], high: [3.5, 5.2, 9, 1]),
        ShapeVariation(beta, low: [2.5, 5, 8.5, 2], high: [3.5, 5.2, 7, 2.2], .linear),
      ])
    let background = RatioTemplate(
      [20, 15, 12, 9],
      [
        RatioVariation(
          alpha, shifts: [-2, -1, 0, 1, 2],
          ratios: [
            [0.8, 0.7, 0.9, 1.2], [0.9, 0.8, 1, 1.1], [1, 1, 1, 1], [1.2, 1.1, 0.9, 0.9],
            [1.3, 1.3, 0.7, 0.9],
          ]),
        RatioVariation(
          beta, shifts: [-1, 0, 2], ratios: [[1, 1.1, 0.9, 1], [1, 1, 1, 1], [1.2, 0.9, 1, 1.1]]),
      ])
    model.channels = [
      Channel(
        "counts",
        samples: [
          Sample(
            "signal", signal,
            factors: [
              .parameter(rate), .parameter(moment), .parameter(moment),
              .interpolated(alpha, low: 0.9, high: 1.2, .polynomial),
              .interpolated(beta, low: 0.8, high: 1.1, .exponential),
            ]),
          Sample(
            "background", background, factors: [.parameter(kappa)],
            binFactors: [gammas, extra.map { $0 == extra[2] ? nil : $0 }]),
        ], observed: [25, 18, 0, 14]),
      Channel(
        "points",
        samples: [Sample("line", signal, factors: [.parameter(rate)], binFactors: [gammas])],
        observed: [4, 6, 9, 1], statistic: .normal(deviations: [1, 2, 0.5, 1])),
      Channel(
        "correlated",
        samples: [
          Sample(
            "c", HistogramTemplate([1, 2]), factors: [.parameter(rate)],
            binFactors: [[nil, extra[2]]])
        ], observed: [1.5, 2],
        statistic: .correlatedNormal(covariance: [[1, 0.3], [0.3, 2]])),
    ]
    model.constraints = [
      .normal(parameter: alpha, mean: 0.1, deviation: 1.1),
      .logNormal(parameter: kappa, median: 1.1, spread: 0.2),
      .poisson(parameter: extra[0], count: 30, scale: 28),
      .correlatedNormal(
        parameters: [beta, rate], means: [0, 1], covariance: [[1, 0.2], [0.2, 0.5]]),
    ]
    return model
  }

  static let models: [(String, @Sendable () throws -> Likelihood)] = [
    ("everything", { try Likelihood(everything()) }),
    ("every modifier", { try Fixtures.likelihood("allmods_workspace") }),
  ]

  @Test(arguments: 0..<2) func `gradient and Hessian are those of differences`(_ i: Int) throws {
    let likelihood = try Self.models[i].1()
    let evaluator = Evaluator(likelihood)
    var point = likelihood.start
    for place in point.indices { point[place] += 0.05 * Double(place % 7 - 3) }
    var derivatives = Derivatives(envelope: likelihood.envelope)
    var side = derivatives
    _ = try evaluator.evaluate(at: point, .hessian, into: &derivatives)
    for i in point.indices {
      let step = 1e-4
      var (above, below) = (point, point)
      above[i] += step
      below[i] -= step
      let up = try evaluator.evaluate(at: above, .gradient, into: &side)
      let upper = side.gradient
      let down = try evaluator.evaluate(at: below, .gradient, into: &side)
      let name = likelihood.parameters[i].name
      #expect(
        agree(derivatives.gradient[i], (up - down) / (2 * step), within: 1e-6, absolute: 1e-6),
        "\(name)")
      for j in point.indices {
        let difference = (upper[j] - side.gradient[j]) / (2 * step)
        #expect(
          agree(derivatives.hessian[i, j], difference, within: 1e-5, absolute: 1e-5),
          "\(name), \(likelihood.parameters[j].name)")
      }
    }
  }
}
