package import Interpreter
package import Semantics
package import Syntax
import Units

/// Everything that has a name before the first cell: functions and constants, each with its documentation.
package struct Library: Sendable {
  package private(set) var functions: [String: LibraryFunction] = [:]
  package private(set) var constants: [String: LibraryConstant] = [:]
  package private(set) var objects: [String: LibraryObject] = [:]
  package private(set) var blocks: [BlockWord: LibraryFunction] = [:]
  private var operators: [LibraryOperator] = []
  private var applications: [String: LibraryFunction] = [:]
  /// The page of every name.
  package private(set) var documentation: [String: HelpPage] = [:]

  /// - Parameter files: what `read` and `save` may touch.
  package init(files: NotebookFiles) {
    for function in Self.functions(files) { functions[function.signature.name] = function }
    for constant in libraryConstants { constants[constant.name] = constant }
    for object in libraryObjects { objects[object.name] = object }
    for (word, block) in libraryBlocks { blocks[word] = block }
    operators = libraryOperators
    applications = libraryApplications
    documentation = pages
    for function in [citeFunction(documentation), helpFunction(documentation)] {
      functions[function.signature.name] = function
    }
  }

  private static func functions(_ files: NotebookFiles) -> [LibraryFunction] {
    let mathematics = [elementaryFunctions, reductions, calculus, listFunctions]
    let data = [
      tableFunctions, [curveFunction, joinFunction],
      [readFunction(files), provenanceFunction(files)],
      datasetFunctions(files), histogramFunctions,
    ]
    let scattering = [
      electronScattering, electronScatteringScales, coherentScattering, [formFactorFunction],
      dipolePortalFunctions, recoilKinematics,
    ]
    let events = [
      [selectFunction, cutFlowFunction, yieldsFunction, nMinusOneFunction, histFunction]
        + simulations
    ]
    let rates = [
      [targetFunction, momentFunction], interactionFunctions, fluxFunctions, [rateFunction],
      quenchingFunctions,
    ]
    let theory = [
      oscillations, momentMatrices, effectiveMoments, momentRates, [precessionFunction],
    ]
    let drawing = [layerFunctions, [plotFunction, panelsFunction, saveFunction(files)]]
    let statistics = [
      [fitFunction, profileFunction, contourFunction], intervalFunctions, combinationFunctions,
      [goodnessFunction, pullsFunction, correlationsFunction, impactsFunction],
      [uncertaintiesFunction, clsScanFunction, sensitivityFunction, toysFunction],
      [coverageFunction], countingIntervals, spectraFunctions,
      [sampleFunction, evidenceFunction], samplePlotFunctions,
      [factorFunction, varyFunction], constraintFunctions,
      [compareFunction, crossValidationFunction, parameterGoodnessFunction, residualBandFunction],
      [workspaceFunction(files), logLikelihoodFunction, unbinnedFunction], projectionFunctions,
    ]
    let groups = [statistics, mathematics, data, events, scattering, rates, theory, drawing]
    return groups.joined().flatMap { $0 }
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
    for (name, object) in objects {
      entries[name] = Scope.Entry(written: name, kind: .object(object.kind), cell: 0)
    }
    return Scope(
      library: entries, blocks: blocks.mapValues(\.signature),
      operators: operators.map {
        ObjectOperator($0.left, $0.operation, $0.right, $0.function.signature)
      }, applications: applications.mapValues(\.signature))
  }

  /// What the names of objects stand for.
  package var values: [String: Value] { objects.mapValues { .object($0.object) } }

  package var implementations: [String: Implementation] {
    let unnamed =
      Array(blocks.values) + operators.map(\.function) + Array(applications.values)
    return unnamed.reduce(into: functions.compactMapValues(\.implementation)) {
      $0[$1.signature.name] = $1.implementation
    }
  }

  /// The pages of all names; those of `cite` and `help` do not depend on the pages that they are given.
  private var pages: [String: HelpPage] {
    var pages = functions.mapValues(\.page)
    for function in [citeFunction([:]), helpFunction([:])] {
      pages[function.signature.name] = function.page
    }
    for (name, constant) in constants { pages[name] = constant.page }
    for (name, object) in objects { pages[name] = object.page }
    for (word, block) in blocks { pages[word.rawValue] = block.blockPage }
    pages["unconfirmed"] = .unconfirmed(of: pages)
    return pages
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

  /// The page of a block: `experiment { target = …, flux = …, … }`.
  package var blockPage: HelpPage {
    let required = signature.parameters.filter(\.isRequired).map { "\($0.name) = …" }
    return HelpPage(
      title: "\(signature.name) { \((required + ["…"]).joined(separator: ", ")) }",
      documentation: documentation, parameters: signature.parameters.map { ($0.name, $0.note) })
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
