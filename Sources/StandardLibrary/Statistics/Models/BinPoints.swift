import Histograms
import Numerics

/// Points in bins, at which formulas are evaluated, and what each of them counts.
struct BinPoints {
  /// The slots of what varies within bins.
  let variables: [Int]
  /// For each point of a bin and each variable, where the point lies in each of the bins.
  let coordinates: [[[Double]]]
  /// For each point of a bin, its weight in each of the bins.
  let weights: [[Double]]

  var binCount: Int { weights.first?.count ?? 0 }

  /// One point a bin without variables, with the bin's content as its weight.
  init(contents: [Double]) {
    (variables, coordinates, weights) = ([], [[]], [contents])
  }

  init(variables: [Int], coordinates: [[[Double]]], weights: [[Double]]) {
    (self.variables, self.coordinates, self.weights) = (variables, coordinates, weights)
  }

  /// The points of Gauss-Legendre rules along the axes, the bins of the first axis running fastest.
  init(integrating variables: [Int], over axes: [HistogramAxis]) {
    let rule = GaussLegendre(count: axes.count == 1 ? 16 : axes.count == 2 ? 8 : 5)
    let binCount = axes.reduce(1) { $0 * $1.count }
    var coordinates: [[[Double]]] = [[]]
    var weights = [[Double](repeating: 1, count: binCount)]
    var stride = 1
    for axis in axes {
      let bins = (0..<binCount).map { $0 / stride % axis.count }
      let centres = bins.map { 0.5 * (axis.edges[$0] + axis.edges[$0 + 1]) }
      let halves = bins.map { 0.5 * (axis.edges[$0 + 1] - axis.edges[$0]) }
      let along = rule.nodes.map { node in zip(centres, halves).map { $0 + node * $1 } }
      coordinates = coordinates.flatMap { point in along.map { point + [$0] } }
      weights = weights.flatMap { old in
        rule.weights.map { weight in zip(old, halves).map { $0 * weight * $1 } }
      }
      stride *= axis.count
    }
    self.init(variables: variables, coordinates: coordinates, weights: weights)
  }

  /// Each of the points alone, with the weight 1.
  var single: [BinPoints] {
    coordinates.map { point in
      let ones = [Double](repeating: 1, count: binCount)
      return BinPoints(variables: variables, coordinates: [point], weights: [ones])
    }
  }
}
