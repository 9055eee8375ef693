/// How far a computation has come that takes long.
package struct Progress: Sendable, Equatable {
  /// What is done: "toys of μ".
  package var task: String
  package var done: Int
  /// How much there is to do.
  package var total: Int

  package init(_ task: String, done: Int, of total: Int) {
    self.task = task
    self.done = done
    self.total = total
  }
}
