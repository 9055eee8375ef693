import JupyterProtocol

/// Gathers the text that a cell writes, so that many small writes make few messages: notebook
/// servers cut off a cell that sends a thousand a second.
struct StreamBuffer: Sendable {
  /// How long text may wait for more.
  private static let patience = Duration.milliseconds(20)
  /// How many bytes are gathered at most.
  private static let capacity = 1 << 16

  private var gathered: JupyterProtocol.Stream?
  /// When what has been gathered must go; nil when there is none.
  private(set) var due: ContinuousClock.Instant?

  /// Adds text; returns what must be sent now, in order.
  mutating func append(
    _ text: String, to name: StreamName, now: ContinuousClock.Instant = .now
  ) -> [JupyterProtocol.Stream] {
    var full: [JupyterProtocol.Stream] = []
    if gathered?.name != name, let other = flush() { full.append(other) }
    if gathered == nil {
      gathered = JupyterProtocol.Stream(name: name, text: text)
      due = now + Self.patience
    } else {
      gathered?.text += text
    }
    if let size = gathered?.text.utf8.count, size >= Self.capacity, let text = flush() {
      full.append(text)
    }
    return full
  }

  /// Takes out what has been gathered.
  mutating func flush() -> JupyterProtocol.Stream? {
    defer {
      gathered = nil
      due = nil
    }
    return gathered
  }
}
