import Testing

@testable import Statistics

@Suite struct CombinationTests {
  /// A normal measurement of a parameter, with a nuisance parameter of its own.
  static func measurement(_ value: Double, _ deviation: Double) -> Model {
    var model = Model()
    let mu = model.add(Parameter("mu", start: 1))
    let scale = model.add(Parameter("scale", start: 1))
    model.constraints = [.normal(parameter: scale, mean: 1, deviation: 1e-6)]
    model.channels = [
      Channel(
        "c",
        samples: [
          Sample("s", HistogramTemplate([1]), factors: [.parameter(mu), .parameter(scale)])
        ],
        observed: [value], statistic: .normal(deviations: [deviation]))
    ]
    return model
  }

  @Test func `a joint likelihood is the weighted mean, and its parameter goodness Cochran's Q`()
    throws
  {
    let estimates = [(0.9, 0.1), (1.2, 0.15), (1.05, 0.2)]
    let parts = estimates.enumerated().map { i, x in
      (name: "m\(i)", model: Self.measurement(x.0, x.1))
    }
    let joint = try Likelihood(Model.joint(parts, shared: ["mu"]))
    #expect(joint.parameters.map(\.name) == ["mu", "m0.scale", "m1.scale", "m2.scale"])
    let fit = try joint.fit()
    let mean = try MetaAnalysis(estimates.map { Estimate(value: $0.0, error: $0.1) }, .fixed)
    #expect(agree(fit.values[0], mean.mean.value, within: 1e-6))
    #expect(agree(try #require(fit.error(of: 0)), mean.mean.error, within: 1e-6))
    let alone = try parts.map { try Likelihood($0.model).fit() }
    let goodness = ParameterGoodness(parts: alone, joint: fit, shared: ["mu"])
    #expect(agree(goodness.statistic, mean.q, within: 1e-6))
    #expect(goodness.degreesOfFreedom == 2)
    #expect(agree(goodness.pValue, mean.pValue, within: 1e-6))
  }

  @Test func `what cannot be joined`() {
    let parts = [(name: "a", model: Self.measurement(1, 1)), ("b", Self.measurement(2, 1))]
    #expect(throws: JoiningError.notShared("nu")) { try Model.joint(parts, shared: ["nu"]) }
    var other = Self.measurement(2, 1)
    other.constraints = [.normal(parameter: 1, mean: 1, deviation: 2)]
    #expect(throws: JoiningError.conflict(parameter: "scale")) {
      try Model.joint([parts[0], ("b", other)], shared: ["scale"])
    }
  }

  /// Points about a line with correlated parameters.
  static func line() throws -> Likelihood {
    var model = Model()
    let a = model.add(Parameter("a", start: 0))
    let b = model.add(Parameter("b", start: 0))
    let x = [1.0, 2, 3, 4, 5]
    model.channels = [
      Channel(
        "points",
        samples: [
          Sample("constant", HistogramTemplate(x.map { _ in 1 }), factors: [.parameter(a)]),
          Sample("slope", HistogramTemplate(x), factors: [.parameter(b)]),
        ], observed: [2.1, 2.9, 4.2, 4.8, 6.1], statistic: .normal(deviations: x.map { _ in 0.2 }))
    ]
    return try Likelihood(model)
  }

  @Test func `the contour of a normal likelihood is an ellipse`() throws {
    let likelihood = try Self.line()
    let fit = try likelihood.fit()
    let contour = try Contour(likelihood, 0, 1, confidence: 0.9, count: 16, fit: fit)
    #expect(agree(contour.threshold, 4.605170185988091, within: 1e-12))
    // (a, b) have the inverse covariance Σ x xᵀ/σ².
    let (n, sx, sxx) = (5 / 0.04, 15 / 0.04, 55 / 0.04)
    for point in contour.points {
      let (da, db) = (point.x - fit.values[0], point.y - fit.values[1])
      let square = n * da * da + 2 * sx * da * db + sxx * db * db
      #expect(agree(square, contour.threshold, within: 1e-8))
      #expect(!point.isEndOfRange)
    }
  }

  @Test func `leave-one-out residuals of a line are those of its leverages`() throws {
    let likelihood = try Self.line()
    let fit = try likelihood.fit()
    let validation = try CrossValidation(likelihood, folds: [2, 0, 4, 1, 3])
    let deviances = try likelihood.deviances(at: fit.point)
    for bin in 0..<5 {
      let distance = Double(bin) - 2
      let leverage = 0.2 + distance * distance / 10
      let expected = deviances[bin] / ((1 - leverage) * (1 - leverage))
      #expect(agree(validation.deviances[bin], expected, within: 1e-6))
    }
  }

  @Test func `intervals of a normal mean cover as they promise`() throws {
    var model = Model()
    let mu = model.add(Parameter("mu", start: 1))
    model.channels = [
      Channel(
        "c", samples: [Sample("s", HistogramTemplate([1]), factors: [.parameter(mu)])],
        observed: [1], statistic: .normal(deviations: [0.5]))
    ]
    let likelihood = try Likelihood(model)
    let toys = try ToyExperiments(likelihood, 0, truth: 2, ToyPlan(count: 4000, threads: 2)) {
      try ProfileLikelihood($0, 0).interval(confidence: 0.9)
    }
    #expect(toys.failedCount == 0)
    let covering = toys.outcomes.count { ($0?.lower ?? 3) <= 2 && 2 <= $0?.upper ?? 0 }
    #expect((Double(covering) / 4000 - 0.9).magnitude < 5 * (0.09 / 4000).squareRoot())
    // The upper ends scatter about 2 + 1.645·0.5 with 0.5.
    for (band, deviations) in zip(toys.upperLimitBands, [-2.0, -1, 0, 1, 2]) {
      #expect((band - (2.822 + 0.5 * deviations)).magnitude < 0.1)
    }
  }
}
