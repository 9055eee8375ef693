package import Syntax
package import Units

/// What the checker must know of a library function; what it does is the interpreter's affair.
package final class Signature: Sendable {
  /// How an argument is checked, and whether it is evaluated before the call.
  package enum Mode: Sendable {
    /// An ordinary value; a binder behind it makes a list.
    case value(Expectation)
    /// `f(x) for x in a..b`, handed over unevaluated.
    case curve
    /// `f(x) == g(x) for x in a..b`, handed over as the difference of the two sides.
    case equation
    /// An expression over the columns of the table given as `table`.
    case row
    /// A row expression in which a column is the list of its values in one group.
    case aggregate
    /// The name of a column.
    case column
    /// A curve when a number stands under one binder; otherwise a value.
    case curveOrValue
    /// A name as it stands, not looked up.
    case name
    /// A function of numbers: in a block `f(x) = …`, or the name of one, a number, or a tabulated curve.
    case function(Function)
    /// A selection, checked over the columns of the table given as `table`.
    case selection
  }

  /// What an entry that is a function takes and gives.
  package struct Function: Sendable {
    /// The kinds of its parameters; they may follow from the arguments bound so far.
    package let parameters: @Sendable (BoundArguments) -> [NumberKind]
    /// How many of its parameters it must take; further ones may be left out from the end.
    package let required: Int?
    /// The dimensions that its value may have.
    package let results: [Dimension]

    package init(
      results: [Dimension], parameters: @escaping @Sendable (BoundArguments) -> [NumberKind]
    ) {
      self.parameters = parameters
      self.results = results
      required = nil
    }

    package init(_ parameters: [NumberKind], required: Int? = nil, results: [Dimension]) {
      self.parameters = { _ in parameters }
      self.results = results
      self.required = required
    }
  }

  /// What an ordinary value must be.
  package enum Expectation: Sendable {
    case any
    case number(Dimension)
    case anyNumber
    case boolean
    case string
    /// One of a few strings.
    case choice([String])
    case range
    case list
    case table
    /// A value of the library, by the name of its kind.
    case object(String)
  }

  package struct Parameter: Sendable {
    package let name: String
    package let mode: Mode
    package let isRequired: Bool
    /// One line for `help`, with the default.
    package let note: String

    package init(_ name: String, _ mode: Mode, required: Bool = true, note: String = "") {
      self.name = name
      self.mode = mode
      self.isRequired = required
      self.note = note
    }
  }

  package let name: String
  package let parameters: [Parameter]
  /// How many of `parameters` may be given by position.
  package let positionalCount: Int
  /// Collects the arguments that no parameter takes.
  package let rest: Rest?
  /// The modes of a block's entries with a role (`background name(E) = …`), which are collected in `rest`.
  package let roles: [EntryRole: Mode]
  /// Whether the binders of an argument bind in those before it too, as in `table`.
  package let sharesBinders: Bool
  /// Makes the kind of the result, or a whole node in place of the call, from the bound arguments.
  package let result: @Sendable (LibraryCall) throws(Diagnostic) -> Checked

  /// Further arguments: bare ones, labelled ones (`x = …`), or both, each kind with its mode.
  package struct Rest: Sendable {
    package let bare: Mode?
    package let labelled: Mode?
    package let note: String

    package init(bare: Mode? = nil, labelled: Mode? = nil, note: String = "") {
      self.bare = bare
      self.labelled = labelled
      self.note = note
    }
  }

  package init(
    _ name: String, _ parameters: [Parameter], positional: Int? = nil, rest: Rest? = nil,
    sharesBinders: Bool = false, roles: [EntryRole: Mode] = [:],
    result: @escaping @Sendable (LibraryCall) throws(Diagnostic) -> Checked
  ) {
    self.name = name
    self.parameters = parameters
    self.positionalCount = positional ?? parameters.count
    self.rest = rest
    self.sharesBinders = sharesBinders
    self.roles = roles
    self.result = result
  }
}

/// A library call whose arguments are bound, on its way to a kind.
package struct LibraryCall {
  package let signature: Signature
  package let arguments: BoundArguments
  package let span: Span
  /// Reads what can be known of a file before anything runs.
  package let files: any SchemaSource

  /// The checked value given for a parameter, if it was given.
  package func value(_ name: String) -> Checked? {
    if case .value(let checked)? = arguments.named[name]?.argument { checked } else { nil }
  }

  /// The body and the domain given for a parameter of mode `curve`.
  package func curve(_ name: String) -> (body: Abstraction, domain: Checked)? {
    if case .curve(let body, let domain)? = arguments.named[name]?.argument {
      (body, domain)
    } else {
      nil
    }
  }

  /// The row expression given for a parameter.
  package func row(_ name: String) -> Abstraction? {
    if case .row(let body)? = arguments.named[name]?.argument { body } else { nil }
  }

  /// The formula given for a parameter of mode `function`.
  package func function(_ name: String) -> Abstraction? {
    if case .function(let body)? = arguments.named[name]?.argument { body } else { nil }
  }

  /// The selection given for a parameter.
  package func selection(_ name: String) -> CheckedSelection? {
    if case .selection(let selection)? = arguments.named[name]?.argument { selection } else { nil }
  }

  /// The model that a block makes.
  package var model: CheckedModel? {
    if case .model(let model)? = arguments.named["model"]?.argument { model } else { nil }
  }

  /// Where an argument stands, or the whole call when it was not given.
  package func place(_ name: String) -> Span { arguments.named[name]?.span ?? span }

  /// The call itself, with this kind of result.
  package func returning(_ kind: Kind) -> Checked {
    Checked(
      .call(Call(signature: signature, arguments: arguments, kind: kind, span: span)), kind)
  }
}

extension BoundArguments {
  /// The kind of an entry of a block: of what is given, or of what the block has that is copied. A function
  /// has the kind of its value.
  package func entryKind(_ name: String) -> Kind? {
    switch named[name]?.argument {
    case .value(let checked)?: return checked.kind
    case .function(let body)?: return body.body.kind
    default: break
    }
    guard case .value(let base)? = named["base"]?.argument, case .object(let object) = base.kind
    else { return nil }
    return object.entries[name]
  }

  /// The kinds of all entries of a block, with those of the block that is copied.
  package var entryKinds: [String: Kind] {
    var kinds: [String: Kind] = [:]
    if case .value(let base)? = named["base"]?.argument, case .object(let object) = base.kind {
      kinds = object.entries
    }
    for name in named.keys where name != "base" { kinds[name] = entryKind(name) }
    return kinds
  }
}

/// Where the checker learns the columns of a file without reading all of it.
package protocol SchemaSource: Sendable {
  /// The schema of a table in a file. The error carries a code and a message; the checker adds the place.
  ///
  /// - Parameters:
  ///   - table: which one, in a file of several.
  ///   - columns: the header of a text that has none, or names and units for other files.
  func schema(path: String, table: String?, columns: String?) throws(SchemaFailure) -> Schema
}

/// Why a schema could not be read.
package struct SchemaFailure: Error {
  package var code: String
  package var message: String
  package var help: String?

  package init(code: String, message: String, help: String? = nil) {
    self.code = code
    self.message = message
    self.help = help
  }
}
