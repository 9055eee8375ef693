internal import CLinear
internal import CNumerics
internal import Columns

/// A channel with the memory to evaluate it in.
struct ChannelEvaluation {
  let channel: LikelihoodChannel
  private let samples: [SampleEvaluation]
  private let binCount: Int
  private let stride: Int
  /// What is expected in the bins.
  let expected: MutableNumbers
  private let logarithms: MutableNumbers
  /// The first and second derivatives of a bin's term of -ln L in what is expected there.
  private let residuals: MutableNumbers
  private let weights: MutableNumbers
  /// The derivatives of what is expected: a row for each shared parameter, and a number for each bin's own.
  private let jacobian: MutableNumbers
  private let ownSlopes: MutableNumbers
  private let weighted: MutableNumbers
  private let squares: MutableNumbers

  init(_ channel: LikelihoodChannel, _ scratch: Scratch) {
    self.channel = channel
    binCount = channel.bins.count
    stride = Scratch.stride(of: binCount)
    samples = channel.samples.map { SampleEvaluation($0, scratch) }
    expected = scratch.take(stride)
    logarithms = scratch.take(stride)
    residuals = scratch.take(stride)
    weights = scratch.take(stride)
    jacobian = scratch.take(channel.shared.count * stride)
    ownSlopes = scratch.take(channel.ownCount)
    weighted = scratch.take(stride)
    squares = scratch.take(channel.shared.count * (channel.shared.count + 1) / 2)
  }

  /// Fills `expected`.
  func predict(at point: Numbers, _ order: DerivativeOrder = .value) throws {
    expected.update(repeating: 0, count: binCount)
    for sample in samples { try sample.predict(at: point, order, to: expected) }
  }

  /// Adds the channel's part of the derivatives and returns what depends on the parameters of its -ln L: infinite if what
  /// is expected somewhere is impossible.
  func evaluate(
    at point: Numbers, observed: Numbers, _ order: DerivativeOrder, _ target: DerivativeTarget
  ) throws -> Double {
    try predict(at: point, order)
    let value = terms(observed)
    guard value.isFinite, order > .value else { return value }
    differentiate(at: point)
    for (row, place) in channel.shared.enumerated() {
      target.add(place, dot(residuals, jacobian + row * stride, stride))
    }
    forEachOwn { place, bin, slope in target.add(place, residuals[bin] * slope) }
    guard order > .gradient else { return value }
    if order == .hessian {
      for sample in samples { sample.addCurvature(at: point, residuals: residuals, target) }
    }
    if case .correlatedNormal(let factor) = channel.statistic { whiten(factor) }
    addSquares(target)
    return value
  }

  /// The derivatives of what is expected.
  private func differentiate(at point: Numbers) {
    jacobian.update(repeating: 0, count: channel.shared.count * stride)
    ownSlopes.update(repeating: 0, count: channel.ownCount)
    for sample in samples {
      sample.addJacobian(
        at: point, rows: jacobian, own: ownSlopes, ownStart: channel.ownStart.first ?? 0)
    }
  }

  private func forEachOwn(_ body: (_ place: Int, _ bin: Int, _ slope: Double) -> Void) {
    guard let first = channel.ownStart.first, channel.ownCount > 0 else { return }
    for bin in 0..<binCount {
      for place in channel.ownStart[bin]..<channel.ownStart[bin + 1] {
        body(place, bin, ownSlopes[place - first])
      }
    }
  }

  /// Adds Jᵀ W J.
  private func addSquares(_ target: DerivativeTarget) {
    let shared = channel.shared
    cl_weighted_squares(
      weights, jacobian, shared.count, stride, stride, weighted, squares)
    var next = squares
    for row in shared.indices {
      for other in row..<shared.count {
        target.add(shared[row], shared[other], next.pointee)
        next += 1
      }
    }
    if channel.ownCount > 0 { addOwnSquares(target) }
  }

  /// Adds the elements of Jᵀ W J for the bins' own parameters.
  private func addOwnSquares(_ target: DerivativeTarget) {
    for (row, place) in channel.shared.enumerated() {
      product(weights, jacobian + row * stride, into: weighted, stride)
      forEachOwn { own, bin, slope in target.add(place, own, weighted[bin] * slope) }
    }
    forEachOwn { place, bin, slope in
      for other in place..<channel.ownStart[bin + 1] {
        let otherSlope = ownSlopes[other - channel.ownStart[0]]
        target.add(place, other, weights[bin] * slope * otherSlope)
      }
    }
  }

  /// Makes the rows of the Jacobian those of a channel with independent errors of 1.
  private func whiten(_ factor: CholeskyFactor) {
    for row in channel.shared.indices {
      factor.solveUpper(jacobian + row * stride)
    }
    weights.update(repeating: 1, count: binCount)
  }

  /// The sum of the bins' terms; fills residuals and weights.
  private func terms(_ observed: Numbers) -> Double {
    switch channel.statistic {
    case .poisson(let scales): return poissonTerms(observed, scales)
    case .normal(let inverseVariances):
      var sum = CompensatedSum()
      for bin in 0..<binCount {
        let residual = expected[bin] - observed[bin]
        weights[bin] = inverseVariances[bin]
        residuals[bin] = residual * weights[bin]
        sum.add(0.5 * residual * residuals[bin])
      }
      return sum.value
    case .correlatedNormal(let factor):
      for bin in 0..<binCount { residuals[bin] = expected[bin] - observed[bin] }
      weighted.update(from: residuals, count: binCount)
      factor.solve(residuals)
      return 0.5 * dot(weighted, residuals, binCount)
    }
  }

  private func poissonTerms(_ observed: Numbers, _ scales: [Double]) -> Double {
    guard firstImpossible(observed) == nil else { return .infinity }
    cn_map(cn_log, expected, logarithms, binCount)
    var sum = CompensatedSum()
    for bin in 0..<binCount {
      let (count, scale) = (observed[bin], scales[bin])
      if count > 0 {
        let ratio = count / expected[bin]
        residuals[bin] = scale - ratio
        weights[bin] = ratio / expected[bin]
        sum.add(scale * expected[bin] - count * logarithms[bin])
      } else {
        residuals[bin] = scale
        weights[bin] = 0
        sum.add(scale * expected[bin])
      }
    }
    return sum.value
  }

  /// The first bin in which what is expected is negative, not a number, or 0 where there are data.
  func firstImpossible(_ observed: Numbers) -> Int? {
    (0..<binCount).first { bin in
      !(expected[bin] > 0) && !(expected[bin] == 0 && observed[bin] == 0)
    }
  }
}

extension LikelihoodChannel {
  /// The number of parameters that act on one of its bins alone.
  fileprivate var ownCount: Int { (ownStart.last ?? 0) - (ownStart.first ?? 0) }
}
