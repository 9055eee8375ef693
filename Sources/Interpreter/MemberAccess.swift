package import Semantics

/// A value of the library with parts that can be named: `xe.exposure`.
package protocol MemberAccess: Sendable {
  /// The part with that name, in ASCII; the checker has made sure that there is one.
  func member(_ name: String) -> Value?
}

extension SelectionDefinition: MemberAccess {
  /// The label of a cut.
  package func member(_ name: String) -> Value? { .string(name) }
}
