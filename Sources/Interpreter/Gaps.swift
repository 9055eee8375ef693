import Syntax

/// Counts the values that are not finite under the binders of a statement.
struct Gaps {
  private var counts: [(span: Span, count: Int)] = []

  mutating func add(at span: Span) {
    if let place = counts.firstIndex(where: { $0.span == span }) {
      counts[place].count += 1
    } else {
      counts.append((span, 1))
    }
  }

  /// One warning for each place.
  var warnings: [Diagnostic] {
    counts.map { span, count in
      let what =
        count == 1 ? "1 value is not finite: a gap" : "\(count) values are not finite: gaps"
      return Diagnostic("W04", what, [.init(span)])
    }
  }
}
