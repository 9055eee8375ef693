/// Which rows of a long table are shown: all up to a limit, beyond it the first and the last few.
package struct RowWindow: Sendable {
  package var limit: Int
  package var head: Int
  package var tail: Int

  /// Negative numbers count as zero.
  package init(limit: Int = 60, head: Int = 10, tail: Int = 5) {
    self.limit = max(limit, 0)
    self.head = max(head, 0)
    self.tail = max(tail, 0)
  }

  /// The shown rows of `count`, and how many of them precede the gap (nil if there is none).
  func rows(of count: Int) -> (shown: [Int], gap: Int?) {
    guard count > limit, head < count, tail < count - head else { return (Array(0..<count), nil) }
    return (Array(0..<head) + Array(count - tail..<count), head)
  }
}
