package import Syntax
package import Units

/// The wording of what can be wrong with magnetic moments of different kinds.
extension Diagnostic {
  static func momentsDiffer(
    _ verb: String, _ a: (MomentKind, Span), _ b: (MomentKind, Span)
  ) -> Diagnostic {
    Diagnostic(
      "E26", "cannot \(verb) \(a.0.symbol) and \(b.0.symbol): they are different moments",
      [Label(a.1, a.0.symbol), Label(b.1, b.0.symbol)], help: [Help(a.0.map(to: b.0))])
  }

  /// A moment that an experiment does not measure.
  package static func momentNotMeasured(
    _ moment: MomentKind, by moments: [MomentKind], _ span: Span
  ) -> Diagnostic {
    let measured = moments.map(\.symbol).joined(separator: ", ")
    return Diagnostic(
      "E26", "this flux measures \(measured), and this is \(moment.symbol)",
      [Label(span, moment.symbol)], help: moments.first.map { [Help(moment.map(to: $0))] } ?? [])
  }
}

extension MomentKind {
  /// Which function leads from this moment to another, or from the fundamental ones to both.
  fileprivate func map(to other: MomentKind) -> String {
    switch (self, other) {
    case (_, .solar):
      "`solar_moment` gives the effective moment of solar neutrinos from transition moments"
    case (_, .effective):
      "`effective_moment` gives the effective moment of a flavour from the moments of mass states"
    default: "both follow from the moments of mass states; there is no direct map"
    }
  }
}
