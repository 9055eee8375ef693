// The syntax tree: what the parser makes of a cell, before any name or unit is looked up.

/// A cell: its statements in order.
public struct Program: Sendable, Equatable {
  public var statements: [Statement]
  public init(statements: [Statement]) { self.statements = statements }
}

public struct Statement: Sendable, Equatable {
  public enum Form: Sendable, Equatable {
    /// `name = expr` and, with parameters (perhaps none: `f() = 2`), `name(a, b) = expr`.
    case definition(name: Name, parameters: [Parameter]?, value: Expression)
    /// A bare expression, which is shown.
    case expression(Expression)
    /// `name?`
    case help(Name)
  }
  public var form: Form
  public var span: Span
  public init(_ form: Form, _ span: Span) {
    self.form = form
    self.span = span
  }
}

/// An identifier. `μ`, `mu` and the micro sign are one name: `text` is the ASCII spelling, `written` the user's.
public struct Name: Sendable, Equatable {
  public var text: String
  public var written: String
  public var span: Span
  public init(text: String, written: String, span: Span) {
    self.text = text
    self.written = written
    self.span = span
  }
}

/// `mu: muB = 0 muB`
public struct Parameter: Sendable, Equatable {
  public var name: Name
  public var unit: UnitWord?
  public var defaultValue: Expression?
  public init(name: Name, unit: UnitWord?, defaultValue: Expression?) {
    self.name = name
    self.unit = unit
    self.defaultValue = defaultValue
  }
}

/// A unit as written, such as `events/(t*yr*keV)`; factors under a division have negative exponents.
public struct UnitWord: Sendable, Equatable {
  /// One named factor with the exponent `numerator / denominator`, in lowest terms.
  public struct Factor: Sendable, Equatable {
    public var name: String
    public var numerator: Int
    public var denominator: Int
    public var span: Span
    public init(name: String, numerator: Int, denominator: Int = 1, span: Span) {
      self.name = name
      self.numerator = numerator
      self.denominator = denominator
      self.span = span
    }
  }
  public var written: String
  public var factors: [Factor]
  public var span: Span
  public init(written: String, factors: [Factor], span: Span) {
    self.written = written
    self.factors = factors
    self.span = span
  }
}

/// The target of `as`: a unit with an optional number before it, as in `as 1e-12 muB`.
public struct ScaledUnit: Sendable, Equatable {
  public var scale: Double?
  public var unit: UnitWord
  public var span: Span
  public init(scale: Double?, unit: UnitWord, span: Span) {
    self.scale = scale
    self.unit = unit
    self.span = span
  }
}

public struct Expression: Sendable, Equatable {
  public indirect enum Form: Sendable, Equatable {
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
  public var form: Form
  public var span: Span
  public init(_ form: Form, _ span: Span) {
    self.form = form
    self.span = span
  }
}

public enum StringPart: Sendable, Equatable {
  case text(String)
  /// `{expression}`; `{expression as unit}` is a `.convert` inside.
  case interpolation(Expression)
}

public enum UnaryOperator: String, Sendable { case minus = "-", not }

public enum BinaryOperator: String, Sendable {
  case add = "+", subtract = "-", multiply = "*", divide = "/", power = "^", and, or
}

public enum ComparisonOperator: String, Sendable {
  case less = "<", lessOrEqual = "<=", greater = ">", greaterOrEqual = ">=", equal = "==", notEqual = "!="
}

public struct ComparisonLink: Sendable, Equatable {
  public var comparison: ComparisonOperator
  public var operand: Expression
  public init(_ comparison: ComparisonOperator, _ operand: Expression) {
    self.comparison = comparison
    self.operand = operand
  }
}

/// An expression with the binders behind it, if any: `f(x, y) for x in a..b, y in list`.
public struct Item: Sendable, Equatable {
  public var body: Expression
  public var binders: [Binder]
  public var span: Span
  public init(body: Expression, binders: [Binder] = [], span: Span) {
    self.body = body
    self.binders = binders
    self.span = span
  }
}

/// `x in domain`
public struct Binder: Sendable, Equatable {
  public var name: Name
  public var domain: Expression
  public init(name: Name, domain: Expression) {
    self.name = name
    self.domain = domain
  }
}

public struct Argument: Sendable, Equatable {
  public var label: Name?
  public var item: Item
  public init(label: Name?, item: Item) {
    self.label = label
    self.item = item
  }
}

public enum BlockWord: String, Sendable { case selection, experiment, model, interaction, flux }

public struct Block: Sendable, Equatable {
  public var word: BlockWord
  public var entries: [Entry]
  public init(word: BlockWord, entries: [Entry]) {
    self.word = word
    self.entries = entries
  }
}

public enum EntryRole: String, Sendable { case cut, signal, background }

/// One line of a block: `cut energy = …`, `resolution(T) = …`, `mu ~ 0..5e-11 muB`.
public struct Entry: Sendable, Equatable {
  public enum Relation: String, Sendable { case equals = "=", distributed = "~" }
  public var role: EntryRole?
  public var name: Name
  public var parameters: [Parameter]?
  public var relation: Relation
  public var value: Expression
  public var span: Span
  public init(
    role: EntryRole?, name: Name, parameters: [Parameter]?, relation: Relation, value: Expression, span: Span
  ) {
    self.role = role
    self.name = name
    self.parameters = parameters
    self.relation = relation
    self.value = value
    self.span = span
  }
}
