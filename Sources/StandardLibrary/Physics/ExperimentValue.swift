import Detectors
import Fluxes
import Interpreter
import Physics
import Semantics
import Synchronization
import Units

/// An experiment as a value of the language: how it was described, and what can be counted with it.
final class ExperimentValue: Sendable {
  let definition: ExperimentDefinition
  let experiment: Experiment
  /// The rates that were asked for, by the process that they are of, at strength 1: another value of a
  /// moment costs nothing.
  private let known = Mutex<[String: BinnedRate]>([:])

  init(_ definition: ExperimentDefinition, _ experiment: Experiment) {
    self.definition = definition
    self.experiment = experiment
  }

  /// The rate of a process at strength 1.
  func rate(of process: InteractionValue.Process, compute: () throws -> BinnedRate) rethrows
    -> BinnedRate
  {
    guard let key = process.key else { return try compute() }
    if let rate = known.withLock({ $0[key] }) { return rate }
    let rate = try compute()
    known.withLock { $0[key] = rate }
    return rate
  }
}

extension ExperimentValue: MemberAccess {
  func member(_ name: String) -> Value? {
    guard let background = definition.backgrounds.first(where: { $0.name == name }) else {
      return nil
    }
    return .object(
      InteractionValue(name: background.written, process: .background(background.name)))
  }
}

extension ExperimentValue: NamedValue {
  var name: String { definition.string("name") ?? "experiment" }
}

extension ExperimentValue: Displayable {
  /// What the experiment is, entry by entry.
  func display(as kind: ObjectKind) -> Display {
    let rows = self.rows
    let width = rows.map(\.name.count).max() ?? 0
    let lines = rows.map { row in
      row.name + String(repeating: " ", count: width - row.name.count) + "  " + row.text
    }
    let cells = rows.map { "| \($0.name) | \($0.text) |" }
    return Display(
      text: ([name] + lines.map { "  " + $0 }).joined(separator: "\n"),
      markdown: (["**\(name)**", "", "| | |", "|---|---|"] + cells).joined(separator: "\n"))
  }

  private var rows: [(name: String, text: String)] {
    let single = [
      "exposure", "mass", "time", "channels", "threshold", "minimum_recoil", "light_yield",
      "response", "electrons", "form_factor", "R_p", "R_n",
    ].compactMap { name in
      definition.values[name].map { value in
        (name: name, text: format(value, definition.kinds[name] ?? .plainNumber))
      }
    }
    let functions = definition.functions.keys.sorted().map { (name: $0, text: "a function") }
    let target: TargetValue? = definition.object("target")
    return [("target", target?.name ?? ""), ("flux", fluxNames)] + single + bins + functions
      + definition.backgrounds.map { ("background", $0.written) }
  }

  private var fluxNames: String {
    let flux: Flux? = definition.object("flux")
    var names: [String] = []
    for component in flux?.components ?? [] where !names.contains(component.name) {
      names.append(component.name)
    }
    return names.joined(separator: " + ")
  }

  private var bins: [(name: String, text: String)] {
    ["bins", "psd_bins", "time_bins"].compactMap { name in
      guard let edges = definition.numbers(name), let first = edges.first, let last = edges.last,
        case .list(let element)? = definition.kinds[name], let number = element.numberKind
      else { return nil }
      return (name, "\(edges.count - 1) in \(format(.range(first, last), .range(number)))")
    }
  }
}
