import Testing

@testable import Statistics

@Suite struct MetaAnalysisTests {
  struct Reference: Decodable {
    struct Fixed: Decodable { var fixed, se_fixed, Q, I2, p_Q, tau2, mu, se: Double }
    struct Likelihood: Decodable { var tau2, mu, se, loglik: Double }
    struct Posterior: Decodable { var E_mu, E_tau: Double, sd_mu: Double, E_theta: [Double] }
    struct Schools: Decodable {
      var y, sigma: [Double]
      var DerSimonianLaird: Fixed
      var REML, ML: Likelihood
      var posterior_flat_mu_flat_tau, posterior_halfnormal_tau25: Posterior
    }
    struct Trials: Decodable {
      var yi, vi: [Double]
      var DerSimonianLaird: Fixed
      var REML, ML: Likelihood
    }
    struct Batting: Decodable { var y, js: [Double], variance: Double }
    var eight_schools: Schools
    var bcg_13trials: Trials
    var james_stein_efron_morris_raw: Batting
  }

  static func reference() throws -> Reference {
    try Fixtures.decode(Reference.self, "hierarchical")
  }

  func check(
    _ estimates: [Estimate], _ fixed: Reference.Fixed, _ reml: Reference.Likelihood,
    _ ml: Reference.Likelihood
  ) throws {
    let plain = try MetaAnalysis(estimates, .fixed)
    #expect(agree(plain.mean.value, fixed.fixed, within: 1e-10))
    #expect(agree(plain.mean.error, fixed.se_fixed, within: 1e-10))
    #expect(agree(plain.q, fixed.Q, within: 1e-10))
    #expect(agree(plain.pValue, fixed.p_Q, within: 1e-9))
    #expect(agree(plain.iSquared, fixed.I2, within: 1e-10))
    let laird = try MetaAnalysis(estimates, .derSimonianLaird)
    #expect(agree(laird.tauSquared, fixed.tau2, within: 1e-10))
    #expect(agree(laird.mean.value, fixed.mu, within: 1e-10))
    #expect(agree(laird.mean.error, fixed.se, within: 1e-10))
    let count = Double(estimates.count)
    for (estimator, expected, constants) in [
      (.restrictedMaximumLikelihood, reml, count - 1), (.maximumLikelihood, ml, count),
    ] as [(HeterogeneityEstimator, Reference.Likelihood, Double)] {
      let result = try MetaAnalysis(estimates, estimator)
      #expect(agree(result.tauSquared, expected.tau2, within: 1e-6, absolute: 1e-12))
      #expect(agree(result.mean.value, expected.mu, within: 1e-6))
      #expect(agree(result.mean.error, expected.se, within: 1e-6))
      let likelihood = -result.negativeLogLikelihood + constants * halfLogTwoPi
      #expect(agree(likelihood, expected.loglik, within: 1e-9))
    }
  }

  @Test func `eight schools`() throws {
    let schools = try Self.reference().eight_schools
    let estimates = zip(schools.y, schools.sigma).map { Estimate(value: $0, error: $1) }
    try check(estimates, schools.DerSimonianLaird, schools.REML, schools.ML)
    for (prior, expected) in [
      (.flat, schools.posterior_flat_mu_flat_tau),
      (.halfNormal(25), schools.posterior_halfnormal_tau25),
    ] as [(HierarchicalPosterior.Prior, Reference.Posterior)] {
      let posterior = try HierarchicalPosterior(estimates, prior: prior)
      #expect(agree(posterior.mean.value, expected.E_mu, within: 1e-4))
      #expect(agree(posterior.mean.error, expected.sd_mu, within: 1e-4))
      #expect(agree(posterior.tau.value, expected.E_tau, within: 1e-4))
      for (mine, theirs) in zip(posterior.shrunken, expected.E_theta) {
        #expect(agree(mine.value, theirs, within: 1e-4))
      }
    }
  }

  @Test func `thirteen trials of the BCG vaccine`() throws {
    let trials = try Self.reference().bcg_13trials
    let estimates = zip(trials.yi, trials.vi).map { Estimate(value: $0, error: $1.squareRoot()) }
    try check(estimates, trials.DerSimonianLaird, trials.REML, trials.ML)
  }

  @Test func `batting averages`() throws {
    let batting = try Self.reference().james_stein_efron_morris_raw
    let estimates = jamesSteinEstimates(batting.y, variance: batting.variance)
    for (mine, theirs) in zip(estimates, batting.js) { #expect(agree(mine, theirs, within: 1e-12)) }
  }

  /// The known answers of the language's description.
  @Test func `four measurements of an angle`() throws {
    let estimates = [(0.2310, 0.0060), (0.2400, 0.0110), (0.2230, 0.0080), (0.2520, 0.0090)]
      .map { Estimate(value: $0.0, error: $0.1) }
    let fixed = try MetaAnalysis(estimates, .fixed)
    #expect(agree(fixed.mean.value, 0.2343, within: 0, absolute: 5e-5))
    #expect(agree(fixed.mean.error, 0.0040, within: 0, absolute: 5e-5))
    #expect(agree(fixed.q, 6.43, within: 0, absolute: 5e-3))
    #expect(agree(fixed.iSquared, 0.53, within: 0, absolute: 5e-3))
    let random = try MetaAnalysis(estimates, .derSimonianLaird)
    #expect(agree(random.tauSquared.squareRoot(), 0.0088, within: 0, absolute: 5e-5))
    #expect(agree(random.mean.value, 0.2355, within: 0, absolute: 5e-5))
    #expect(agree(random.mean.error, 0.0060, within: 0, absolute: 5e-5))
    #expect(try random.leaveOneOut().count == 4)
  }

  @Test func `too few or bad measurements`() {
    let good = Estimate(value: 1, error: 1)
    #expect(throws: CombinationError.tooFew(1)) { try MetaAnalysis([good], .fixed) }
    #expect(throws: CombinationError.badEstimate(index: 1)) {
      try MetaAnalysis([good, Estimate(value: 1, error: 0)], .fixed)
    }
  }
}
