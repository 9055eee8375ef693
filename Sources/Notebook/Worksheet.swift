package import Interpreter
package import Semantics
package import StandardLibrary
import Synchronization
package import Syntax
import Units

/// What a running cell shows.
package enum CellEvent {
  /// A bare expression; `isLast` when no further one follows in the cell.
  case value(Value, Kind, isLast: Bool)
  /// `name?`
  case page(HelpPage)
  case warning(Diagnostic)
  /// How far the statement is; then that it has ended, in whatever way.
  case progress(ProgressBar)
  case progressEnded
}

/// Why a cell did not end well; what it defined before stays.
package struct CellFailure: Error {
  package let diagnostics: [Diagnostic]
  package let source: SourceText
}

/// The definitions of one notebook, and the one place that runs its cells.
///
/// Cells run on one thread. Every other thread sees the definitions through `definitions`, an immutable
/// picture that is replaced as statements finish: completion and inspection need not wait for a cell.
package final class Worksheet: Sendable {
  /// The names and values at one moment.
  package struct Definitions: Sendable {
    package var scope: Scope
    package var values: [String: Value]
    package var cellCount: Int
    /// The names of the library that the cells so far take something from, for `cite`.
    package var used: Set<String> = []
    /// The data, seeds and rules that the cells so far used, in order, for `cite` and `provenance`.
    package var uses: [Use] = []
  }

  package let library: Library
  private let implementations: [String: Implementation]
  package let files: NotebookFiles
  private let parallelism: Parallelism
  private let current: Mutex<Definitions>

  package init(files: NotebookFiles, parallelism: Parallelism = Parallelism()) {
    self.files = files
    self.parallelism = parallelism
    library = Library(files: files)
    implementations = library.implementations
    current = Mutex(
      Definitions(scope: library.scope, values: library.values, cellCount: 0))
  }

  package var definitions: Definitions { current.withLock { $0 } }

  /// Runs a cell: checks all of it, then evaluates its statements in order.
  ///
  /// - Parameters:
  ///   - isInterrupted: asked once a block of work; the cell ends soon after it is true.
  ///   - show: called as the cell goes along.
  package func run(
    _ text: String, isInterrupted: @escaping @Sendable () -> Bool = { false },
    show: (CellEvent) -> Void
  ) throws(CellFailure) {
    let source = SourceText(text)
    let cell = current.withLock { definitions in
      definitions.cellCount += 1
      return definitions.cellCount
    }
    let program = try checked(source, cell: cell)
    current.withLock { $0.used.formUnion(program.libraryNames) }
    for warning in program.warnings { show(.warning(warning)) }
    let lastShown = program.statements.lastIndex { if case .show = $0.form { true } else { false } }
    for (index, statement) in program.statements.enumerated() {
      do {
        try execute(
          statement, of: program, isLast: index == lastShown, isInterrupted: isInterrupted,
          show: show)
      } catch {
        throw CellFailure(diagnostics: [diagnostic(for: error, statement)], source: source)
      }
    }
  }

  /// Checks a cell without running it; returns what there is to say about it.
  package func check(_ text: String) -> [Diagnostic] {
    let (program, diagnostics) = parse(text, isUnit: { UnitCatalogue.unit(named: $0) != nil })
    guard diagnostics.allSatisfy(\.isWarning) else { return diagnostics }
    let definitions = self.definitions
    return diagnostics
      + Semantics.check(
        program, in: definitions.scope, cell: definitions.cellCount + 1, files: files
      ).diagnostics
  }

  /// The value of one expression, without defining or showing anything.
  package func evaluate(
    _ text: String, isInterrupted: @escaping @Sendable () -> Bool
  ) throws(CellFailure) -> (Value, Kind) {
    let source = SourceText(text)
    let program = try checked(source, cell: definitions.cellCount)
    guard program.statements.count == 1,
      case .show(let expression)? = program.statements.first?.form
    else {
      throw CellFailure(
        diagnostics: [
          Diagnostic("E01", "this is not one expression", [.init(Span(0, source.bytes.count))])
        ], source: source)
    }
    do {
      let evaluator = self.evaluator(
        slots: program.statements[0].slotCount, isInterrupted: isInterrupted, warn: { _ in })
      let value = try evaluator.value(of: expression)
      let loaded = try value.loaded { if isInterrupted() { throw Interruption() } }
      return (loaded, expression.kind)
    } catch {
      throw CellFailure(
        diagnostics: [diagnostic(for: error, program.statements[0])], source: source)
    }
  }

  /// The content of a file that holds the value of one expression; nil if a file with that ending cannot.
  package func file(
    of expression: String, ending: String, isInterrupted: @escaping @Sendable () -> Bool
  ) throws(CellFailure) -> [UInt8]? {
    let (value, kind) = try evaluate(expression, isInterrupted: isInterrupted)
    return try? bytes(of: value, kind, as: ending)
  }

  // MARK: Checking and executing

  private func checked(_ source: SourceText, cell: Int) throws(CellFailure) -> CheckedProgram {
    let (program, diagnostics) = parse(source, isUnit: { UnitCatalogue.unit(named: $0) != nil })
    guard diagnostics.allSatisfy(\.isWarning) else {
      throw CellFailure(diagnostics: diagnostics, source: source)
    }
    let outcome = Semantics.check(program, in: definitions.scope, cell: cell, files: files)
    guard let checked = outcome.program else {
      throw CellFailure(diagnostics: outcome.diagnostics, source: source)
    }
    return checked
  }

  private func execute(
    _ statement: CheckedStatement, of program: CheckedProgram, isLast: Bool,
    isInterrupted: @escaping @Sendable () -> Bool, show: (CellEvent) -> Void
  ) throws {
    switch statement.form {
    case .function(let name, let entry): publish(name, entry, nil)
    case .help(let name): show(.page(page(for: name)))
    case .define(let name, let checked, let entry):
      publish(name, entry, try value(checked, statement, isInterrupted, show))
    case .show(let checked):
      let value = try value(checked, statement, isInterrupted, show)
        .loaded { if isInterrupted() { throw Interruption() } }
      for rule in checked.kind.rules { record(.rule(rule)) }
      show(.value(value, checked.kind, isLast: isLast))
    }
  }

  private func value(
    _ checked: Checked, _ statement: CheckedStatement,
    _ isInterrupted: @escaping @Sendable () -> Bool, _ show: (CellEvent) -> Void
  ) throws -> Value {
    var warnings: [Diagnostic] = []
    let value = try withoutActuallyEscaping(show) { show in
      let reporter = ProgressReporter(show)
      defer { reporter.close() }
      let evaluator = self.evaluator(
        slots: statement.slotCount, isInterrupted: isInterrupted,
        warn: { if !warnings.contains($0) { warnings.append($0) } }, progress: reporter.report)
      return try evaluator.value(of: checked)
    }
    for warning in warnings { show(.warning(warning)) }
    return value
  }

  private func evaluator(
    slots: Int, isInterrupted: @escaping @Sendable () -> Bool,
    warn: @escaping (Diagnostic) -> Void,
    progress: @escaping @Sendable (Progress) -> Void = { _ in }
  ) -> Evaluator {
    let definitions = self.definitions
    return Evaluator(
      globals: definitions.values, library: implementations, slotCount: slots,
      cell: definitions.cellCount,
      surroundings: Surroundings(
        interrupted: { if isInterrupted() { throw Interruption() } }, warn: warn,
        used: { definitions.used }, parallelism: parallelism, record: record,
        uses: { self.definitions.uses }, progress: progress))
  }

  private func record(_ use: Use) {
    current.withLock { if !$0.uses.contains(use) { $0.uses.append(use) } }
  }

  private func publish(_ name: Name, _ entry: Scope.Entry, _ value: Value?) {
    current.withLock { definitions in
      definitions.scope.define(name, entry)
      definitions.values[name.text] = value
    }
  }

  private func diagnostic(for error: any Error, _ statement: CheckedStatement) -> Diagnostic {
    switch error {
    case let diagnostic as Diagnostic:
      // An error in a file that is read only now has no place of its own.
      Diagnostic(
        diagnostic.code, diagnostic.message,
        diagnostic.labels.isEmpty ? [.init(statement.span)] : diagnostic.labels,
        help: diagnostic.help)
    case is Interruption:
      Diagnostic(
        "E50", "interrupted; what was defined before stays", [.init(statement.span)])
    default: Diagnostic("E51", "\(error)", [.init(statement.span)])
    }
  }

  /// The documentation of a library name, or a description of one of the user's own.
  package func page(for name: Name) -> HelpPage {
    if let page = library.documentation[name.text], definitions.scope[name.text]?.cell ?? 0 == 0 {
      return page
    }
    return description(of: name.text)
      ?? HelpPage(
        title: name.written, documentation: Documentation("unknown"), parameters: [])
  }

  /// What is known of one of the user's names.
  package func description(of name: String) -> HelpPage? {
    let definitions = self.definitions
    guard let entry = definitions.scope[name], entry.cell > 0 else { return nil }
    if case .function(.defined(let definition)) = entry.kind {
      return HelpPage(
        title: definition.signatureText,
        documentation: Documentation("a function defined in cell \(entry.cell)"), parameters: [])
    }
    let value = definitions.values[name].map { " = " + format($0, entry.kind) } ?? ""
    return HelpPage(
      title: entry.written + value,
      documentation: Documentation("\(entry.kind.phrase), defined in cell \(entry.cell)"),
      parameters: [])
  }
}

extension Kind {
  /// The rules of the limits in a value.
  fileprivate var rules: [String] {
    switch self {
    case .number(let number), .measurement(let number), .range(let number):
      [number.note].compactMap { $0 }
    case .list(let element): element.rules
    case .table(let schema): schema.columns.flatMap(\.kind.rules)
    default: []
    }
  }
}
