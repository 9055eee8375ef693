import Interpreter
import Semantics
import Statistics
import Syntax
import Units

/// How many toys are thrown, and from which seed.
let toyParameters: [Signature.Parameter] = [
  .init("toys", .value(.number(.none)), required: false, note: "how many toys are thrown"),
  .init("seed", .value(.number(.none)), required: false, note: "of the toys; 1 unless given"),
]

extension CallArguments {
  /// The plan of `toys =` and `seed =`, which reports its progress.
  /// - Parameters:
  ///   - task: what is done, for those who watch.
  ///   - count: how many toys there are if `toys` was not given.
  ///   - name: the argument that says how many.
  ///   - isTold: whether `provenance` is to tell the seed; not where the rule of a limit does.
  func toyPlan(
    _ evaluator: Evaluator, task: String, count: Int, named name: String = "toys",
    isTold: Bool = true
  ) throws -> ToyPlan {
    let count = has(name) ? try wholeNumber(name) : count
    let seed = UInt64(has("seed") ? try wholeNumber("seed") : 1)
    if isTold { evaluator.surroundings.record(.seed(of: call.signature.name, seed)) }
    let progress = evaluator.surroundings.progress
    return ToyPlan(
      count: count, seed: seed,
      threads: evaluator.surroundings.parallelism.threads,
      interrupted: evaluator.surroundings.interrupted,
      progress: { point, done in
        let task = point == 0 ? task : "\(task), point \(point + 1)"
        progress(Progress(task, done: done, of: count))
      })
  }

  /// A whole number that is not negative.
  func wholeNumber(_ name: String) throws -> Int {
    guard let count = Int(exactly: try number(name)), count >= 0, count <= 100_000_000 else {
      throw Diagnostic(
        "E35", "`\(name)` is a whole number, not negative", [.init(place(name))])
    }
    return count
  }

  /// The confidence level that was given, 90 % without.
  func confidence() throws -> Double {
    let confidence = try number("cl", default: 0.9)
    guard confidence > 0, confidence < 1 else {
      throw Diagnostic(
        "E35", "a confidence level lies between 0 and 1", [.init(place("cl"))],
        help: [
          .init(
            "in per cent it has its sign", [.init(Span(place("cl").end, place("cl").end), "%")])
        ])
    }
    return confidence
  }

  /// Says how many toys failed, if any.
  func warn(ofFailed failed: Int, of count: Int, _ evaluator: Evaluator) {
    guard failed > 0 else { return }
    evaluator.surroundings.warn(
      Diagnostic(
        "W08", "the fits of \(failed) of \(count) toys failed; these do not count",
        [.init(call.span)]))
  }
}
