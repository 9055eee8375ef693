internal import Numerics

/// Reconstructed energies at which a kernel is summed to give the parts of it that the bins count:
/// the points of Gauss rules, or the whole numbers of photo-electrons.
struct ReconstructedMesh {
  /// Rising.
  let energies: [Double]
  /// For each slice, the weights of the energies in the sum, with the efficiency.
  let weights: [[Double]]
  /// For each bin where its energies start, and where the last ones end.
  let starts: [Int]
  /// From `Kernel.logarithms`.
  let logarithms: [Double]

  /// A mesh for kernels of one shape between these two.
  /// - Parameters:
  ///   - ends: what the ends of the panels of recoil energy look like, by rising mean.
  ///   - order: the points in a panel as wide as a kernel.
  init(_ detection: Detection, shape: Kernel.Shape, ends: [Kernel], order: Int) throws {
    let acceptance = detection.acceptance
    let points =
      shape == .poisson
      ? try Self.wholeNumbers(acceptance, highest: ends.last?.reach.high ?? 0)
      : Self.gaussPoints(acceptance, shape: shape, ends: ends, order: order)
    energies = points.map(\.energy)
    let fractions = try acceptance.fractions(at: energies)
    weights = fractions.map { zip(points, $0).map { $0.weight * $1 } }
    starts = (0..<acceptance.bins.count).map { bin in points.partitioningIndex { $0.bin >= bin } }
    logarithms = Kernel.logarithms(shape, energies)
  }

  fileprivate struct Point {
    var energy: Double
    var weight: Double
    var bin: Int
  }

  private static let mostPhotoelectrons = 1e6

  private static func wholeNumbers(_ acceptance: Acceptance, highest: Double) throws -> [Point] {
    let low = max(acceptance.lowest, 0).rounded(.up)
    let high = min(acceptance.highest, highest + 1)
    guard high - low <= mostPhotoelectrons else {
      throw ExperimentError(.bins, .tooManyPhotoelectrons(high))
    }
    return stride(from: low, to: high, by: 1).map {
      Point(energy: $0, weight: 1, bin: acceptance.bin(of: $0))
    }
  }

  /// For each kernel a column: the sums over the energies of each row, times its factor.
  func matrix(of kernels: [Kernel], factors: [Double], rows: Int) -> BandMatrix {
    var matrix = BandMatrix(rows: rows)
    var densities = [Double](repeating: 0, count: energies.count)
    var column: [Double] = []
    for (kernel, factor) in zip(kernels, factors) {
      let reach = kernel.reach
      var place = energies.partitioningIndex { $0 >= reach.low }
      let end = energies.partitioningIndex { $0 > reach.high }
      kernel.fill(&densities, place..<end, of: self)
      column.removeAll(keepingCapacity: true)
      let first = starts.partitioningIndex { $0 > place } - 1
      for bin in first..<(starts.count - 1) where place < end {
        let next = min(starts[bin + 1], end)
        for slice in weights {
          column.append(factor * kernel.norm * sum(slice, densities, place..<next))
        }
        place = next
      }
      matrix.append(column, from: first * weights.count)
    }
    return matrix
  }

  /// The sum of products, in an order of its own that a processor's vectors can follow.
  private func sum(_ weights: [Double], _ densities: [Double], _ places: Range<Int>) -> Double {
    var lanes = SIMD4<Double>.zero
    var place = places.lowerBound
    while place + 4 <= places.upperBound {
      for lane in 0..<4 { lanes[lane] += weights[place + lane] * densities[place + lane] }
      place += 4
    }
    var rest = 0.0
    for place in place..<places.upperBound { rest += weights[place] * densities[place] }
    return lanes.sum() + rest
  }

  private static func gaussPoints(
    _ acceptance: Acceptance, shape: Kernel.Shape, ends: [Kernel], order: Int
  ) -> [Point] {
    guard let first = ends.first, let last = ends.last else { return [] }
    let (low, high) = (first.reach.low, last.reach.high)
    let widths = Widths(ends)
    var open: [Acceptance.Piece] = acceptance.pieces.reversed().compactMap { piece in
      var piece = piece
      if shape == .gamma { piece.low = max(piece.low, 0) }
      return piece.low < piece.high && piece.high >= low && piece.low <= high ? piece : nil
    }
    var points: [Point] = []
    while let piece = open.popLast() {
      let width = min(widths.at(piece.low), widths.at(piece.high))
      if piece.isNarrow(against: width, shape: shape) {
        points += piece.points(in: width, order: order)
      } else {
        open += piece.halves.reversed()
      }
    }
    return points
  }
}

/// The widths of kernels, as a function of their mean.
private struct Widths {
  private let table: PiecewiseLinear?

  /// - Parameter kernels: by rising mean.
  init(_ kernels: [Kernel]) {
    var rising: [Kernel] = []
    for kernel in kernels where kernel.mean > rising.last?.mean ?? -.infinity {
      rising.append(kernel)
    }
    table = try? PiecewiseLinear(xs: rising.map(\.mean), ys: rising.map(\.width))
  }

  func at(_ mean: Double) -> Double { table?(mean) ?? 0 }
}

extension Acceptance.Piece {
  /// Whether a few points see a kernel of this width over the piece.
  fileprivate func isNarrow(against width: Double, shape: Kernel.Shape) -> Bool {
    let length = high - low
    // A gamma distribution behaves like a power of the energy at zero.
    if shape == .gamma, low < length, length > 1e-12 * width { return false }
    return length <= 2 * width
  }

  /// The points of a Gauss rule with as many of them as a kernel of this width needs.
  fileprivate func points(in width: Double, order: Int) -> [ReconstructedMesh.Point] {
    let count =
      switch (high - low) / width {
      case _ where !isLinear: order
      case ...0.06: (order + 3) / 4
      case ...0.3: (order + 2) / 3
      case ...0.8: (order + 1) / 2
      default: order
      }
    return GaussLegendre.rule(count).map { node, weight in
      ReconstructedMesh.Point(
        energy: point(at: node), weight: weight * (high - low) / 2, bin: bin)
    }
  }
}
