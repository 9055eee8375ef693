import Interpreter
import Semantics
import Statistics
import Syntax
import Units

/// `workspace("file.json")`: a model of pyhf's.
func workspaceFunction(_ files: NotebookFiles) -> LibraryFunction {
  LibraryFunction(
    Signature(
      "workspace",
      [
        .init("file", .value(.string), note: "JSON as pyhf has it, beneath the notebook's folder"),
        .init(
          "measurement", .value(.string), required: false,
          note: "the name of one of several; the first unless given"),
      ], positional: 1
    ) { call throws(Diagnostic) in
      let model = try WorkspaceFile(call, files).model()
      let members = model.parameters.filter { $0.name.isIdentifier }.map { parameter in
        ObjectKind.Member(
          name: Name(text: parameter.name, written: parameter.name, span: call.span),
          kind: .object(.parameter(parameter.kind)))
      }
      return call.returning(.object(ObjectKind("model", members: members)))
    },
    Documentation(
      "a HistFactory model with its data, from a JSON workspace of pyhf: `fit(w)`, `upper_limit(w.mu)`; `save(w, \"copy.json\")` writes one",
      validity:
        "all modifiers: histosys (code 4p), lumi, normfactor, normsys (code 4), shapefactor, shapesys, staterror. Parameters of single bins are named `name[0]`, `name[1]`, …; a factor known as `value ± error` is written as `lumi`",
      source: "L. Heinrich et al., doi:10.21105/joss.02823; K. Cranmer et al., CERN-OPEN-2012-016",
      example: "fit(workspace(\"data/counting.json\"))")
  ) { arguments, _ in
    .object(try WorkspaceFile(arguments, files).model())
  }
}

/// A file that holds a workspace, and where it is named.
private struct WorkspaceFile {
  private let files: NotebookFiles
  private let path: String
  private let measurement: String?
  private let span: Span

  init(_ call: LibraryCall, _ files: NotebookFiles) throws(Diagnostic) {
    for name in ["file", "measurement"] {
      guard let value = call.value(name), value.constantString == nil else { continue }
      throw Diagnostic(
        "E31", "`\(name)` of `workspace` must be known before the cell runs",
        [.init(call.place(name))],
        help: [.init("the parameters of a model are checked first: write the name as a string")])
    }
    self.files = files
    path = call.value("file")?.constantString ?? ""
    measurement = call.value("measurement")?.constantString
    span = call.place("file")
  }

  init(_ arguments: CallArguments, _ files: NotebookFiles) throws {
    self.files = files
    path = try arguments.string("file") ?? ""
    measurement = try arguments.string("measurement")
    span = arguments.place("file")
  }

  func model() throws(Diagnostic) -> ModelValue {
    do {
      let workspace = try Workspace(json: try files.text(path: path))
      let model = try workspace.model(measurement: measurement).model
      var names: [String] = []
      for sample in model.channels.flatMap(\.samples) where !names.contains(sample.name) {
        names.append(sample.name)
      }
      return try ModelValue(
        parameters: [], model: model, sampleNames: names, workspace: workspace)
    } catch let failure as SchemaFailure {
      throw Diagnostic(
        failure.code, failure.message, [.init(span)],
        help: failure.help.map { [.init($0)] } ?? [])
    } catch let error as WorkspaceError {
      throw Diagnostic("E31", "\(path): \(error.message)", [.init(span)])
    } catch let error as ModelError {
      throw Diagnostic("E31", "\(path): \(error.message)", [.init(span)])
    } catch {
      throw Diagnostic("E31", "\(path): \(error)", [.init(span)])
    }
  }
}

extension String {
  /// Whether it can be written behind a dot.
  fileprivate var isIdentifier: Bool {
    func isLetter(_ byte: UInt8) -> Bool {
      (65...90).contains(byte) || (97...122).contains(byte) || byte == 95
    }
    guard let first = utf8.first, isLetter(first) else { return false }
    return utf8.allSatisfy { isLetter($0) || (48...57).contains($0) }
  }
}

extension WorkspaceError {
  fileprivate var message: String {
    switch self {
    case .malformed(let reason): "this is no workspace: \(reason)"
    case .noMeasurement(let name): "there is no measurement `\(name)`"
    case .unknownParameterOfInterest(let name):
      "measurements: nothing depends on the parameter of interest, `\(name)`"
    case .noObservation(let channel): "observations: there is none of channel `\(channel)`"
    case .binCount(let channel, let sample, let modifier):
      "channel `\(channel)`, sample `\(sample)`: modifier `\(modifier)` has another number of bins"
    case .conflict(let parameter):
      "modifiers called `\(parameter)` constrain it in different ways"
    }
  }
}

extension ModelError {
  /// What is wrong with a workspace as a model.
  fileprivate var message: String {
    switch self {
    case .noParameters: "the model has no parameters"
    case .noChannels: "the model has no channels"
    case .duplicateParameter(let name): "`\(name)` stands for two parameters"
    case .emptyRange(let name): "the bounds of `\(name)` are empty"
    case .startOutsideRange(let name): "`\(name)` starts outside of its bounds"
    case .unusedParameter(let name): "nothing depends on `\(name)`"
    case .noBins(let channel): "channel `\(channel)` has no bins"
    case .binCount(let channel, let sample, let expected, let found):
      "channel `\(channel)`: sample `\(sample)` has \(found) bins, and the observations have \(expected)"
    case .notFinite(let channel, let sample, let bin):
      "channel `\(channel)`: bin \(bin + 1) of \(sample.map { "sample `\($0)`" } ?? "the observations") is not a finite number"
    case .negativeCount(let channel, let bin, let count):
      "channel `\(channel)`: bin \(bin + 1) holds \(formatNumber(count)) events"
    case .statistic(let channel): "channel `\(channel)`: the errors do not fit the bins"
    case .factor(let channel, let sample, let parameter):
      "channel `\(channel)`, sample `\(sample)`: the factors of `\(parameter)` must be positive"
    case .constraint(let name): "what is known of `\(name)` makes no sense"
    }
  }
}
