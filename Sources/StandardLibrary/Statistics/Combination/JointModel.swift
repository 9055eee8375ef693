import Interpreter
import Semantics
import Statistics
import Syntax
import Units

/// Models of several measurements that share parameters.
enum JointModel {
  /// The kind: the shared parameters by their names, the others with that of their model before it.
  static func kind(_ call: LibraryCall) throws(Diagnostic) -> ObjectKind {
    let shared = try call.arguments.sharedNames()
    var members: [ObjectKind.Member] = []
    for (index, (_, argument, span)) in call.arguments.rest.enumerated() {
      guard case .value(let checked) = argument, case .object(let model) = checked.kind,
        model.name == "model"
      else {
        throw Diagnostic("E17", "`combine` joins models, or a list of measurements", [.init(span)])
      }
      for member in model.members {
        if members.contains(where: { $0.name.text == member.name.text }) { continue }
        let isShared = shared.contains(member.name.text)
        let prefix = isShared ? "" : name(checked, index) + "_"
        let joined = prefix + member.name.text
        members.append(
          .init(
            name: Name(text: joined, written: prefix + member.name.written, span: span),
            kind: member.kind))
      }
    }
    return ObjectKind("model", members: members)
  }

  /// The name of a variable, or the place among the arguments.
  static func name(_ checked: Checked, _ index: Int) -> String {
    if case .global(let name) = checked.node { name } else { "model\(index + 1)" }
  }

  static func value(_ arguments: CallArguments) throws -> Value {
    let shared = try arguments.call.arguments.sharedNames()
    var parts: [(name: String, model: ModelValue)] = []
    for (index, value) in try arguments.rest().enumerated() {
      guard case .object(let object) = value, let model = object as? ModelValue,
        case .value(let checked) = arguments.call.arguments.rest[index].argument
      else { continue }
      parts.append((name(checked, index), model))
    }
    for name in shared.sorted() {
      try requireOneScale(parts.map(\.model), name, arguments.place("shared"))
    }
    do {
      var joint = try Model.joint(parts.map { ($0.name, $0.model.model) }, shared: shared)
      let parameters = named(&joint, parts)
      return .object(
        try ModelValue(
          parameters: parameters, model: joint, sampleNames: parts.flatMap(\.model.sampleNames),
          axes: parts.flatMap(\.model.axes)))
    } catch let error as JoiningError {
      throw error.diagnostic(arguments)
    } catch let error as ModelError {
      throw Diagnostic(
        "E35", "these models cannot be joined: \(error)", [.init(arguments.call.span)])
    }
  }

  /// How the parameters are written, and the core's by the same names: `first_b` for `b` of the model `first`.
  private static func named(
    _ joint: inout Model, _ parts: [(name: String, model: ModelValue)]
  ) -> [ModelValue.Parameter] {
    let known = parts.flatMap { part in part.model.parameters.map { (part.name, $0) } }
    var parameters: [ModelValue.Parameter] = []
    for place in joint.parameters.indices {
      let name = joint.parameters[place].name
      let match = known.first { part, own in name == own.name || name == "\(part).\(own.name)" }
      guard let (part, own) = match else { continue }
      let parameter = own.renamed(name == own.name ? "" : part + "_")
      joint.parameters[place].name = parameter.name
      parameters.append(parameter)
    }
    return parameters
  }

  /// One unit of a shared parameter is the same in all models.
  private static func requireOneScale(
    _ models: [ModelValue], _ shared: String, _ span: Span
  ) throws {
    let scales = models.compactMap { $0.parameters.first { $0.name == shared }?.scale }
    guard let first = scales.first, scales.contains(where: { $0 != first }) else { return }
    throw Diagnostic(
      "E35", "`\(shared)` has different ranges in these models", [.init(span)],
      help: [.init("give it the same range in all of them")])
  }
}

extension BoundArguments {
  /// The parameters that models share: one name, or a list.
  fileprivate func sharedNames() throws(Diagnostic) -> Set<String> {
    guard let (argument, span) = named["shared"] else { return [] }
    guard case .value(let checked) = argument else { return [] }
    let nodes = if case .list(let elements) = checked.node { elements } else { [checked.node] }
    var names: Set<String> = []
    for node in nodes {
      guard case .string(let name) = node else {
        throw Diagnostic(
          "E18", "`shared` is the name of a parameter, or a list of names", [.init(span)],
          help: [.init("write it out: `shared = \"mu\"`")])
      }
      names.insert(name)
    }
    return names
  }
}

extension ModelValue.Parameter {
  fileprivate func renamed(_ prefix: String) -> ModelValue.Parameter {
    .init(name: prefix + name, written: prefix + written, kind: kind, scale: scale)
  }
}

extension JoiningError {
  fileprivate func diagnostic(_ arguments: CallArguments) -> Diagnostic {
    switch self {
    case .notShared(let name):
      Diagnostic(
        "E35", "`\(name)` is a parameter of fewer than two of these models",
        [.init(arguments.place("shared"))])
    case .conflict(let name):
      Diagnostic(
        "E35", "the models do not agree on what is known of `\(name)`",
        [.init(arguments.place("shared"))])
    }
  }
}
