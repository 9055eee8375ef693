/// Expected events of an exposure, in bins of up to three observables.
package struct BinnedRate: Sendable, Equatable {
  /// The edges of the bins along each axis: the reconstructed energy, then, where the experiment has
  /// them, discrimination and time.
  package let axes: [[Double]]
  /// The events in each bin; the last axis varies fastest.
  package private(set) var contents: [Double]

  /// - Parameter contents: as many as the product of the numbers of bins.
  init(axes: [[Double]], contents: [Double]) {
    self.axes = axes
    self.contents = contents
  }

  /// The events in all bins.
  package var total: Double { contents.reduce(0, +) }

  /// The rate for a coupling squared that is larger by this factor: μ² for a magnetic moment.
  package func scaled(by factor: Double) -> BinnedRate {
    BinnedRate(axes: axes, contents: contents.map { factor * $0 })
  }

  /// Both rates together; `nil` unless their bins are the same.
  package func adding(_ other: BinnedRate) -> BinnedRate? {
    guard axes == other.axes else { return nil }
    return BinnedRate(axes: axes, contents: zip(contents, other.contents).map { $0 + $1 })
  }

  /// The events in the bins of one axis, whatever the others; `nil` if there is no such axis.
  package func projected(on axis: Int) -> BinnedRate? {
    guard axes.indices.contains(axis) else { return nil }
    let stride = axes[(axis + 1)...].reduce(1) { $0 * ($1.count - 1) }
    let count = axes[axis].count - 1
    var sums = [Double](repeating: 0, count: count)
    for (place, content) in contents.enumerated() { sums[place / stride % count] += content }
    return BinnedRate(axes: [axes[axis]], contents: sums)
  }
}
