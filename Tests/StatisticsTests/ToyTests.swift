import Testing

@testable import Statistics

@Suite struct ToyTests {
  struct Reference: Decodable {
    struct Row: Decodable { var mu, t_obs, c90, c90_err, p: Double }
    var interval: [String: [Double]]
    var rows: [Row]
  }

  @Test func `critical values of nmm50 are those of other toys`() throws {
    let reference = try Fixtures.decode(Reference.self, "nmm50_mu1_fc_toys")
    let likelihood = try Fixtures.likelihood("nmm50_mu1_workspace")
    let place = try #require(likelihood.place(of: "mu"))
    let bounded = likelihood.bounded(place, from: 0)
    let scan = try FeldmanCousins(
      bounded, place, confidence: 0.9, ToyPlan(count: 2000, seed: 5, threads: 2))
    for row in reference.rows where [0, 1, 2].contains(row.mu) {
      let point = try scan.test(row.mu)
      #expect(agree(point.statistic, row.t_obs, within: 1e-6, absolute: 1e-7))
      let error = (row.c90_err * row.c90_err + point.criticalError * point.criticalError)
        .squareRoot()
      #expect((point.critical - row.c90).magnitude < 4 * error, "\(row.mu)")
      #expect((point.pValue - row.p).magnitude < 4 * (0.5 / 2000).squareRoot(), "\(row.mu)")
      #expect(point.failedToys == 0)
    }
  }

  @Test func `the Feldman-Cousins interval of nmm50`() throws {
    let reference = try Fixtures.decode(Reference.self, "nmm50_mu1_fc_toys")
    let expected = try #require(reference.interval["c90"])
    let likelihood = try Fixtures.likelihood("nmm50_mu1_workspace")
    let place = try #require(likelihood.place(of: "mu"))
    let interval = try FeldmanCousins(
      likelihood.bounded(place, from: 0), place, confidence: 0.9,
      ToyPlan(count: 1000, seed: 6, threads: 2)
    ).interval(scanPoints: 6, refinements: 3)
    #expect(interval.lower == 0 && interval.isLowerEndOfRange)
    // An error of 0.16 of a critical value of 2.6 moves the limit by 0.05.
    #expect((interval.upper - expected[1]).magnitude < 0.15)
  }

  @Test func `Feldman-Cousins toys of a count agree with its Poisson distribution`() throws {
    let likelihood = try ProfileTests.counting(background: nil)
    let exact = try CountingExperiment(likelihood, 0).feldmanCousins(confidence: 0.9)
    #expect(agree(exact.lower, 0, within: 0, absolute: 1e-9))
    #expect((100 * exact.upper).rounded() == 560)
    let toys = try FeldmanCousins(
      likelihood, 0, confidence: 0.9, ToyPlan(count: 20000, seed: 2, threads: 2)
    ).interval()
    #expect((toys.upper - exact.upper).magnitude < 0.2)
  }

  @Test func `CLs toys of a count agree with its Poisson distribution`() throws {
    let likelihood = try ProfileTests.counting(background: nil)
    let exact = try CountingExperiment(likelihood, 0).clsLimit(confidence: 0.9)
    #expect((100 * exact.upper).rounded() == 534)
    let scan = try ToyCLs(likelihood, 0, ToyPlan(count: 20000, seed: 3, threads: 2))
    let toys = try scan.upperLimit(confidence: 0.9)
    #expect((toys.upper - exact.upper).magnitude < 0.15)
    let point = try scan.test(5)
    #expect((point.signalAndBackground - PoissonDistribution(mean: 8).upTo(4)).magnitude < 0.01)
    #expect((point.backgroundOnly - PoissonDistribution(mean: 3).upTo(4)).magnitude < 0.02)
  }

  @Test func `toys are the same on any number of threads, and after an interruption`() throws {
    struct Interruption: Error {}
    let likelihood = try Fixtures.likelihood("allmods_workspace")
    let place = try #require(likelihood.place(of: "mu"))
    let truth = try likelihood.fit().point
    func outcomes(_ threads: Int, _ earlier: [ToyOutcome?] = []) throws -> [ToyOutcome?] {
      let plan = ToyPlan(count: 100, seed: 7, threads: threads)
      let run = try plan.run(
        likelihood, place, .twoSided, truth: truth, tested: truth, point: 3, resuming: earlier)
      return run.outcomes
    }
    let whole = try outcomes(1)
    #expect(whole.allSatisfy { $0?.statistic.isFinite ?? false })
    #expect(try outcomes(3) == whole)
    let run = ToyRun(count: 100)
    #expect(throws: Interruption.self) {
      try run.run(threads: 1) {
        { toy in
          if toy == 40 { throw Interruption() }
          return whole[toy] ?? .failed
        }
      }
    }
    #expect(run.outcomes.count { $0 != nil } == 40)
    #expect(try outcomes(2, run.outcomes) == whole)
  }

  @Test func `bins and auxiliary measurements fluctuate as the model says`() throws {
    let likelihood = try Likelihood(DerivativeTests.everything())
    let generator = try ToyGenerator(likelihood, at: likelihood.start)
    let expectation = try likelihood.expectedObservations(at: likelihood.start)
    let toys = (0..<20000).map { generator.observations(seed: 1, stream: 0, toy: $0) }
    func check(_ mean: Double, _ variance: Double, _ values: [Double]) {
      let count = Double(values.count)
      let average = values.reduce(0, +) / count
      let spread = values.reduce(0) { $0 + ($1 - average) * ($1 - average) } / count
      #expect((average - mean).magnitude < 5 * (variance / count).squareRoot())
      #expect((spread - variance).magnitude < 0.1 * variance)
    }
    for bin in 0..<4 {
      check(expectation.contents[bin], expectation.contents[bin], toys.map { $0.contents[bin] })
    }
    let variances = [1.0, 4, 0.25, 1, 1, 2]
    for (i, variance) in variances.enumerated() {
      check(expectation.contents[4 + i], variance, toys.map { $0.contents[4 + i] })
    }
    check(expectation.auxiliary[0], 1.21, toys.map { $0.auxiliary[0] })
    check(expectation.auxiliary[2], expectation.auxiliary[2], toys.map { $0.auxiliary[2] })
    check(expectation.auxiliary[3], 1, toys.map { $0.auxiliary[3] })
    check(expectation.auxiliary[4], 0.5, toys.map { $0.auxiliary[4] })
  }
}
