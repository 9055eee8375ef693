import Columns

/// Formulas in the tests, as they are written on paper.
struct Formula: Sendable {
  let build: @Sendable (inout RowProgramBuilder) -> Operand

  static func parameter(_ i: Int) -> Formula { Formula { $0.uniform(i) } }
  static func column(_ i: Int) -> Formula { Formula { $0.input(i) } }

  fileprivate func combined(_ operation: RowOperation, _ other: Formula) -> Formula {
    Formula { builder in
      let (a, b) = (build(&builder), other.build(&builder))
      return builder.apply(operation, a, b)
    }
  }

  fileprivate func applied(_ operation: RowOperation) -> Formula {
    Formula { builder in
      let a = build(&builder)
      return builder.apply(operation, a)
    }
  }

  static func + (a: Formula, b: Formula) -> Formula { a.combined(.add, b) }
  static func - (a: Formula, b: Formula) -> Formula { a.combined(.subtract, b) }
  static func * (a: Formula, b: Formula) -> Formula { a.combined(.multiply, b) }
  static func / (a: Formula, b: Formula) -> Formula { a.combined(.divide, b) }
  static func ^ (a: Formula, b: Formula) -> Formula { a.combined(.power, b) }
  static prefix func - (a: Formula) -> Formula { a.applied(.negate) }
}

extension Formula: ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
  init(floatLiteral value: Double) { self.init { $0.constant(value) } }
  init(integerLiteral value: Int) { self.init { $0.constant(Double(value)) } }
}

func exp(_ a: Formula) -> Formula { a.applied(.exp) }
