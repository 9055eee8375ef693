// The syntax tree: what the parser makes of a cell, before any name or unit is looked up.

/// A cell: its statements in order.
package struct Program: Sendable, Equatable {
  package var statements: [Statement]
  package init(statements: [Statement]) { self.statements = statements }
}

package struct Statement: Sendable, Equatable {
  package enum Form: Sendable, Equatable {
    /// `name = expr` and, with parameters (perhaps none: `f() = 2`), `name(a, b) = expr`.
    case definition(name: Name, parameters: [Parameter]?, value: Expression)
    /// A bare expression, which is shown.
    case expression(Expression)
    /// `name?`
    case help(Name)
  }
  package var form: Form
  package var span: Span
  package init(_ form: Form, _ span: Span) {
    self.form = form
    self.span = span
  }
}

/// An identifier. `μ`, `mu` and the micro sign are one name: `text` is the ASCII spelling, `written` the user's.
package struct Name: Sendable, Equatable {
  package var text: String
  package var written: String
  package var span: Span
  package init(text: String, written: String, span: Span) {
    self.text = text
    self.written = written
    self.span = span
  }
}

/// `mu: muB = 0 muB`
package struct Parameter: Sendable, Equatable {
  package var name: Name
  package var unit: UnitWord?
  package var defaultValue: Expression?
  package init(name: Name, unit: UnitWord?, defaultValue: Expression?) {
    self.name = name
    self.unit = unit
    self.defaultValue = defaultValue
  }
}

/// A unit as written, such as `events/(t*yr*keV)`; factors under a division have negative exponents.
package struct UnitWord: Sendable, Equatable {
  /// One named factor with the exponent `numerator / denominator`, in lowest terms; the name in its
  /// ASCII spelling.
  package struct Factor: Sendable, Equatable {
    package var name: String
    package var numerator: Int
    package var denominator: Int
    package var span: Span
    package init(name: String, numerator: Int, denominator: Int = 1, span: Span) {
      self.name = name
      self.numerator = numerator
      self.denominator = denominator
      self.span = span
    }
  }
  package var written: String
  package var factors: [Factor]
  package var span: Span
  package init(written: String, factors: [Factor], span: Span) {
    self.written = written
    self.factors = factors
    self.span = span
  }
}

/// The target of `as`: a unit with an optional number before it, as in `as 1e-12 muB`.
package struct ScaledUnit: Sendable, Equatable {
  package var scale: Double?
  package var unit: UnitWord
  package var span: Span
  package init(scale: Double?, unit: UnitWord, span: Span) {
    self.scale = scale
    self.unit = unit
    self.span = span
  }
}

package struct Expression: Sendable, Equatable {
  package indirect enum Form: Sendable, Equatable {
    case number(Double)
    case quantity(Double, UnitWord)
    case string([StringPart])
    case boolean(Bool)
    case name(Name)
    case list([Item])
    case block(Block)
    case parenthesised(Expression)
    case unary(UnaryOperator, Expression)
    /// `operatorSpan` is where the operator itself stands.
    case binary(BinaryOperator, Expression, Expression, operatorSpan: Span)
    /// `a < b <= c`: each link is compared with what stands before it.
    case comparison(Expression, [ComparisonLink])
    case range(Expression, Expression)
    case measured(Expression, error: Expression)
    case conditional(condition: Expression, then: Expression, otherwise: Expression)
    case convert(Expression, ScaledUnit)
    /// `f(a, b = c)`. `x |> f(a)` is `f(x, a)` with `piped` true.
    case call(Expression, [Argument], piped: Bool)
    case member(Expression, Name)
    case index(Expression, Expression)
    case with(Expression, [Entry])
  }
  package var form: Form
  package var span: Span
  /// How many expressions stand under one another here, as it was made; the parser limits it, so
  /// that whoever walks or frees a tree by recursion needs little stack.
  package let height: Int
  package init(_ form: Form, _ span: Span) {
    self.form = form
    self.span = span
    height = 1 + form.heightBelow
  }
}

package enum StringPart: Sendable, Equatable {
  case text(String)
  /// `{expression}`; `{expression as unit}` is a `.convert` inside.
  case interpolation(Expression)
}

package enum UnaryOperator: String, Sendable { case minus = "-", not }

package enum BinaryOperator: String, Sendable {
  case add = "+", subtract = "-", multiply = "*", divide = "/", power = "^", and, or
}

package enum ComparisonOperator: String, Sendable {
  case less = "<", lessOrEqual = "<=", greater = ">", greaterOrEqual = ">=", equal = "==",
    notEqual = "!="
}

package struct ComparisonLink: Sendable, Equatable {
  package var comparison: ComparisonOperator
  package var operand: Expression
  package init(_ comparison: ComparisonOperator, _ operand: Expression) {
    self.comparison = comparison
    self.operand = operand
  }
}

/// An expression with the binders behind it, if any: `f(x, y) for x in a..b, y in list`.
package struct Item: Sendable, Equatable {
  package var body: Expression
  package var binders: [Binder]
  package var span: Span
  package init(body: Expression, binders: [Binder] = [], span: Span) {
    self.body = body
    self.binders = binders
    self.span = span
  }
}

/// `x in domain`
package struct Binder: Sendable, Equatable {
  package var name: Name
  package var domain: Expression
  package init(name: Name, domain: Expression) {
    self.name = name
    self.domain = domain
  }
}

package struct Argument: Sendable, Equatable {
  package var label: Name?
  package var item: Item
  package init(label: Name?, item: Item) {
    self.label = label
    self.item = item
  }
}

package enum BlockWord: String, Sendable { case selection, experiment, model, interaction, flux }

package struct Block: Sendable, Equatable {
  package var word: BlockWord
  package var entries: [Entry]
  package init(word: BlockWord, entries: [Entry]) {
    self.word = word
    self.entries = entries
  }
}

package enum EntryRole: String, Sendable { case cut, signal, background }

/// One line of a block: `cut energy = …`, `resolution(T) = …`, `mu ~ 0..5e-11 muB`.
package struct Entry: Sendable, Equatable {
  package enum Relation: String, Sendable { case equals = "=", distributed = "~" }
  package var role: EntryRole?
  package var name: Name
  package var parameters: [Parameter]?
  package var relation: Relation
  package var value: Expression
  package var span: Span
  package init(
    role: EntryRole?, name: Name, parameters: [Parameter]?, relation: Relation, value: Expression,
    span: Span
  ) {
    self.role = role
    self.name = name
    self.parameters = parameters
    self.relation = relation
    self.value = value
    self.span = span
  }
}
