import Synchronization
import Testing

@testable import Statistics

@Suite struct SensitivityTests {
  /// A measurement of a mean that is not negative, with an error of 1.
  private static func normalMean(_ observed: Double) throws -> Likelihood {
    var model = Model()
    let mu = model.add(Parameter("mu", in: 0...100, start: 1))
    model.channels = [
      Channel(
        "c", samples: [Sample("s", HistogramTemplate([1]), factors: [.parameter(mu)])],
        observed: [observed], statistic: .normal(deviations: [1]))
    ]
    return try Likelihood(model)
  }

  @Test(arguments: [(0.9, 1, 1.2815515655446004), (0.9, 2, 1.6448536269514722)])
  func `the limits that are expected are those of data that fluctuate so`(
    _ confidence: Double, _ sides: Int, _ z: Double
  ) throws {
    let expected = try Sensitivity(
      profile: Self.normalMean(7), 0, confidence: confidence, sides: sides)
    for (limit, deviations) in zip(expected.limits, [-2.0, -1, 0, 1, 2]) {
      let data = try ProfileLikelihood(Self.normalMean(deviations), 0)
        .upperLimit(confidence: confidence, sides: sides)
      #expect(agree(limit, data.upper, within: 1e-9))
      let below = deviations < 0 ? (deviations * deviations + z * z).squareRoot() : z
      #expect(agree(limit, deviations + below, within: 1e-9))
    }
  }

  @Test func `toys without signal have the limits that are expected`() throws {
    let likelihood = try Self.normalMean(0.3)
    let expected = try Sensitivity(profile: likelihood, 0, confidence: 0.9, sides: 1)
    let toys = try Sensitivity(toys: likelihood, 0, ToyPlan(count: 4000, seed: 4, threads: 2)) {
      try ProfileLikelihood($0, 0).upperLimit(confidence: 0.9)
    }
    #expect(toys.failedCount == 0)
    for (limit, other) in zip(toys.limits, expected.limits) {
      #expect((limit - other).magnitude < 0.1)
    }
  }

  /// x = mu + a + b with an error of 3, a = 0 ± 4 and b = 0 ± 12: √(9 + 16 + 144) = 13.
  private static func shifted() throws -> (model: Model, likelihood: Likelihood) {
    var model = Model()
    let mu = model.add(Parameter("mu", start: 1))
    let a = model.add(Parameter("a", start: 0))
    let b = model.add(Parameter("b", start: 0))
    model.constraints = [
      .normal(parameter: a, mean: 0, deviation: 4), .normal(parameter: b, mean: 0, deviation: 12),
    ]
    model.channels = [
      Channel(
        "c",
        samples: [
          Sample("signal", HistogramTemplate([1]), factors: [.parameter(mu)]),
          Sample("shift", HistogramTemplate([1]), factors: [.parameter(a)]),
          Sample("shift", HistogramTemplate([1]), factors: [.parameter(b)]),
        ], observed: [50], statistic: .normal(deviations: [3]))
    ]
    return (model, try Likelihood(model))
  }

  @Test func `groups of parameters add to the square of an error`() throws {
    let likelihood = try Self.shifted().likelihood
    let fit = try likelihood.fit()
    func expect(_ found: Double?, _ wanted: Double) throws {
      #expect(agree(try #require(found), wanted, within: 1e-9))
    }
    try expect(fit.error(of: 0), 13)
    try expect(likelihood.contribution(of: [1], to: 0, fit: fit), 4)
    try expect(likelihood.contribution(of: [2], to: 0, fit: fit), 12)
    try expect(likelihood.contribution(of: [1, 2], to: 0, fit: fit), 160.0.squareRoot())
    try expect(likelihood.error(of: 0, fit: fit, knowing: likelihood.constrained), 3)
  }

  @Test func `what is expected before and after the data, and its error`() throws {
    let (model, likelihood) = try Self.shifted()
    let after = try model.expectedContents(likelihood, at: likelihood.fit())[0]
    #expect(agree(after.total[0], 50, within: 1e-9))
    // The data alone decide on the sum.
    #expect(agree(after.errors[0], 3, within: 1e-9))
    #expect(after.samples.map(\.name) == ["signal", "shift"])
    #expect(agree(after.samples[0].contents[0], 50, within: 1e-9))
    let before = try model.expectedContents(likelihood, at: likelihood.fitBeforeData())[0]
    #expect(agree(before.total[0], 1, within: 1e-9))
    #expect(agree(before.errors[0], (4.0 * 4 + 12 * 12).squareRoot(), within: 1e-9))
  }

  @Test func `samples of nmm50 add up to what is expected`() throws {
    let model = try Fixtures.model("nmm50_mu1_workspace")
    let likelihood = try Likelihood(model)
    let contents = try model.expectedContents(likelihood, at: likelihood.fit())[0]
    for bin in contents.total.indices {
      let sum = contents.samples.reduce(0) { $0 + $1.contents[bin] }
      #expect(agree(sum, contents.total[bin], within: 1e-12))
    }
  }

  @Test func `toys are the same for any threads and blocks`() throws {
    let likelihood = try Fixtures.likelihood("nmm50_mu1_workspace")
    let place = try #require(likelihood.place(of: "mu"))
    func outcomes(_ threads: Int, _ blockLength: Int) throws -> [ToyOutcome?] {
      try ToyDistribution(
        likelihood, place, value: 1, ToyPlan(count: 120, seed: 11, threads: threads),
        blockLength: blockLength
      ).outcomes
    }
    let one = try outcomes(1, 16)
    for (threads, blockLength) in [(2, 16), (3, 16), (2, 1), (3, 7), (1, 500)] {
      #expect(try outcomes(threads, blockLength) == one)
    }
  }

  @Test func `toys that were done are kept, and the others done later`() throws {
    struct Interruption: Error {}
    let likelihood = try Self.normalMean(0.5)
    func toys(until last: Int, _ earlier: [ToyOutcome?] = []) throws -> ToyDistribution {
      let calls = Calls()
      let plan = ToyPlan(
        count: 200, seed: 3, interrupted: { if calls.next() > last { throw Interruption() } })
      return try ToyDistribution(likelihood, 0, value: 1, plan, resuming: earlier)
    }
    let whole = try toys(until: .max)
    #expect(!whole.wasInterrupted)
    let part = try toys(until: 150)
    #expect(part.wasInterrupted)
    let done = part.outcomes.count { $0 != nil }
    #expect(done > 0 && done < 200)
    #expect(try toys(until: .max, part.outcomes).outcomes == whole.outcomes)
  }

  @Test func `the toys of a normal mean follow χ² of one degree of freedom`() throws {
    // Far from the end of the range, with the data two standard deviations away: p = 4.55 %.
    let toys = try ToyDistribution(
      Self.normalMean(52), 0, value: 50, ToyPlan(count: 20000, seed: 8, threads: 2))
    #expect(agree(toys.statistic, 4, within: 1e-9))
    #expect((toys.pValue - 0.0455).magnitude < 5 * (0.0455 / 20000).squareRoot())
    let mean = toys.outcomes.reduce(0) { $0 + ($1?.estimate ?? .nan) } / 20000
    #expect((mean - 50).magnitude < 5 / 20000.0.squareRoot())
  }

  @Test func `toys of a fit judge its goodness`() throws {
    // χ² of one degree of freedom: two measurements of one mean, 2·√2 standard deviations apart, χ² = 4.
    var model = Model()
    let mu = model.add(Parameter("mu", start: 1))
    model.channels = [
      Channel(
        "c", samples: [Sample("s", HistogramTemplate([1, 1]), factors: [.parameter(mu)])],
        observed: [10, 10 + 2 * 2.0.squareRoot()], statistic: .normal(deviations: [1, 1]))
    ]
    let likelihood = try Likelihood(model)
    let goodness = try ToyGoodness(
      likelihood, likelihood.fit(), ToyPlan(count: 20000, seed: 9, threads: 2))
    #expect((goodness.saturated - 0.0455).magnitude < 5 * (0.0455 / 20000).squareRoot())
    #expect(goodness.failedCount == 0)
  }
}

/// Counts calls from any thread.
private final class Calls: Sendable {
  private let count = Mutex(0)

  func next() -> Int {
    count.withLock {
      $0 += 1
      return $0
    }
  }
}
