/// What was measured: the contents of the bins of all channels, and the auxiliary measurements of all constraints.
package struct Observations: Sendable, Equatable {
  /// Channel after channel.
  package var contents: [Double]
  /// Constraint after constraint: the mean, the median, the count, or the means.
  package var auxiliary: [Double]

  package init(contents: [Double], auxiliary: [Double]) {
    self.contents = contents
    self.auxiliary = auxiliary
  }
}
