package import Syntax
import Units

/// What checking a cell comes to: a program when nothing is wrong, and everything there is to say.
package struct CheckOutcome: Sendable {
  package let program: CheckedProgram?
  package let diagnostics: [Diagnostic]
}

/// Checks a cell against the names known so far; nothing of it is evaluated.
///
/// - Parameters:
///   - cell: the cell's number, by which later messages name it.
///   - files: tells the columns of the files that the cell reads.
package func check(
  _ program: Program, in scope: Scope, cell: Int, files: any SchemaSource
) -> CheckOutcome {
  var checker = Checker(scope: scope, cell: cell, files: files)
  let statements = program.statements.compactMap { checker.statement($0) }
  let diagnostics = Array(checker.errors.prefix(Checker.errorLimit)) + checker.warnings
  guard checker.errors.isEmpty else {
    return CheckOutcome(program: nil, diagnostics: diagnostics)
  }
  return CheckOutcome(
    program: CheckedProgram(
      statements: statements, warnings: checker.warnings, libraryNames: checker.libraryNames),
    diagnostics: diagnostics)
}

/// Walks the tree of one cell: looks names up, infers kinds and dimensions, inlines functions.
struct Checker {
  static let errorLimit = 5
  static let nodeLimit = 200_000
  static let callDepthLimit = 64

  /// A name bound inside an expression: a function's argument, a binder or a column.
  struct Local {
    enum Role: String {
      case parameter = "a parameter"
      case variable = "the variable of a `for`"
      case column = "a column"
    }

    var written: String
    var checked: Checked
    var role: Role
  }

  var scope: Scope
  let cell: Int
  let files: any SchemaSource
  var locals: [String: Local] = [:]
  var slotCount = 0
  var nodeCount = 0
  /// The user's functions being inlined, outermost first.
  var callStack: [FunctionDefinition] = []
  /// Where the cell calls a function of another cell, while that function's body is checked.
  var callSite: Span?
  var errors: [Diagnostic] = []
  var warnings: [Diagnostic] = []
  /// The names and block words of the library that were looked up for their values.
  var libraryNames: Set<String> = []

  init(scope: Scope, cell: Int, files: any SchemaSource) {
    self.scope = scope
    self.cell = cell
    self.files = files
  }

  /// A span of this cell for a span that may lie in another cell's function.
  func place(_ span: Span) -> Span { callSite ?? span }

  mutating func newSlot() -> Int {
    slotCount += 1
    return slotCount - 1
  }

  /// The same warning at several places is one, with a label at each.
  mutating func warn(_ diagnostic: Diagnostic) {
    guard callSite == nil else { return }
    let same = warnings.firstIndex {
      ($0.code, $0.message) == (diagnostic.code, diagnostic.message)
    }
    guard let same else { return warnings.append(diagnostic) }
    for label in diagnostic.labels where !warnings[same].labels.contains(label) {
      warnings[same].labels.append(label)
    }
  }

  // MARK: Statements

  mutating func statement(_ statement: Statement) -> CheckedStatement? {
    slotCount = 0
    nodeCount = 0
    locals = [:]
    do throws(Diagnostic) {
      let form = try self.form(of: statement)
      return CheckedStatement(form: form, slotCount: slotCount, span: statement.span)
    } catch {
      errors.append(error)
      if case .definition(let name, _, _) = statement.form {
        scope.define(name, Scope.Entry(written: name.written, kind: .unknown, cell: cell))
      }
      return nil
    }
  }

  private mutating func form(
    of statement: Statement
  ) throws(Diagnostic) -> CheckedStatement.Form {
    switch statement.form {
    case .definition(let name, let parameters?, let body):
      return .function(name, try defineFunction(name, parameters, body))
    case .definition(let name, nil, let value):
      let checked = try expression(value)
      let constant = checked.isConstant ? checked.node : nil
      let entry = Scope.Entry(
        written: name.written, kind: checked.kind, constant: constant, cell: cell)
      scope.define(name, entry)
      return .define(name, checked, entry)
    case .expression(let shown):
      return .show(try expression(shown))
    case .help(let name):
      let isBlock = BlockWord(rawValue: name.text).map { scope.blocks[$0] != nil } ?? false
      guard isBlock || isKnown(name) else { throw unknownName(name) }
      return .help(name)
    }
  }

  private mutating func defineFunction(
    _ name: Name, _ parameters: [Parameter], _ body: Expression
  ) throws(Diagnostic) -> Scope.Entry {
    for (index, parameter) in parameters.enumerated() {
      if let unit = parameter.unit { _ = try self.unit(unit) }
      if parameters[..<index].contains(where: { $0.name.text == parameter.name.text }) {
        throw .duplicateParameter(parameter.name)
      }
    }
    let definition = FunctionDefinition(
      name: name, parameters: parameters, body: body, cell: cell)
    try checkWhatNeedsNoArguments(definition)
    let entry = Scope.Entry(
      written: name.written, kind: .function(.defined(definition)), cell: cell)
    scope.define(name, entry)
    return entry
  }

  /// A function is checked at each call; a call with arguments of unknown kind finds what is wrong
  /// with it whatever they are, at once and where it was written.
  private mutating func checkWhatNeedsNoArguments(
    _ definition: FunctionDefinition
  ) throws(Diagnostic) {
    var trial = self
    trial.scope.define(
      definition.name,
      Scope.Entry(
        written: definition.name.written, kind: .function(.defined(definition)), cell: cell))
    trial.callStack = [definition]
    for parameter in definition.parameters {
      var kind = Kind.unknown
      if let unit = parameter.unit { kind = .number(NumberKind(unit: try trial.unit(unit))) }
      trial.locals[parameter.name.text] = Local(
        written: parameter.name.written, checked: Checked(.slot(trial.newSlot()), kind),
        role: .parameter)
    }
    _ = try trial.expression(definition.body)
    for warning in trial.warnings { warn(warning) }
    libraryNames.formUnion(trial.libraryNames)
  }

  // MARK: Expressions

  mutating func expression(_ expression: Expression) throws(Diagnostic) -> Checked {
    nodeCount += 1
    guard nodeCount < Checker.nodeLimit else { throw .tooLarge(place(expression.span)) }
    switch expression.form {
    case .number(let value): return Checked(.number(value), .plainNumber)
    case .quantity(let value, let word): return try quantity(value, word, expression.span)
    case .string(let parts): return try text(parts)
    case .boolean(let value): return Checked(.boolean(value), .boolean)
    case .name(let name): return try lookUp(name)
    case .list(let items): return try list(items, expression.span)
    case .block(let block): return try self.block(block, expression.span)
    case .parenthesised(let inner): return try self.expression(inner)
    case .unary(let operation, let operand): return try unary(operation, operand)
    case .binary(let operation, let left, let right, let span):
      return try binary(operation, left, right, span, whole: expression.span)
    case .comparison(let first, let links): return try comparison(first, links)
    case .range(let low, let high): return try range(low, high, expression.span)
    case .measured(let value, let error): return try measured(value, error, expression.span)
    case .conditional(let condition, let then, let otherwise):
      return try conditional(condition, then, otherwise)
    case .convert(let value, let unit): return try convert(value, unit)
    case .call(let callee, let arguments, let piped):
      return try call(
        WrittenCall(
          callee: callee, arguments: arguments, isPiped: piped, span: expression.span))
    case .member(let value, let name): return try member(value, name)
    case .index(let value, let position): return try index(value, position, expression.span)
    case .with(let value, let entries): return try with(value, entries, expression.span)
    }
  }

  mutating func lookUp(_ name: Name) throws(Diagnostic) -> Checked {
    if let local = locals[name.text] {
      if local.role == .column { warnOfShadowing(name) }
      return local.checked
    }
    if let entry = scope[name.text] {
      if entry.cell == 0 { libraryNames.insert(name.text) }
      return Checked(entry.constant ?? .global(name.text), entry.kind)
    }
    throw unknownName(name)
  }

  private mutating func warnOfShadowing(_ name: Name) {
    guard let entry = scope[name.text], entry.cell > 0 else { return }
    warn(.columnShadows(name, entry))
  }

  /// Whether the name stands for anything here.
  func isKnown(_ name: Name) -> Bool { locals[name.text] != nil || scope[name.text] != nil }

  /// Whether the name stands for something of the user's.
  func isUsers(_ name: Name?) -> Bool {
    name.map { locals[$0.text] != nil || (scope[$0.text]?.cell ?? 0) > 0 } ?? false
  }

  func unknownName(_ name: Name) -> Diagnostic {
    let known = locals.values.map(\.written) + scope.entries.values.map(\.written)
    let near = closestSpellings(to: name.written, among: known)
    if let idiom = ForeignIdiom.named(name.text) {
      return .foreignName(name, idiom, place(name.span))
    }
    let isCaseWrong = near.contains { $0.lowercased() == name.written.lowercased() }
    if !isCaseWrong, UnitCatalogue.unit(named: name.text) != nil {
      return .unitWithoutNumber(name, place(name.span))
    }
    return .unknownName(name, near, place(name.span))
  }

  private mutating func text(_ parts: [StringPart]) throws(Diagnostic) -> Checked {
    var result: [TextPart] = []
    for part in parts {
      switch part {
      case .text(let text): result.append(.text(text))
      case .interpolation(let inner):
        let checked = try expression(inner)
        if let known = checked.constantString {
          result.append(.text(known))
        } else {
          result.append(.value(checked))
        }
      }
    }
    let texts = result.compactMap { if case .text(let text) = $0 { text } else { nil } }
    if texts.count == result.count { return Checked(.string(texts.joined()), .string) }
    return Checked(.text(result), .string)
  }

  private mutating func list(_ items: [Item], _ span: Span) throws(Diagnostic) -> Checked {
    if items.count == 1, !items[0].binders.isEmpty { return try comprehension(items[0]) }
    var nodes: [Node] = []
    var element = Kind.unknown
    for item in items {
      guard item.binders.isEmpty else { throw .binderInsideList(item, place(item.span)) }
      let checked = try expression(item.body)
      guard element.isCompatible(with: checked.kind) else {
        throw .kindsDiffer(
          "a list holds values of one kind", operand(items[0].body, element),
          operand(item.body, checked.kind))
      }
      element = element.joined(with: checked.kind)
      nodes.append(checked.node)
    }
    return Checked(.list(nodes), .list(items.isEmpty ? .plainNumber : element))
  }

  private mutating func conditional(
    _ condition: Expression, _ then: Expression, _ otherwise: Expression
  ) throws(Diagnostic) -> Checked {
    let test = try boolean(condition)
    let first = try expression(then)
    let second = try expression(otherwise)
    guard first.kind.isCompatible(with: second.kind) else {
      throw .kindsDiffer(
        "both branches must be of one kind", operand(then, first.kind),
        operand(otherwise, second.kind))
    }
    let kind = first.kind.joined(with: second.kind)
    if case .boolean(let known) = test.node {
      return Checked(known ? first.node : second.node, kind)
    }
    return Checked(.conditional(test.node, then: first.node, otherwise: second.node), kind)
  }

  mutating func boolean(_ operand: Expression) throws(Diagnostic) -> Checked {
    let checked = try expression(operand)
    switch checked.kind {
    case .boolean, .unknown: return checked
    default: throw .notACondition(self.operand(operand, checked.kind))
    }
  }

  private mutating func member(
    _ value: Expression, _ name: Name
  ) throws(Diagnostic) -> Checked {
    let checked = try expression(value)
    switch checked.kind {
    case .unknown: return .unknown
    case .measurement(let number):
      if name.text == "value" {
        return Checked(.measurementPart(checked.node, .value), .number(number))
      }
      if name.text == "error" {
        return Checked(.measurementPart(checked.node, .error), .number(number))
      }
      throw .noSuchMember(name, of: checked.kind, known: ["value", "error"], value)
    case .table(let schema):
      guard let index = schema.index(of: name.text) else {
        throw .noSuchColumn(name, schema, place(name.span))
      }
      return Checked(.column(checked.node, index), .list(schema.columns[index].kind))
    case .object(let object):
      guard let member = object.members.first(where: { $0.name.text == name.text }) else {
        throw .noSuchMember(
          name, of: checked.kind, known: object.members.map(\.name.written), value)
      }
      return Checked(.member(checked.node, name.text), member.kind)
    default: throw .noSuchMember(name, of: checked.kind, known: [], value)
    }
  }

  private mutating func index(
    _ value: Expression, _ position: Expression, _ span: Span
  ) throws(Diagnostic) -> Checked {
    let checked = try expression(value)
    let index = try plainNumber(position, for: "an index")
    switch checked.kind {
    case .unknown: return .unknown
    case .list(let element):
      return Checked(.index(checked.node, index.node, place(position.span)), element)
    default: throw .notIndexable(checked.kind, place(value.span))
    }
  }
}

/// An operand with what was found of it, for messages about several that do not go together.
struct Operand {
  let kind: Kind
  let expression: Expression
  /// Where to point: in the cell's own source.
  let span: Span

  var number: NumberKind { kind.numberKind ?? NumberKind() }
  var label: Diagnostic.Label { .init(span, kind.unitText) }
}

extension Checker {
  func operand(_ expression: Expression, _ kind: Kind) -> Operand {
    Operand(kind: kind, expression: expression, span: place(expression.span))
  }
}

extension Checked {
  var isConstant: Bool {
    switch node {
    case .number, .string, .boolean: true
    default: false
    }
  }
}
