import Glibc
import Notebook

/// The progress of a cell on a terminal: one line of standard error that is written over. Nothing elsewhere.
struct ProgressLine {
  private let isTerminal = isatty(StandardStream.errors.rawValue) != 0

  func show(_ bar: ProgressBar) {
    if isTerminal { write("\r\u{1B}[K" + bar.text, to: .errors) }
  }

  func clear() {
    if isTerminal { write("\r\u{1B}[K", to: .errors) }
  }
}
