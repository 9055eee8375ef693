/// Any JSON value, for the parts of messages whose shape the protocol leaves open.
package enum JSON: Sendable, Equatable {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case array([JSON])
  case object(Members)

  /// The members of an object by name.
  package typealias Members = [String: JSON]

  /// A whole number; exact up to 2^53, which is all that front ends in JavaScript can take.
  package static func integer(_ number: Int) -> JSON { .number(Double(number)) }
}

extension JSON.Members {
  /// The members of both; of two with the same name, the second.
  static func + (first: Self, second: Self) -> Self { first.merging(second) { $1 } }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, ExpressibleByArrayLiteral,
  ExpressibleByDictionaryLiteral
{
  package init(stringLiteral value: String) { self = .string(value) }
  package init(booleanLiteral value: Bool) { self = .bool(value) }
  package init(integerLiteral value: Int) { self = .number(Double(value)) }
  package init(floatLiteral value: Double) { self = .number(value) }
  package init(arrayLiteral elements: JSON...) { self = .array(elements) }
  package init(dictionaryLiteral elements: (String, JSON)...) {
    self = .object(Dictionary(elements) { _, last in last })
  }
}
