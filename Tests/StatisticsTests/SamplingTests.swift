import Foundation
import Numerics
import Testing

@testable import Statistics

@Suite struct SamplingTests {
  struct Gauss: Decodable {
    var mean: [Double]
    var cov: [[Double]]
    var logZ: Double
  }

  @Test func `a normal distribution in ten dimensions, and its evidence`() throws {
    let reference = try Fixtures.decode(Gauss.self, "gauss10_target")
    var model = Model()
    for i in reference.mean.indices { _ = model.add(Parameter("x\(i)", start: 0)) }
    model.constraints = [
      .correlatedNormal(
        parameters: Array(reference.mean.indices), means: reference.mean,
        covariance: reference.cov)
    ]
    let sample = try PosteriorSample(
      Likelihood(model), SamplingPlan(chains: 4, draws: 2500, seed: 11, threads: 2))
    #expect(sample.divergentCount == 0)
    for (i, mean) in reference.mean.enumerated() {
      let summary = sample.summary(of: i)
      let deviation = reference.cov[i][i].squareRoot()
      #expect(summary.rHat < 1.01)
      #expect(summary.bulkSize > 4000 && summary.tailSize > 1500)
      #expect((summary.mean - mean).magnitude < 5 * deviation / summary.bulkSize.squareRoot())
      #expect(agree(summary.deviation, deviation, within: 0.05))
    }
    let evidence = try sample.evidence()
    // The likelihood is normalised; the reference leaves that out.
    let logDeterminant = 2 * reference.logZ - 10 * 2 * halfLogTwoPi
    let logIntegral = evidence.logIntegral + logDeterminant / 2 + 10 * halfLogTwoPi
    #expect(evidence.error < 0.02)
    #expect((logIntegral - reference.logZ).magnitude < 5 * evidence.error)
    // The constraint is all of the prior.
    #expect(evidence.logPriorVolume == 0)
  }

  struct Posterior: Decodable {
    struct Free: Decodable { var mean, sd, q05, q50, q95: Double }
    struct Truncated: Decodable { var mean, sd, UL90, UL95: Double }
    var unbounded: Free
    var truncated: Truncated
    var np_mean, np_sd: [String: Double]
  }

  @Test func `the posterior of nmm50`() throws {
    let reference = try Fixtures.decode(Posterior.self, "nmm50_mu1_posterior")
    let likelihood = try Fixtures.likelihood("nmm50_mu1_workspace")
    let plan = SamplingPlan(chains: 4, draws: 4000, seed: 12, threads: 2)
    let sample = try PosteriorSample(likelihood, plan)
    let mu = try #require(sample.place(of: "mu"))
    let summary = sample.summary(of: mu)
    let error = summary.deviation / summary.bulkSize.squareRoot()
    #expect(summary.rHat < 1.01)
    #expect((summary.mean - reference.unbounded.mean).magnitude < 5 * error)
    #expect(agree(summary.deviation, reference.unbounded.sd, within: 0.04))
    #expect((sample.quantile(0.95, of: mu) - reference.unbounded.q95).magnitude < 10 * error)
    for (name, mean) in reference.np_mean {
      let nuisance = sample.summary(of: try #require(sample.place(of: name)))
      let deviation = try #require(reference.np_sd[name])
      let error = deviation / nuisance.bulkSize.squareRoot()
      #expect((nuisance.mean - mean).magnitude < 5 * error, "\(name)")
      #expect(agree(nuisance.deviation, deviation, within: 0.04), "\(name)")
    }
    let place = try #require(likelihood.place(of: "mu"))
    let truncated = try PosteriorSample(likelihood.bounded(place, from: 0), plan)
    let limit = truncated.upperLimit(mu, confidence: 0.9).upper
    #expect((limit - reference.truncated.UL90).magnitude < 0.06)
    #expect((truncated.summary(of: mu).mean - reference.truncated.mean).magnitude < 0.03)
  }

  @Test func `a flat prior of a count gives the limit of CLs`() throws {
    let likelihood = try ProfileTests.counting(background: nil)
    let exact = try CountingExperiment(likelihood, 0).clsLimit(confidence: 0.9).upper
    let sample = try PosteriorSample(
      likelihood, SamplingPlan(chains: 4, draws: 5000, seed: 3, threads: 2))
    #expect((sample.upperLimit(0, confidence: 0.9).upper - exact).magnitude < 0.12)
    // ∫ e^-(s+3) (s+3)^4/4! ds over 0…20, which is Q(5, 3) - Q(5, 23).
    let evidence = try sample.evidence()
    let integral = PoissonDistribution(mean: 3).upTo(4) - PoissonDistribution(mean: 23).upTo(4)
    #expect((exp(evidence.logIntegral) - integral).magnitude < 5 * evidence.error * integral)
    #expect(agree(try #require(evidence.logPriorVolume), log(20), within: 1e-12))
  }

  @Test func `draws do not depend on the number of threads`() throws {
    let likelihood = try ProfileTests.counting(background: 0.4)
    func draws(_ threads: Int) throws -> [[[Double]]] {
      try PosteriorSample(
        likelihood, SamplingPlan(chains: 3, draws: 50, seed: 4, threads: threads)
      ).chains
    }
    #expect(try draws(1) == draws(3))
  }

  @Test func `R-hat and effective sizes of chains that are known`() {
    // A chain that repeats each draw is worth half of its draws; one that moved away is found out.
    var random = RandomStream(seed: 9)
    func next() -> Double { random.uniform() }
    let independent = (0..<4).map { _ in (0..<1000).map { _ in next() } }
    let repeated = (0..<4).map { _ in
      (0..<500).flatMap { _ -> [Double] in
        let draw = next()
        return [draw, draw]
      }
    }
    #expect(agree(PosteriorSummary(independent).bulkSize, 4000, within: 0.15))
    #expect(agree(PosteriorSummary(repeated).bulkSize, 2000, within: 0.15))
    #expect(PosteriorSummary(independent).rHat < 1.01)
    let moved = independent.enumerated().map { i, chain in chain.map { i == 0 ? $0 + 0.5 : $0 } }
    #expect(PosteriorSummary(moved).rHat > 1.1)
  }
}
