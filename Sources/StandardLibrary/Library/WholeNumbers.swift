import Interpreter
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
}
