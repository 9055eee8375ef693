import Testing

@testable import Statistics

@Suite struct DiagnosticsTests {
  @Test func `impacts, correlations and goodness of fit of nmm50`() throws {
    let reference = try MagneticMoment.load()
    let likelihood = try Fixtures.likelihood("nmm50_mu1_workspace")
    let fit = try likelihood.fit()
    let mu = try #require(likelihood.place(of: "mu"))
    let impacts = try likelihood.impacts(on: mu, fit: fit)
    #expect(impacts.count == 20)
    for impact in impacts {
      let expected = try #require(reference.impacts_postfit[impact.parameter])
      #expect(agree(impact.up, expected.up, within: 1e-5, absolute: 1e-6), "\(impact.parameter)")
      #expect(
        agree(impact.down, expected.down, within: 1e-5, absolute: 1e-6), "\(impact.parameter)")
    }
    let places = try reference.parameters.map { try #require(likelihood.place(of: $0)) }
    for (i, first) in places.enumerated() {
      for (j, second) in places.enumerated() {
        let correlation = try #require(fit.correlation(first, second))
        #expect(agree(correlation, reference.correlation[i][j], within: 0, absolute: 1e-6))
      }
    }
    let goodness = try likelihood.goodness(of: fit)
    #expect(agree(goodness.bins, reference.baker_cousins_only, within: 1e-8))
    #expect(goodness.degreesOfFreedom == reference.ndof)
    let expected = try Evaluator(likelihood).expected(at: fit.point)
    for (mine, theirs) in zip(expected, reference.postfit_expected) {
      #expect(agree(mine, theirs, within: 1e-6))
    }
  }

  @Test func `data that are as expected fit perfectly`() throws {
    let likelihood = try Likelihood(DerivativeTests.everything())
    let asimov = likelihood.replacing(
      observations: try likelihood.expectedObservations(at: likelihood.start))
    let goodness = try asimov.goodness(of: asimov.fit())
    #expect(agree(goodness.total, 0, within: 0, absolute: 1e-9))
    #expect(goodness.kolmogorovDistance < 1e-9)
  }

  @Test func `the deviance of points and of counts`() throws {
    var model = Model(parameters: [Parameter("a", start: 1, isFixed: true)])
    model.constraints = [.poisson(parameter: 0, count: 4, scale: 5)]
    model.channels = [
      Channel(
        "c", samples: [Sample("s", HistogramTemplate([2]), factors: [.parameter(0)])],
        observed: [5], statistic: .normal(deviations: [2]))
    ]
    let likelihood = try Likelihood(model)
    let goodness = try likelihood.goodness(of: likelihood.fit())
    #expect(agree(goodness.bins, 2.25, within: 1e-12))
    // 2 (λ - n + n ln n/λ) with ln 0.8 = -0.2231…
    #expect(agree(goodness.constraints, 2 * (5 - 4 + 4 * -0.2231435513142097), within: 1e-12))
  }

  @Test(arguments: [(1.2238, 0.10), (1.3581, 0.05), (1.6276, 0.01)])
  func `critical values of Kolmogorov's distribution`(_ x: Double, _ probability: Double) {
    #expect(agree(kolmogorovProbability(x), probability, within: 1e-3))
  }
}
