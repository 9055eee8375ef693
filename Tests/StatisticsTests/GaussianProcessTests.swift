import Testing

@testable import Statistics

@Suite struct GaussianProcessTests {
  struct Reference: Decodable {
    var x, y, sigma: [Double]
    var amplitude, length, log_likelihood, at_half_and_two, log_likelihood_of_none: Double
    var predict_at, mean, deviation: [Double]
  }

  @Test func `the greatest marginal likelihood and its predictions`() throws {
    let reference = try Fixtures.decode(Reference.self, "gaussian_process")
    let process = try GaussianProcess(x: reference.x, y: reference.y, errors: reference.sigma)
    #expect(agree(process.logLikelihood, reference.log_likelihood, within: 1e-12))
    #expect(agree(process.logLikelihoodOfNone, reference.log_likelihood_of_none, within: 1e-12))
    #expect(agree(process.amplitude, reference.amplitude, within: 1e-5))
    #expect(agree(process.length, reference.length, within: 1e-5))
    for (i, place) in reference.predict_at.enumerated() {
      let value = process.value(at: place)
      #expect(agree(value.value, reference.mean[i], within: 1e-4))
      #expect(agree(value.error, reference.deviation[i], within: 1e-4))
    }
    let likelihood = try MarginalLikelihood(
      x: reference.x, y: reference.y, errors: reference.sigma)
    let there = try #require(likelihood(amplitude: 0.5, length: 2))
    #expect(agree(there.logLikelihood, reference.at_half_and_two, within: 1e-12))
  }

  /// By hand: with a very long length the function is one constant of variance a², and the posterior mean of the constant
  /// is Σy/σ² / (1/a² + n/σ²).
  @Test func `a long length is a constant`() throws {
    let y = [1.0, 1.2, 0.8, 1.1]
    let likelihood = try MarginalLikelihood(
      x: [0, 1, 2, 3], y: y, errors: y.map { _ in 0.5 })
    let fit = try #require(likelihood(amplitude: 2, length: 1e9))
    let mean = fit.weights.reduce(0, +) * 4
    #expect(agree(mean, (4.1 / 0.25) / (1 / 4.0 + 4 / 0.25), within: 1e-10))
  }

  @Test func `points that scatter by less than their errors ask for nothing`() throws {
    let process = try GaussianProcess(
      x: [0, 1, 2, 3, 4], y: [0.1, -0.1, 0.1, -0.1, 0.1], errors: [1, 1, 1, 1, 1])
    #expect(process.amplitude == 0)
    #expect(process.logLikelihood == process.logLikelihoodOfNone)
    #expect(process.value(at: 2) == Estimate(value: 0, error: 0))
  }

  @Test func `bad points`() {
    func make(_ x: [Double], _ y: [Double], _ errors: [Double]) throws {
      _ = try GaussianProcess(x: x, y: y, errors: errors)
    }
    #expect(throws: GaussianProcessError.count(2)) { try make([1, 2], [1, 2], [1, 1]) }
    #expect(throws: GaussianProcessError.badPoint(index: 1)) {
      try make([1, 2, 3], [1, .nan, 3], [1, 1, 1])
    }
    #expect(throws: GaussianProcessError.badPoint(index: 2)) {
      try make([1, 2, 3], [1, 2, 3], [1, 1, 0])
    }
    #expect(throws: GaussianProcessError.noExtent) { try make([1, 1, 1], [1, 2, 3], [1, 1, 1]) }
  }
}
