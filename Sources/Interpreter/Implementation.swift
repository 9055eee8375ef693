package import Columns
import Semantics

/// What a library function does; what it accepts is its `Signature`.
package enum Implementation: Sendable {
  /// A function of numbers, computed a block at a time.
  case elementwise(Elementwise)
  /// Everything else.
  case function(@Sendable (CallArguments, Evaluator) throws -> Value)
}

/// Something odd (a warning's code) or wrong (an error's) with the arguments of a function of numbers.
package struct Caution {
  package let code: String
  package let message: String
  package let help: String?

  package init(_ code: String, _ message: String, help: String? = nil) {
    self.code = code
    self.message = message
    self.help = help
  }
}

/// A function of numbers with options that do not vary from row to row.
package struct Elementwise: Sendable {
  /// What is fixed for all rows: the options, and which of the numbers are given.
  package struct Options: Sendable {
    package let given: [String]
    package let strings: [String: String]
    package let booleans: [String: Bool]
    /// Values of the library, such as a target.
    package let objects: [String: any Sendable]
  }

  /// The parameters that are numbers; a kernel gets those that are given, in this order.
  package let numbers: [String]
  package let kernel: @Sendable (Options) -> BlockKernel
  /// What is odd (W07: a point that cannot be reached) or wrong (E35) with a single value computed directly; under
  /// a binder such a point is a zero or a gap.
  package let caution: (@Sendable (Options, [Double]) -> Caution?)?

  package init(
    numbers: [String],
    caution: (@Sendable (Options, [Double]) -> Caution?)? = nil,
    kernel: @escaping @Sendable (Options) -> BlockKernel
  ) {
    self.numbers = numbers
    self.caution = caution
    self.kernel = kernel
  }

  func given(_ arguments: BoundArguments) -> [String] {
    numbers.filter { arguments.named[$0] != nil }
  }
}
