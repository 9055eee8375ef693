import Columns
import Interpreter
import Semantics
import Statistics
import Syntax
import Units

/// The rules of intervals, by name.
enum IntervalMethod: String, CaseIterable {
  case profile
  case CLs
  case feldmanCousins = "FC"
  case bayes

  static let parameter = Signature.Parameter(
    "method", .value(.choice(allCases.map(\.rawValue))), required: false,
    note: "\"profile\" (default), \"CLs\", \"FC\" (Feldman and Cousins) or \"bayes\"")

  static let confidence = Signature.Parameter(
    "cl", .value(.number(.none)), required: false, note: "confidence level; 90% unless given")

  static let sides = Signature.Parameter(
    "sides", .value(.number(.none)), required: false,
    note: "of the profile likelihood: 1 (default), or 2 for the upper end of an interval")
}

/// One question about a parameter, with the rule that answers it.
struct IntervalQuestion: Sendable {
  let likelihood: Likelihood
  let place: Int
  let confidence: Double
  let method: IntervalMethod
  /// How many toys decide; `nil` where none were asked for.
  let toys: Int?
  let isTwoSided: Bool
  let isExact: Bool
  let plan: ToyPlan

  /// The same question of other data.
  func asked(of likelihood: Likelihood) -> IntervalQuestion {
    IntervalQuestion(
      likelihood: likelihood, place: place, confidence: confidence, method: method, toys: toys,
      isTwoSided: isTwoSided, isExact: isExact, plan: plan)
  }

  func upperLimit() throws -> Interval {
    switch method {
    case .profile:
      return try ProfileLikelihood(likelihood, place, interrupted: plan.interrupted)
        .upperLimit(confidence: confidence, sides: isTwoSided ? 2 : 1)
    case .CLs where isExact:
      return try CountingExperiment(likelihood, place).clsLimit(confidence: confidence)
    case .CLs where toys == nil:
      return try AsymptoticCLs(likelihood, place, interrupted: plan.interrupted)
        .upperLimit(confidence: confidence)
    case .CLs: return try ToyCLs(likelihood, place, plan).upperLimit(confidence: confidence)
    case .feldmanCousins: return try feldmanCousins()
    case .bayes: return try bayesian { $0.upperLimit($1, confidence: confidence) }
    }
  }

  func interval() throws -> Interval {
    switch method {
    case .profile:
      return try ProfileLikelihood(likelihood, place, interrupted: plan.interrupted)
        .interval(confidence: confidence)
    case .CLs: return try upperLimit()
    case .feldmanCousins: return try feldmanCousins()
    case .bayes: return try bayesian { $0.interval($1, confidence: confidence) }
    }
  }

  private func bayesian(_ answer: (PosteriorSample, Int) -> Interval) throws -> Interval {
    let sample = try PosteriorSample(
      likelihood,
      SamplingPlan(seed: plan.seed, threads: plan.threads, interrupted: plan.interrupted))
    let name = likelihood.parameters[place].name
    guard let drawn = sample.place(of: name) else { throw IntervalError.fixed(name) }
    return answer(sample, drawn)
  }

  /// From the Poisson distribution where one counting bin is all there is.
  private func feldmanCousins() throws -> Interval {
    if toys == nil, let counting = try? CountingExperiment(likelihood, place) {
      return try counting.feldmanCousins(confidence: confidence)
    }
    return try FeldmanCousins(likelihood, place, confidence: confidence, plan).interval()
  }
}

extension CallArguments {
  /// The question that the arguments ask of a parameter.
  func question(
    _ parameter: ParameterValue, _ evaluator: Evaluator
  ) throws -> IntervalQuestion {
    let task = "toys of \(parameter.parameter.written)"
    return IntervalQuestion(
      likelihood: parameter.model.likelihood, place: parameter.place,
      confidence: try confidence(),
      method: try string("method").flatMap(IntervalMethod.init(rawValue:)) ?? .profile,
      toys: has("toys") ? try wholeNumber("toys") : nil,
      isTwoSided: try number("sides", default: 1) == 2,
      isExact: try string("tail") == "exact",
      plan: try toyPlan(evaluator, task: task, count: 4000, isTold: false))
  }
}

extension LibraryCall {
  /// The rule as far as it is known before the cell runs.
  var ruleText: String {
    func number(_ name: String, _ standard: Double) -> String {
      guard let value = value(name) else { return formatNumber(standard) }
      return value.constantNumber.map { formatNumber($0) } ?? "…"
    }
    let level = value("cl") == nil ? 0.9 : value("cl")?.constantNumber
    let confidence = level.map { "\(formatNumber(100 * $0)) % CL" } ?? "CL as given"
    let method = value("method") == nil ? "profile" : value("method")?.constantString
    let toys = "\(number("toys", 4000)) toys a point, seed \(number("seed", 1))"
    switch method.flatMap(IntervalMethod.init(rawValue:)) {
    case .profile?:
      let isTwoSided = value("sides")?.constantNumber == 2 || signature.name == "interval"
      return confidence + ", profile likelihood, \(isTwoSided ? "two" : "one")-sided"
    case .CLs?:
      if value("tail")?.constantString == "exact" { return confidence + ", CLs, exact tail" }
      return confidence + (value("toys") == nil ? ", CLs, asymptotic" : ", CLs, \(toys)")
    case .feldmanCousins?:
      return confidence + ", Feldman-Cousins, \(toys)"
    case .bayes?:
      return confidence + ", Bayesian, flat prior in the range, seed \(number("seed", 1))"
    case nil: return confidence + ", by the method given"
    }
  }
}
