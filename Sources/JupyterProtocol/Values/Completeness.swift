/// Whether code typed at a console can run, or waits for more lines.
package enum Completeness: Sendable, Equatable {
  case complete
  /// More must follow; the next line begins with `indent`.
  case incomplete(indent: String)
  case invalid
}
