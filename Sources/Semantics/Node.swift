package import Columns
package import Syntax

/// A checked expression: names resolved, functions inlined, units folded into bare doubles.
///
/// Numbers are in the base units of `Units`. Slots are places in the frame of one statement: function
/// arguments, binder variables and the columns of a row.
package indirect enum Node: Sendable {
  case number(Double)
  case boolean(Bool)
  case string(String)
  case slot(Int)
  case global(String)
  case operation(RowOperation, [Node], Span)
  /// `a == b`, or `a != b` when `equal` is false, of two strings.
  case stringComparison(equal: Bool, Node, Node)
  case conditional(Node, then: Node, otherwise: Node)
  /// Evaluates `value` once, then `body` with the slot holding it.
  case binding(slot: Int, value: Node, body: Node)
  case list([Node])
  case comprehension(Comprehension)
  case range(Node, Node, Span)
  case measurement(Node, error: Node)
  case text([TextPart])
  case index(Node, Node, Span)
  case measurementPart(Node, MeasurementPart)
  case column(Node, Int)
  /// What an object of the library has under that name.
  case member(Node, String)
  case selection(SelectionDefinition)
  case call(Call)
}

package enum MeasurementPart: Sendable { case value, error }

/// A piece of a string with `{…}` inside.
package enum TextPart: Sendable {
  case text(String)
  case value(Checked)
}

/// A node with what is known of its value.
package struct Checked: Sendable {
  package var node: Node
  package var kind: Kind

  package init(_ node: Node, _ kind: Kind) {
    self.node = node
    self.kind = kind
  }

  package static let unknown = Checked(.number(.nan), .unknown)

  /// The string, when it is known before anything runs.
  package var constantString: String? {
    if case .string(let text) = node { text } else { nil }
  }

  /// The number in base units, when it is known before anything runs.
  package var constantNumber: Double? {
    if case .number(let value) = node { value } else { nil }
  }
}

/// A body with free slots: what stands under a binder, or a row expression. It is compiled once to a
/// program of the block vector machine; its identity is the key under which that program is kept.
package final class Abstraction: Sendable {
  package struct Parameter: Sendable {
    package let slot: Int
    package let name: String
    package let kind: Kind
    /// The column of the table that fills the slot, in a row expression.
    package let column: Int?

    package init(slot: Int, name: String, kind: Kind, column: Int? = nil) {
      self.slot = slot
      self.name = name
      self.kind = kind
      self.column = column
    }
  }

  package let parameters: [Parameter]
  package let body: Checked
  package let span: Span
  /// As it is written, if that is a name: of a column, say.
  package let name: String

  package init(parameters: [Parameter], body: Checked, span: Span, name: String = "") {
    self.parameters = parameters
    self.body = body
    self.span = span
    self.name = name
  }
}

/// `[body for x in a, y in b]`: a list, the last binder running fastest.
package struct Comprehension: Sendable {
  package let abstraction: Abstraction
  /// One list or whole-number range for each parameter.
  package let domains: [Checked]

  package init(abstraction: Abstraction, domains: [Checked]) {
    self.abstraction = abstraction
    self.domains = domains
  }
}

/// A call of a library function with its arguments by parameter name.
package final class Call: Sendable {
  package let signature: Signature
  package let arguments: BoundArguments
  package let kind: Kind
  package let span: Span

  package init(signature: Signature, arguments: BoundArguments, kind: Kind, span: Span) {
    self.signature = signature
    self.arguments = arguments
    self.kind = kind
    self.span = span
  }
}

/// The arguments of a library call, each checked as its parameter's mode asks.
package struct BoundArguments: Sendable {
  package enum Argument: Sendable {
    case value(Checked)
    /// A body over one binder and the domain it runs over, not yet evaluated.
    case curve(Abstraction, domain: Checked)
    case row(Abstraction)
    case name(Name)
    /// A formula of several numbers, not yet evaluated.
    case function(Abstraction)
    /// A selection over the columns of the table.
    case selection(CheckedSelection)
    case model(CheckedModel)
  }

  package var named: [String: (argument: Argument, span: Span)] = [:]
  /// What a variadic parameter collected, in order, each with its label if it had one.
  package var rest: [(label: Name?, argument: Argument, span: Span)] = []

  package init() {}
}
