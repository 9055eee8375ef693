package import Syntax

/// A function as it was written; it is checked anew at each call.
package final class FunctionDefinition: Sendable {
  package let name: Name
  package let parameters: [Parameter]
  package let body: Expression
  /// The number of the cell that defined it.
  package let cell: Int

  package init(name: Name, parameters: [Parameter], body: Expression, cell: Int) {
    self.name = name
    self.parameters = parameters
    self.body = body
    self.cell = cell
  }
}

/// The names that cells have defined, and those of the library. A value: a cell works on a copy.
package struct Scope: Sendable {
  package struct Entry: Sendable {
    package var written: String
    package var kind: Kind
    /// A number, string or boolean that is known before anything runs.
    package var constant: Node?
    /// The number of the cell that defined it; 0 for the library's own.
    package var cell: Int

    package init(written: String, kind: Kind, constant: Node? = nil, cell: Int) {
      self.written = written
      self.kind = kind
      self.constant = constant
      self.cell = cell
    }
  }

  package private(set) var entries: [String: Entry]
  /// What the words before `{` make.
  package let blocks: [BlockWord: Signature]
  /// What operators do to values of the library.
  package let operators: [ObjectOperator]
  /// What a call of a library value does, by the name of its kind; the value is the first argument.
  package let applications: [String: Signature]

  package init(
    library: [String: Entry], blocks: [BlockWord: Signature] = [:],
    operators: [ObjectOperator] = [],
    applications: [String: Signature] = [:]
  ) {
    self.entries = library
    self.blocks = blocks
    self.operators = operators
    self.applications = applications
  }

  package subscript(name: String) -> Entry? { entries[name] }

  package mutating func define(_ name: Name, _ entry: Entry) { entries[name.text] = entry }
}

/// A statement that passed every check.
package struct CheckedStatement: Sendable {
  package enum Form: Sendable {
    /// Binds a global to a value.
    case define(Name, Checked, Scope.Entry)
    /// Defines a function; nothing to evaluate.
    case function(Name, Scope.Entry)
    case show(Checked)
    case help(Name)
  }

  package let form: Form
  package let slotCount: Int
  package let span: Span
}

/// A cell that passed every check.
package struct CheckedProgram: Sendable {
  package let statements: [CheckedStatement]
  package let warnings: [Diagnostic]
  /// What the cell takes from the library, by name; in the user's functions too.
  package let libraryNames: Set<String>
}
