internal import Numerics

/// The density of draws of two parameters, on a grid: a histogram smoothed with a normal kernel by Scott's rule (D. W. Scott,
/// doi:10.1002/9780470316849), narrower for correlated parameters and reflected at the ends of the ranges.
package struct JointDensity: Sendable {
  /// The middles of the bins, with the ends of the ranges before and after them.
  private let xs: [Double]
  private let ys: [Double]
  /// Those along x next to one another; 0 at the ends.
  private let values: [Double]

  /// - Parameters:
  ///   - xRange: what is shown along x; draws outside of it are left out.
  ///   - count: the number of bins along each axis.
  package init(
    _ x: [Double], _ y: [Double], xRange: ClosedRange<Double>, yRange: ClosedRange<Double>,
    count: Int = 64
  ) {
    let (alongX, alongY) = (Binning(xRange, count), Binning(yRange, count))
    var bins = [Double](repeating: 0, count: count * count)
    for (u, v) in zip(x, y) {
      if let column = alongX.bin(u), let row = alongY.bin(v) { bins[row * count + column] += 1 }
    }
    let (first, second, correlation) = Self.spreads(x, y)
    let narrowing = max(1 - correlation * correlation, 0.01).squareRoot()
    // Draws of a chain are worth fewer independent ones.
    let factor = 1.25 * narrowing * exponential(-logarithm(Double(max(x.count, 2))) / 6)
    let kernelX = Self.kernel(factor * first / alongX.width, count)
    let kernelY = Self.kernel(factor * second / alongY.width, count)
    for row in 0..<count {
      let line = Self.blurred(Array(bins[row * count..<(row + 1) * count]), kernelX)
      bins.replaceSubrange(row * count..<(row + 1) * count, with: line)
    }
    var framed = [Double](repeating: 0, count: (count + 2) * (count + 2))
    for column in 0..<count {
      let line = Self.blurred((0..<count).map { bins[$0 * count + column] }, kernelY)
      for row in 0..<count { framed[(row + 1) * (count + 2) + column + 1] = line[row] }
    }
    (xs, ys, values) = (alongX.framedMiddles, alongY.framedMiddles, framed)
  }

  /// The outlines of the smallest area that holds this part of the draws, all closed.
  package func outlines(holding part: Double) -> [[(x: Double, y: Double)]] {
    let sorted = values.sorted(by: >)
    var rest = part * sorted.reduce(0, +)
    var level = 0.0
    for value in sorted {
      level = value
      rest -= value
      if rest <= 0 { break }
    }
    guard level > 0 else { return [] }
    return LevelCurves(xs: xs, ys: ys, values: values, level: level).curves
  }

  /// Bins of one width over a range.
  private struct Binning {
    let range: ClosedRange<Double>
    let count: Int
    let width: Double

    init(_ range: ClosedRange<Double>, _ count: Int) {
      self.range = range
      self.count = count
      width = (range.upperBound - range.lowerBound) / Double(count)
    }

    func bin(_ x: Double) -> Int? {
      guard range.contains(x), width > 0 else { return nil }
      return min(Int((x - range.lowerBound) / width), count - 1)
    }

    var framedMiddles: [Double] {
      let middles = (0..<count).map { range.lowerBound + (Double($0) + 0.5) * width }
      return [range.lowerBound] + middles + [range.upperBound]
    }
  }

  /// The standard deviations of both, and their correlation.
  private static func spreads(_ x: [Double], _ y: [Double]) -> (Double, Double, Double) {
    let count = Double(max(x.count, 1))
    let (meanX, meanY) = (x.reduce(0, +) / count, y.reduce(0, +) / count)
    var (xx, yy, xy) = (0.0, 0.0, 0.0)
    for (u, v) in zip(x, y) {
      xx += (u - meanX) * (u - meanX) / count
      yy += (v - meanY) * (v - meanY) / count
      xy += (u - meanX) * (v - meanY) / count
    }
    let product = (xx * yy).squareRoot()
    return (xx.squareRoot(), yy.squareRoot(), product > 0 ? xy / product : 0)
  }

  /// Weights of a bin and its neighbours to one side.
  private static func kernel(_ deviation: Double, _ count: Int) -> [Double] {
    let width = max(deviation.isFinite ? deviation : 0, 0.6)
    let reach = Int(min((4 * width).rounded(.up), Double(count)))
    let weights = (0...reach).map { exponential(-Double($0 * $0) / (2 * width * width)) }
    let sum = 2 * weights.reduce(0, +) - weights[0]
    return weights.map { $0 / sum }
  }

  private static func blurred(_ bins: [Double], _ kernel: [Double]) -> [Double] {
    let count = bins.count
    func reflected(_ i: Int) -> Double {
      let inside = i < 0 ? -i - 1 : (i >= count ? 2 * count - 1 - i : i)
      return bins.indices.contains(inside) ? bins[inside] : 0
    }
    return bins.indices.map { i in
      kernel.enumerated().reduce(0) { sum, weight in
        let (distance, w) = weight
        let both = reflected(i - distance) + (distance > 0 ? reflected(i + distance) : 0)
        return sum + w * both
      }
    }
  }
}
