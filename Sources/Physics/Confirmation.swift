/// Whether a number taken from a source was compared with a second one.
package enum Confirmation: Sendable, Equatable {
  /// By definition, or computed from numbers that are.
  case exact
  /// It agrees with this other source, within the uncertainty that it states.
  case confirmed(by: String)
  /// It rests on its source alone.
  case single

  package var isConfirmed: Bool { self != .single }

  /// For `help`.
  package var text: String {
    switch self {
    case .exact: "exact"
    case .confirmed(let other): "confirmed by \(other)"
    case .single: "not confirmed by a second source"
    }
  }
}
