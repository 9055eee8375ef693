/// Whether a number taken from a source was compared with a second one.
package enum Confirmation: Sendable, Equatable {
  /// By definition, or computed from numbers that are.
  case exact
  /// It agrees with this other source, within the uncertainty that it states.
  case confirmed(by: String)
  /// Of several numbers: these, named, rest on their source alone, and the others agree with another.
  case partly(by: String, except: String)
  /// It rests on its source alone.
  case single

  /// Of numbers that belong together, each with its name: `charge radii`.
  package init(of parts: [(name: String, confirmation: Confirmation)]) {
    let names = parts.filter { !$0.confirmation.isConfirmed }.map(\.name)
    let others = parts.compactMap { name, confirmation in
      confirmation.other.map { "\(name): \($0)" }
    }
    let by = others.joined(separator: "; ")
    self =
      if names.isEmpty {
        others.isEmpty ? .exact : .confirmed(by: by)
      } else {
        others.isEmpty ? .single : .partly(by: by, except: names.joined(separator: ", "))
      }
  }

  package var isConfirmed: Bool {
    switch self {
    case .exact, .confirmed: true
    case .partly, .single: false
    }
  }

  /// The source that it agrees with.
  private var other: String? {
    switch self {
    case .confirmed(let other), .partly(let other, _): other
    case .exact, .single: nil
    }
  }

  /// For `help`.
  package var text: String {
    switch self {
    case .exact: "exact"
    case .confirmed(let other): "confirmed by \(other)"
    case .partly(let other, let rest):
      "confirmed by \(other); not confirmed by a second source: \(rest)"
    case .single: "not confirmed by a second source"
    }
  }
}
