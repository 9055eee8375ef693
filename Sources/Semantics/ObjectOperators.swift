package import Syntax

/// What an operator does to values of the library, such as `flux + flux` or `2 * histogram`.
package struct ObjectOperator: Sendable {
  package enum Side: Sendable, Equatable {
    case number
    case object(String)
  }

  package let operation: BinaryOperator
  package let left: Side
  package let right: Side
  /// Takes the operands as `left` and `right`.
  package let signature: Signature

  package init(
    _ left: Side, _ operation: BinaryOperator, _ right: Side, _ signature: Signature
  ) {
    self.operation = operation
    self.left = left
    self.right = right
    self.signature = signature
  }
}

extension Checker {
  /// The operation of the library that fits both operands.
  mutating func objectOperation(
    _ operation: BinaryOperator, _ left: (Checked, Expression), _ right: (Checked, Expression),
    _ whole: Span
  ) throws(Diagnostic) -> Checked {
    let found = scope.operators.first {
      $0.operation == operation && $0.left.takes(left.0.kind) && $0.right.takes(right.0.kind)
    }
    guard let found else {
      let (operand, expression) = left.0.kind.isObject ? left : right
      throw .notANumber(
        operand.kind, "used with `\(operation.rawValue)`", expression, in: whole,
        place(expression.span))
    }
    var arguments = BoundArguments()
    arguments.named["left"] = (.value(left.0), place(left.1.span))
    arguments.named["right"] = (.value(right.0), place(right.1.span))
    return try found.signature.result(
      LibraryCall(
        signature: found.signature, arguments: arguments, span: place(whole), files: files))
  }
}

extension ObjectOperator.Side {
  fileprivate func takes(_ kind: Kind) -> Bool {
    switch (self, kind) {
    case (.number, .number): true
    case (.object(let wanted), .object(let object)): wanted == object.name
    default: false
    }
  }
}

extension Kind {
  var isObject: Bool {
    if case .object = self { true } else { false }
  }
}
