import Statistics

/// A rule, and whether its interval of 90 % for some data holds a value of a parameter.
struct Rule: Sendable {
  var name: String
  /// Whether it draws samples for each toy.
  var isSlow = false
  var holds: @Sendable (_ data: Likelihood, _ place: Int, _ value: Double) throws -> Bool
}

enum Rules {
  static let all = [
    Rule(name: "profile, one-sided limit") { data, place, value in
      try ProfileLikelihood(data, place).upperLimit(confidence: 0.9).upper >= value
    },
    Rule(name: "profile, two-sided interval") { data, place, value in
      try ProfileLikelihood(data, place).interval(confidence: 0.9).holds(value)
    },
    Rule(name: "CLs, asymptotic limit") { data, place, value in
      try AsymptoticCLs(data, place).upperLimit(confidence: 0.9).upper >= value
    },
    Rule(name: "Bayes, flat prior, limit", isSlow: true) { data, place, value in
      let sample = try PosteriorSample(
        data, SamplingPlan(chains: 1, draws: 1000, warmUp: 200, seed: 2))
      guard let drawn = sample.place(of: data.parameters[place].name) else { return false }
      return sample.upperLimit(drawn, confidence: 0.9).upper >= value
    },
  ]

  /// Those that need no toys for one bin.
  static let counting = [
    Rule(name: "CLs limit") { data, place, value in
      try CountingExperiment(data, place).clsLimit(confidence: 0.9).upper >= value
    },
    Rule(name: "Feldman-Cousins interval") { data, place, value in
      try CountingExperiment(data, place).feldmanCousins(confidence: 0.9).holds(value)
    },
  ]

  /// The same with toys, of which that value alone is tested.
  static let nested = [
    Rule(name: "CLs limit") { data, place, value in
      try ToyCLs(data, place, ToyPlan(count: 500, seed: 2)).test(value).cls >= 0.1
    },
    Rule(name: "Feldman-Cousins interval") { data, place, value in
      try FeldmanCousins(data, place, confidence: 0.9, ToyPlan(count: 500, seed: 2))
        .test(value).isAccepted
    },
  ]
}

extension Interval {
  fileprivate func holds(_ value: Double) -> Bool { lower <= value && value <= upper }
}
