import Histograms
import Numerics

/// Events along one axis that are not binned, in base units.
struct EventData: Sendable {
  let values: [Double]
  /// Where events were looked for.
  let range: ClosedRange<Double>
}

/// Where an unbinned likelihood is evaluated: at the events, and at the points of a quadrature over the range, whose sum
/// is the number of events expected.
struct EventPlaces {
  let coordinates: [Double]
  /// 1 for an event, 0 for a point of the quadrature.
  let contents: [Double]
  /// 0 for an event.
  let weights: [Double]

  /// Panels of a function that is known by a formula.
  private static let panelCount = 64

  /// - Parameter edges: of the bins of the samples, between which they are smooth.
  init(_ events: EventData, edges: [Double]) {
    let (low, high) = (events.range.lowerBound, events.range.upperBound)
    let even = (0...Self.panelCount).map {
      low + (high - low) * Double($0) / Double(Self.panelCount)
    }
    let inner = edges.filter { low < $0 && $0 < high }
    let ends = Set(even + inner).sorted()
    let rule = GaussLegendre(count: 8)
    var (nodes, weights) = ([Double](), [Double]())
    for (a, b) in zip(ends, ends.dropFirst()) {
      for (node, weight) in rule.pairs {
        nodes.append(0.5 * (a + b) + 0.5 * (b - a) * node)
        weights.append(0.5 * (b - a) * weight)
      }
    }
    coordinates = events.values + nodes
    contents = events.values.map { _ in 1 } + nodes.map { _ in 0 }
    self.weights = events.values.map { _ in 0 } + weights
  }

  /// The density that a histogram of these contents stands for, at all places: straight within each bin, with the slope of
  /// the neighbours' difference unless that would be negative somewhere, so that each bin keeps its content.
  ///
  /// - Parameters:
  ///   - contents: of the bins.
  ///   - histogram: has the axis, and the contents that decide which bins have a slope.
  func density(_ contents: [Double], of histogram: Histogram) -> [Double] {
    let (axis, nominal) = (histogram.axes[0], histogram.contents)
    func rate(_ contents: [Double], _ bin: Int) -> Double {
      contents[bin] / (axis.edges[bin + 1] - axis.edges[bin])
    }
    func slope(_ contents: [Double], _ bin: Int) -> Double {
      guard bin > 0, bin + 1 < axis.count else { return 0 }
      let distance =
        0.5 * (axis.edges[bin + 1] + axis.edges[bin + 2] - axis.edges[bin - 1] - axis.edges[bin])
      return (rate(contents, bin + 1) - rate(contents, bin - 1)) / distance
    }
    return coordinates.map { x in
      guard let cell = axis.cell(of: x), (1...axis.count).contains(cell) else { return 0 }
      let bin = cell - 1
      let width = axis.edges[cell] - axis.edges[bin]
      let isSloped = rate(nominal, bin) >= 0.5 * width * slope(nominal, bin).magnitude
      let offset = x - 0.5 * (axis.edges[bin] + axis.edges[cell])
      return rate(contents, bin) + (isSloped ? slope(contents, bin) * offset : 0)
    }
  }
}
