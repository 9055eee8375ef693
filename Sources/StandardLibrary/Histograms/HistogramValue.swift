import Detectors
import Interpreter
import Plotting
import Semantics
import Units

/// A histogram as a value of the language: bins along one axis or more, in base units, with what is in
/// them and the variance of that.
struct HistogramValue: Sendable {
  /// The edges of the bins along each axis.
  let axes: [[Double]]
  /// The last axis varies fastest.
  let contents: [Double]
  /// As many as `contents`; nil where they are not known to be anything but 0, as of an expectation.
  let variances: [Double]?

  init(axes: [[Double]], contents: [Double], variances: [Double]? = nil) {
    self.axes = axes
    self.contents = contents
    self.variances = variances
  }

  init(_ rate: BinnedRate) { self.init(axes: rate.axes, contents: rate.contents) }

  var total: Double { contents.reduce(0, +) }

  func scaled(by factor: Double) -> HistogramValue {
    HistogramValue(
      axes: axes, contents: contents.map { factor * $0 },
      variances: variances.map { $0.map { factor * factor * $0 } })
  }

  /// Whether the edges agree, but for the rounding of bins that were made in another way.
  func hasSameBins(as other: HistogramValue) -> Bool {
    axes.count == other.axes.count
      && zip(axes, other.axes).allSatisfy { own, others in
        guard own.count == others.count, let first = own.first, let last = own.last else {
          return false
        }
        let tolerance = 1e-6 * (last - first) / Double(own.count)
        return zip(own, others).allSatisfy { abs($0 - $1) <= tolerance }
      }
  }

  /// Summed over all axes but one; nil when there is no such axis.
  func projected(on axis: Int) -> HistogramValue? {
    guard axes.indices.contains(axis) else { return nil }
    let stride = axes[(axis + 1)...].reduce(1) { $0 * ($1.count - 1) }
    let count = axes[axis].count - 1
    func sums(_ values: [Double]) -> [Double] {
      var sums = [Double](repeating: 0, count: count)
      for (place, value) in values.enumerated() { sums[place / stride % count] += value }
      return sums
    }
    return HistogramValue(
      axes: [axes[axis]], contents: sums(contents), variances: variances.map(sums))
  }

  /// Bin by bin; nil when the bins differ.
  func combined(with other: HistogramValue, sign: Double) -> HistogramValue? {
    guard hasSameBins(as: other) else { return nil }
    let sum = zip(contents, other.contents).map { $0 + sign * $1 }
    guard variances != nil || other.variances != nil else {
      return HistogramValue(axes: axes, contents: sum)
    }
    let zeros = [Double](repeating: 0, count: contents.count)
    return HistogramValue(
      axes: axes, contents: sum,
      variances: zip(variances ?? zeros, other.variances ?? zeros).map { $0 + $1 })
  }
}

extension ObjectKind {
  /// - Parameter axes: what is along each axis.
  static func histogram(_ axes: [NumberKind]) -> ObjectKind {
    var kind = ObjectKind("histogram", x: axes.first, y: NumberKind())
    kind.axes = axes
    return kind
  }

  /// Of the rates in an experiment.
  static func histogram(ofExperiment experiment: ObjectKind) -> ObjectKind {
    let axes = ["bins", "psd_bins", "time_bins"].compactMap { name -> NumberKind? in
      guard case .list(let element)? = experiment.entries[name] else { return nil }
      return element.numberKind
    }
    return histogram(axes)
  }
}
