/// The executions that wait, and the one that runs.
struct ExecutionQueue {
  private var waiting: ArraySlice<Execution> = []
  private(set) var running: Execution?
  /// The number of the last cell that counted.
  private(set) var count = 0

  mutating func append(_ execution: Execution) { waiting.append(execution) }

  /// Takes up the next one, with its number, if none is running.
  mutating func startNext() -> Execution? {
    guard running == nil, var next = waiting.popFirst() else { return nil }
    if next.isCounted { count += 1 }
    next.count = count
    running = next
    return next
  }

  /// The running one has ended.
  mutating func finish() { running = nil }

  /// Drops those that wait, and returns them in order.
  mutating func abort() -> ArraySlice<Execution> {
    defer { waiting = [] }
    return waiting
  }
}
