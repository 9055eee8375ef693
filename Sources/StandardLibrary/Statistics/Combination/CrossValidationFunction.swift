import Interpreter
import Semantics
import Statistics
import Syntax
import Tables
import Units

/// `cross_validate(m)`: how well a model predicts what it was not fitted to.
let crossValidationFunction = LibraryFunction(
  Signature(
    "cross_validate",
    [
      .init("model", .value(.object("model")), note: "a `model { … }`"),
      .init(
        "folds", .value(.number(.none)), required: false,
        note:
          "into how many parts the bins are dealt; 5 unless given, their number for leave-one-out"),
      .init(
        "by", .value(.choice(["bins", "channels"])), required: false,
        note:
          "what is left out together: \"bins\" (default), or each of the \"channels\" of joined models"
      ),
      .init(
        "seed", .value(.number(.none)), required: false,
        note: "of how they are dealt; 1 unless given"),
    ], positional: 1
  ) { call throws(Diagnostic) in
    let members = ["mean", "fitted"].map { name in
      ObjectKind.Member(
        name: Name(text: name, written: name, span: call.span), kind: .plainNumber)
    }
    return call.returning(.object(ObjectKind("validation", members: members)))
  },
  Documentation(
    "cross-validation: the deviance of bins as fits to the other bins predict them, beside that of a fit to all; members: `mean` and `fitted`, of a bin",
    formula: #"D_i = 2\left(\lambda_i - n_i + n_i\ln\frac{n_i}{\lambda_i}\right)"#,
    validity:
      "a model that describes the data has about 1 for both; one with too many parameters predicts worse than it fits. What only the bins left out know, as the background of a channel, is fitted to them. Bins with correlated errors cannot be left out",
    source: "M. Stone, doi:10.1111/j.2517-6161.1974.tb00994.x",
    example:
      "d = table(x = [0.5, 1.5, 2.5], up = [1, 2, 3], flat = [1, 1, 1], n = [12, 19, 31])\ncross_validate(model { a ~ 0..100, b ~ 0..100, signal s = a * histogram(d, x, up), background k = b * histogram(d, x, flat), data = histogram(d, x, n) }, folds = 3)"
  )
) { arguments, evaluator in
  guard let model: ModelValue = try arguments.object("model") else { return .number(.nan) }
  let likelihood = model.likelihood
  let isByChannel = try arguments.string("by") == "channels"
  let seed = try arguments.seed(evaluator)
  let count = min(
    try arguments.whole("folds", 2...1_000_000, default: 5), max(likelihood.binCount, 2))
  if isByChannel, likelihood.channels.count < 2 {
    throw Diagnostic(
      "E35", "this model has one channel, which cannot be left out", [.init(arguments.place("by"))])
  }
  let folds =
    isByChannel ? likelihood.channelFolds : likelihood.shuffledFolds(count, seed: seed)
  let interrupted = evaluator.surroundings.interrupted
  let fit = try likelihood.fit(interrupted: interrupted)
  guard fit.status == .converged else {
    throw Diagnostic("E38", "the fit failed: \(fit.status.message)", [.init(arguments.call.span)])
  }
  return .object(
    ValidationValue(
      validation: try CrossValidation(likelihood, folds: folds, interrupted: interrupted),
      fitted: try likelihood.deviances(at: fit).reduce(0, +) / Double(max(likelihood.binCount, 1)),
      names: isByChannel ? likelihood.channels.map(\.name) : nil, seed: seed))
}

/// A cross-validation as a value of the language.
struct ValidationValue: Sendable, MemberAccess {
  let validation: CrossValidation
  /// The mean deviance of a bin in the fit to all.
  let fitted: Double
  /// The names of the channels that were left out.
  let names: [String]?
  let seed: UInt64

  func member(_ name: String) -> Value? {
    switch name {
    case "mean": .number(validation.meanDeviance)
    case "fitted": .number(fitted)
    default: nil
    }
  }
}

extension ValidationValue {
  /// How many bins have no prediction.
  fileprivate var failures: String {
    let failed = validation.deviances.count(where: \.isNaN)
    return failed == 0 ? "" : "; for \(failed) bins the fit to the others failed"
  }
}

extension ValidationValue: Displayable {
  func display(as kind: ObjectKind) -> Display {
    let folds = (0...(validation.folds.max() ?? 0)).map { fold in
      validation.folds.indices.filter { validation.folds[$0] == fold }
    }
    let means = folds.map { bins in
      bins.reduce(0) { $0 + validation.deviances[$1] } / Double(max(bins.count, 1))
    }
    let summary =
      "deviance of a bin: \(formatNumber(validation.meanDeviance, digits: 4)) as predicted from the others, \(formatNumber(fitted, digits: 4)) in the fit to all"
      + (names == nil ? "; dealt with seed \(seed)" : "") + failures
    guard folds.count <= 20 else {
      return Display(text: "\(folds.count) folds; " + summary)
    }
    let table = TableView([
      TableColumn("left out", .strings(names ?? folds.indices.map { "fold \($0 + 1)" })),
      TableColumn("bins", .numbers(folds.map { Double($0.count) }, significant: 9)),
      TableColumn("deviance of a bin", .numbers(means, significant: 4)),
    ])
    return Display(
      text: table.text() + "\n" + summary, html: table.html() + "<p>\(summary)</p>",
      markdown: table.markdown() + "\n\n" + summary, latex: table.latex())
  }
}
