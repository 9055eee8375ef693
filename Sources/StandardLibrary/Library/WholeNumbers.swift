import Interpreter
import Semantics
import Syntax

extension CallArguments {
  /// A whole number within limits, such as a count or a seed.
  ///
  /// - Throws: E35 for any other number.
  func whole(_ name: String, _ range: ClosedRange<Int>, default standard: Int) throws -> Int {
    guard has(name) else { return standard }
    guard let number = Int(exactly: try number(name)), range.contains(number) else {
      throw Diagnostic(
        "E35", "`\(name)` is a whole number from \(range.lowerBound) to \(range.upperBound)",
        [.init(place(name))])
    }
    return number
  }

  /// The seed of the call, 1 unless given; `provenance` tells it.
  func seed(_ evaluator: Evaluator) throws -> UInt64 {
    let seed = UInt64(try whole("seed", 0...Int(Int32.max), default: 1))
    evaluator.surroundings.record(.seed(of: call.signature.name, seed))
    return seed
  }
}
