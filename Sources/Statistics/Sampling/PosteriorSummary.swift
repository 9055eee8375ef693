internal import Numerics

/// What chains of draws say of one number, and how far they can be trusted (A. Vehtari et al., arXiv:1903.08008).
package struct PosteriorSummary: Sendable, Equatable {
  package let mean: Double
  package let deviation: Double
  package let median: Double
  /// The greater of the rank-normalised split R-hat of the draws and of their distances from the median: below 1.01 if
  /// the chains agree.
  package let rHat: Double
  /// How many independent draws would give the mean as well, and the 5 and 95 % quantiles.
  package let bulkSize: Double
  package let tailSize: Double

  /// - Parameter chains: as many draws in each.
  package init(_ chains: [[Double]]) {
    let all = chains.flatMap(\.self)
    let count = Double(all.count)
    let mean = all.reduce(0, +) / count
    let sorted = all.sorted()
    let median = sortedQuantile(sorted, 0.5)
    self.mean = mean
    self.median = median
    deviation = (all.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)).squareRoot()
    let halves = Self.split(chains)
    let normalized = Self.rankNormalized(halves)
    let folded = Self.rankNormalized(halves.map { $0.map { ($0 - median).magnitude } })
    rHat = max(ChainStatistics(normalized).rHat, ChainStatistics(folded).rHat)
    bulkSize = ChainStatistics(normalized).effectiveSize
    tailSize =
      [0.05, 0.95].map { part in
        let edge = sortedQuantile(sorted, part)
        return ChainStatistics(halves.map { $0.map { $0 <= edge ? 1 : 0 } }).effectiveSize
      }.min() ?? 0
  }

  /// Each chain's first and second half.
  private static func split(_ chains: [[Double]]) -> [[Double]] {
    chains.flatMap { chain in
      [Array(chain.prefix(chain.count / 2)), Array(chain.suffix(chain.count / 2))]
    }
  }

  /// The draws replaced by what a normal distribution has at their ranks; equal ones share a rank.
  private static func rankNormalized(_ chains: [[Double]]) -> [[Double]] {
    let all = chains.flatMap(\.self)
    let order = all.indices.sorted { all[$0] < all[$1] }
    var scores = all
    var first = 0
    while first < order.count {
      var last = first
      while last + 1 < order.count, all[order[last + 1]] == all[order[first]] { last += 1 }
      let rank = Double(first + last) / 2 + 1
      let score = normalQuantile((rank - 0.375) / (Double(all.count) + 0.25))
      for i in first...last { scores[order[i]] = score }
      first = last + 1
    }
    var start = 0
    return chains.map { chain in
      defer { start += chain.count }
      return Array(scores[start..<start + chain.count])
    }
  }
}

/// Variances within chains and between them.
struct ChainStatistics {
  private let chains: [[Double]]
  private let means: [Double]
  private let length: Double
  /// The mean variance of the chains, and the variance that their scatter implies.
  private let within: Double
  private let marginal: Double

  init(_ chains: [[Double]]) {
    self.chains = chains
    let length = Double(chains.map(\.count).min() ?? 0)
    let means = chains.map { $0.reduce(0, +) / max(Double($0.count), 1) }
    let variances = zip(chains, means).map { chain, mean in
      chain.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (length - 1)
    }
    let count = Double(chains.count)
    let grand = means.reduce(0, +) / count
    let between = means.reduce(0) { $0 + ($1 - grand) * ($1 - grand) } / max(count - 1, 1)
    self.length = length
    self.means = means
    within = variances.reduce(0, +) / count
    marginal = (length - 1) / length * within + between
  }

  var rHat: Double { (marginal / within).squareRoot() }

  /// The number of draws over their autocorrelation time, with Geyer's rule: correlations are added in pairs as long as
  /// the pairs' sums are positive, and none is more than the one before.
  var effectiveSize: Double {
    let total = length * Double(chains.count)
    guard within > 0, length > 3 else { return total }
    var (time, last, lag) = (-1.0, Double.infinity, 0)
    while lag + 1 < Int(length) - 2 {
      let pair = correlation(lag) + correlation(lag + 1)
      guard pair > 0 else { break }
      last = min(last, pair)
      time += 2 * last
      lag += 2
    }
    return total / max(time, 1 / logarithm10(total))
  }

  private func logarithm10(_ x: Double) -> Double { logarithm(x) / logarithm(10) }

  private func correlation(_ lag: Int) -> Double {
    var sum = 0.0
    for (chain, mean) in zip(chains, means) {
      var covariance = 0.0
      for i in 0..<chain.count - lag {
        covariance += (chain[i] - mean) * (chain[i + lag] - mean)
      }
      sum += covariance / length
    }
    return 1 - (within - sum / Double(chains.count)) / marginal
  }
}
