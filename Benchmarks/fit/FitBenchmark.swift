import Statistics

/// Fits by Dipole's core, timed, on one thread:
///
///     fit-benchmark < WORKSPACE
///
/// prints medians and results for the workspace, and the time of a fit for growing numbers of bins and of parameters, as
/// JSON for `fit.py`, which builds and runs it beside other programs.
@main struct FitBenchmark {
  let likelihood: Likelihood
  let mu: Int

  init(workspace json: String) throws {
    likelihood = try Likelihood(Workspace(json: json).model().model)
    guard let mu = likelihood.place(of: "mu") else { throw Failure.noParameter }
    self.mu = mu
  }

  enum Failure: Error { case noParameter }

  func results() throws -> [(String, Double)] {
    let fit = try likelihood.fit()
    let limit = try upperLimit()
    let (toyRate, quantile) = try toys(5000)
    return [
      ("fit", try Self.median(2000) { _ = try likelihood.fit() }),
      ("limit", try Self.median(500) { _ = try upperLimit() }),
      ("impacts", try Self.median(100) { _ = try likelihood.impacts(on: mu, fit: fit) }),
      ("toys", toyRate), ("samples", try effectiveSamples()),
      ("mu", fit.values[mu]), ("error", fit.error(of: mu) ?? .nan),
      ("upper limit", limit.upper), ("quantile", quantile),
      ("largest impact", try likelihood.impacts(on: mu, fit: fit)[0].up.magnitude),
    ]
  }

  /// The limit from the fit on: where -2 ln of the likelihood ratio is 2.71.
  func upperLimit() throws -> Interval {
    try ProfileLikelihood(likelihood, mu).upperLimit(confidence: 0.9, sides: 2)
  }

  /// Toys thrown at μ = 1 and fitted with μ free and with μ = 1: how many a second, and the 90 % quantile of their
  /// likelihood ratio.
  func toys(_ count: Int) throws -> (rate: Double, quantile: Double) {
    let scan = try FeldmanCousins(
      likelihood, mu, confidence: 0.9, ToyPlan(count: count, seed: 1, threads: 1))
    var quantile = 0.0
    let time = try Self.median(3) { quantile = try scan.test(1).critical }
    return (1000 * Double(count) / time, quantile)
  }

  /// Effective samples a second, of the parameter that has the fewest, with the fit and the warm-up.
  func effectiveSamples() throws -> Double {
    var least = 0.0
    let time = try Self.median(3) {
      let sample = try PosteriorSample(likelihood, SamplingPlan(chains: 4, draws: 5000))
      least = sample.names.indices.map { sample.summary(of: $0).bulkSize }.min() ?? 0
    }
    return 1000 * least / time
  }

  /// The median time of a body over many runs, in milliseconds.
  static func median(_ runs: Int, _ body: () throws -> Void) rethrows -> Double {
    let clock = ContinuousClock()
    var times: [Double] = []
    for _ in 0..<runs { times.append(try clock.measure(body) / .milliseconds(1)) }
    return times.sorted()[runs / 2]
  }

  static func main() throws {
    var workspace = ""
    while let line = readLine() { workspace += line }
    let results = try FitBenchmark(workspace: workspace).results()
    let fields = results.map { "\"\($0.0)\": \($0.1)" }.joined(separator: ", ")
    let bins = try Scaling.bins.map { try Scaling(bins: $0, parameters: 20).row }
    let parameters = try Scaling.parameters.map { try Scaling(bins: 500, parameters: $0).row }
    print("{\(fields), \"bins\": \(bins), \"parameters\": \(parameters)}")
  }
}
