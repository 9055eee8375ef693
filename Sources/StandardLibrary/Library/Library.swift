package import Interpreter
package import Semantics
import Units

/// Everything that has a name before the first cell: functions and constants, each with its documentation.
package struct Library: Sendable {
  package private(set) var functions: [String: LibraryFunction] = [:]
  package private(set) var constants: [String: LibraryConstant] = [:]

  /// - Parameter files: what `read` and `save` may touch.
  package init(files: NotebookFiles) {
    let groups: [[LibraryFunction]] = [
      elementaryFunctions, reductions, calculus, listFunctions, tableFunctions,
      [readFunction(files)], electronScattering, electronKinematics, layerFunctions,
      [plotFunction, saveFunction(files)],
    ]
    for function in groups.joined() { functions[function.signature.name] = function }
    for constant in libraryConstants { constants[constant.name] = constant }
    functions["help"] = helpFunction(documentation: documentation)
  }

  /// The names, with their kinds, as the checker sees them.
  package var scope: Scope {
    var entries: [String: Scope.Entry] = [:]
    for (name, function) in functions {
      entries[name] = Scope.Entry(
        written: name, kind: .function(.library(function.signature)), cell: 0)
    }
    for (name, constant) in constants {
      entries[name] = Scope.Entry(
        written: name, kind: .number(constant.kind), constant: .number(constant.value), cell: 0)
    }
    return Scope(library: entries, announced: announcedNames)
  }

  package var implementations: [String: Implementation] {
    functions.compactMapValues(\.implementation)
  }

  /// The documentation of every name.
  package var documentation: [String: HelpPage] {
    functions.mapValues(\.page).merging(constants.mapValues(\.page)) { function, _ in function }
  }
}

/// A function of the library: what it accepts, what it does, what there is to say about it.
package struct LibraryFunction: Sendable {
  package let signature: Signature
  /// Nil when the checker replaces calls by something else, such as an operation.
  package let implementation: Implementation?
  package let documentation: Documentation

  init(_ signature: Signature, _ implementation: Implementation?, _ documentation: Documentation) {
    self.signature = signature
    self.implementation = implementation
    self.documentation = documentation
  }

  init(
    _ signature: Signature, _ documentation: Documentation,
    _ body: @escaping @Sendable (CallArguments, Evaluator) throws -> Value
  ) {
    self.init(signature, .function(body), documentation)
  }

  package var page: HelpPage {
    HelpPage(
      title: signature.text, documentation: documentation,
      parameters: signature.parameters.map { ($0.name, $0.note) }
        + (signature.rest.map { [("…", $0.note)] } ?? []))
  }
}

/// A constant of the library, in base units.
package struct LibraryConstant: Sendable {
  package let name: String
  package let value: Double
  package let kind: NumberKind
  package let documentation: Documentation

  package var page: HelpPage {
    let text = "\(name) = \(format(.number(value), .number(kind)))"
    return HelpPage(title: text, documentation: documentation, parameters: [])
  }
}
