import Columns
import Interpreter
import Semantics
import Statistics
import Syntax
import Units

/// `compare(a, b)`: several models of the same data, by the usual criteria.
let compareFunction = LibraryFunction(
  Signature(
    "compare",
    [
      .init(
        "folds", .value(.number(.none)), required: false,
        note: "of the cross-validation; 5 unless given"),
      .init(
        "draws", .value(.number(.none)), required: false,
        note: "of each of the 4 chains behind ln K; 2000 unless given"),
      .init("seed", .value(.number(.none)), required: false, note: "1 unless given"),
    ], positional: 0,
    rest: .init(bare: .value(.object("model")), note: "models of the same data")
  ) { call throws(Diagnostic) in
    guard call.arguments.rest.count > 1 else {
      throw Diagnostic("E15", "`compare` needs two models or more", [.init(call.span)])
    }
    let columns =
      [Schema.Column(name: "model", written: "model", kind: .string)]
      + ["k", "lnL", "AIC", "BIC", "lnK", "lnK_error", "deviance"].map {
        Schema.Column(name: $0, written: $0, kind: .plainNumber)
      }
    return call.returning(.table(Schema(columns: columns)))
  },
  Documentation(
    "a table of models of the same data: free parameters k, the greatest ln L, AIC, BIC, ln K (the evidence over that of the first model) with its error, and the deviance of a bin in cross-validation",
    formula: #"\text{AIC} = 2k - 2\ln L,\qquad \text{BIC} = k\ln n - 2\ln L,\qquad K = Z/Z_1"#,
    validity:
      "constrained parameters do not count in k. ln K depends on the ranges of the free parameters, over which the prior is flat; where one is endless there is none. The deviance is best where least",
    source:
      "H. Akaike, doi:10.1109/TAC.1974.1100705; G. Schwarz, doi:10.1214/aos/1176344136; S. Frühwirth-Schnatter, doi:10.1111/j.1368-423X.2004.00125.x",
    example:
      "without = model { b ~ 5.0 ± 0.5, background k = counts(b), data = counts(9) }\nwith_signal = without with { s ~ 0..20, signal x = counts(s) }\ncompare(without, with_signal, draws = 300)"
  )
) { arguments, evaluator in
  let interrupted = evaluator.surroundings.interrupted
  let models = try arguments.models()
  for (index, part) in models.enumerated().dropFirst()
  where part.model.likelihood.observations.contents
    != models[0].model.likelihood.observations.contents
  {
    throw Diagnostic(
      "E35", "`\(part.name)` is a model of other data than `\(models[0].name)`",
      [.init(arguments.call.arguments.rest[index].span)])
  }
  let folds = try arguments.whole("folds", 2...1_000_000, default: 5)
  let plan = SamplingPlan(
    draws: try arguments.whole("draws", 20...1_000_000, default: 2000),
    seed: try arguments.seed(evaluator),
    threads: evaluator.surroundings.parallelism.threads, interrupted: interrupted)
  let scores = try models.enumerated().map { index, part in
    do {
      return try ModelScore(part.model.likelihood, folds: folds, plan)
    } catch IntervalError.fit(let status) {
      throw Diagnostic(
        "E38", "the fit of `\(part.name)` failed: \(status.message)",
        [.init(arguments.call.arguments.rest[index].span)])
    }
  }
  let first = scores.first?.evidence
  let factors = scores.enumerated().map { index, score -> (value: Double, error: Double) in
    guard let own = score.evidence, let first else { return (.nan, .nan) }
    if index == 0 { return (0, 0) }
    let variance = own.error * own.error + first.error * first.error
    return (own.log - first.log, variance.squareRoot())
  }
  let numbers = [
    scores.map { Double($0.freeCount) }, scores.map { -$0.negativeLogLikelihood },
    scores.map(\.criteria.akaike), scores.map(\.criteria.bayesian), factors.map(\.value),
    factors.map(\.error), scores.map(\.deviance),
  ]
  return .table(
    TableData(
      columns: [try arguments.column(of: .list(models.map { .string($0.name) }))]
        + numbers.map { .numbers($0) }, rowCount: models.count))
}

/// What speaks for a model of some data.
private struct ModelScore {
  let freeCount: Int
  let negativeLogLikelihood: Double
  let criteria: InformationCriteria
  let evidence: (log: Double, error: Double)?
  /// Of a bin, as predicted from others.
  let deviance: Double

  init(_ likelihood: Likelihood, folds: Int, _ plan: SamplingPlan) throws {
    let fit = try likelihood.fit(interrupted: plan.interrupted)
    guard fit.status == .converged else { throw IntervalError.fit(fit.status) }
    negativeLogLikelihood = fit.negativeLogLikelihood
    criteria = likelihood.criteria(of: fit)
    let constrained = Set(likelihood.constrainedPlaces)
    freeCount = fit.isFixed.indices.count { !fit.isFixed[$0] && !constrained.contains($0) }
    deviance =
      likelihood.binCount > 1
      ? try CrossValidation(
        likelihood,
        folds: likelihood.shuffledFolds(min(folds, likelihood.binCount), seed: plan.seed),
        interrupted: plan.interrupted
      ).meanDeviance : .nan
    let sampled = try PosteriorSample(likelihood, plan).evidence()
    evidence = sampled.logEvidence.map { ($0, sampled.error) }
  }
}
