package import Semantics

/// What an expression sees besides its own parameters.
struct Environment: Sendable {
  /// The values of names, as they were when the statement began.
  var globals: [String: Value]
  /// The slots of the statement: arguments of functions, variables, columns.
  var frame: [Value]
  /// The strings behind the codes of string columns, by slot.
  var dictionaries: [Int: [String]] = [:]
  /// The cell that the statement belongs to, and with it the spans of its nodes.
  let cell: Int
}

/// A function of one or several numbers with all that it depends on already fixed.
///
/// It is a value like any other: a curve given a name in one cell is drawn in another, by the evaluator of
/// that cell, which asks whether that cell is interrupted.
package struct Closure: Sendable {
  package let abstraction: Abstraction
  let environment: Environment
}
