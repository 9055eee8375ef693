package import Syntax
package import Units

/// The wording of what can be wrong with magnetic moments of different kinds.
extension Diagnostic {
  static func momentsDiffer(
    _ verb: String, _ a: (MomentKind, Span), _ b: (MomentKind, Span)
  ) -> Diagnostic {
    Diagnostic(
      "E26", "cannot \(verb) \(a.0.symbol) and \(b.0.symbol): they are different moments",
      [Label(a.1, a.0.symbol), Label(b.1, b.0.symbol)], help: map(a.0, b.0))
  }

  /// A moment that an experiment does not measure.
  package static func momentNotMeasured(
    _ moment: MomentKind, by moments: [MomentKind], _ span: Span
  ) -> Diagnostic {
    let measured = moments.map(\.symbol).joined(separator: ", ")
    return Diagnostic(
      "E26", "this flux measures \(measured), and this is \(moment.symbol)",
      [Label(span, moment.symbol)], help: moments.first.map { map(moment, $0) } ?? [])
  }

  /// What leads from one moment to the other.
  private static func map(_ a: MomentKind, _ b: MomentKind) -> [Help] {
    MomentMap(a, b).map { [Help($0.explanation)] } ?? []
  }
}
