import Detectors
import Histograms
import Semantics
import Syntax
import Units

extension Histogram {
  /// Expected events, which have no statistical error.
  init(_ rate: BinnedRate) throws(HistogramError) {
    var axes: [HistogramAxis] = []
    for edges in rate.axes { axes.append(try HistogramAxis(edges: edges)) }
    let contents = rate.contents.firstAxisFastest(axes.map(\.count))
    try self.init(
      contents: contents, squares: [Double](repeating: 0, count: contents.count), axes: axes)
  }
}

extension [Double] {
  /// From the last of some axes running fastest to the first.
  ///
  /// - Parameter counts: the bins along each axis.
  fileprivate func firstAxisFastest(_ counts: [Int]) -> [Double] {
    guard let width = counts.first, counts.count > 1, width > 0 else { return self }
    let slices = [Int](counts.dropFirst())
    let size = count / width
    let parts = (0..<width).map {
      Array(self[$0 * size..<($0 + 1) * size]).firstAxisFastest(slices)
    }
    return (0..<size).flatMap { place in parts.map { $0[place] } }
  }
}

extension ObjectKind {
  static func histogram(_ axes: [AxisKind]) -> ObjectKind {
    var kind = ObjectKind("histogram", x: axes.first?.number, y: NumberKind())
    kind.axes = axes
    return kind
  }

  /// Of the rates in an experiment.
  static func histogram(ofExperiment experiment: ObjectKind) -> ObjectKind {
    let entries = [("bins", "energy"), ("psd_bins", "pulse shape"), ("time_bins", "time")]
    let axes = entries.compactMap { entry, name -> AxisKind? in
      guard case .list(let element)? = experiment.entries[entry] else { return nil }
      return element.numberKind.map { AxisKind($0, name: name) }
    }
    return histogram(axes)
  }
}

/// What is wrong with histograms, in words.
extension HistogramError {
  func diagnostic(_ span: Span) -> Diagnostic {
    switch self {
    case .axesDiffer: Diagnostic("E23", "the bins differ", [.init(span)])
    default: Diagnostic("E35", message, [.init(span)])
    }
  }

  private var message: String {
    switch self {
    case .badBinCount(let count): "an axis has 1 to 10 000 000 bins, and not \(count)"
    case .badRange: "the first edge of an axis lies below the last"
    case .edgesNotRising(let place): "the edges of bins must rise, and number \(place + 2) does not"
    case .axesDiffer: "the bins differ"
    case .tooManyBins: "a histogram has at most \(Histogram.largestCellCount) bins in all"
    case .notAnEdge: "new bins begin and end where old ones do, and one does not"
    case .noSuchCategory(let name): "there is no bin `\(name)`"
    case .wrongAxisCount(let expected, let found):
      "this takes a histogram of \(expected) \(expected == 1 ? "axis" : "axes"), and this has \(found)"
    case .categoriesHaveNoNumbers: "the bins of categories are no numbers"
    }
  }
}
