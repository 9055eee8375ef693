internal import Numerics

/// Why no Gaussian process goes through points.
package enum GaussianProcessError: Error, Sendable, Equatable {
  /// Less than three points, or more than `GaussianProcess.mostPoints`.
  case count(Int)
  /// The error of a point is not positive, or a number of it is not finite.
  case badPoint(index: Int)
  /// All points have the same x.
  case noExtent
}

/// A smooth random function about 0 through points with errors: normal, with the covariance a² exp(-(x - x')²/2ℓ²) of its
/// values, and the amplitude a and the length ℓ of the greatest marginal likelihood (C. Rasmussen and C. Williams, Gaussian
/// Processes for Machine Learning, doi:10.7551/mitpress/3206.001.0001, equations 2.25, 2.26 and 2.30).
package struct GaussianProcess: Sendable {
  /// The work grows with the cube of the number of points.
  package static let mostPoints = 400

  package let amplitude: Double
  package let length: Double
  /// ln of the marginal likelihood, with every constant; and that of points which scatter about 0 by their errors alone.
  package let logLikelihood: Double
  package let logLikelihoodOfNone: Double
  private let x: [Double]
  private let factor: CholeskyFactor
  /// (K + σ²)⁻¹ y
  private let weights: [Double]

  /// - Parameters:
  ///   - y: residuals: the function has no mean of its own.
  ///   - errors: the standard errors of `y`.
  package init(
    x: [Double], y: [Double], errors: [Double], interrupted: () throws -> Void = {}
  ) throws {
    let evidence = try MarginalLikelihood(x: x, y: y, errors: errors)
    logLikelihoodOfNone = evidence(amplitude: 0, length: 1)?.logLikelihood ?? -.infinity
    var (logs, best) = (evidence.start, -Double.infinity)
    for (amplitude, length) in evidence.grid {
      try interrupted()
      let point = [logarithm(amplitude), logarithm(length)]
      let value = evidence(at: point)
      if value > best { (logs, best) = (point, value) }
    }
    var step = 0.5
    while step > 1e-8 {
      try interrupted()
      let directions = [
        [step, 0], [-step, 0], [0, step], [0, -step], [step, step], [-step, -step],
      ]
      let tried = directions.map { zip(logs, $0).map { $0 + $1 } }
      let values = tried.map(evidence.callAsFunction(at:))
      if let place = values.indices.max(by: { values[$0] < values[$1] }), values[place] > best {
        (logs, best) = (tried[place], values[place])
      } else {
        step /= 2
      }
    }
    // Points that ask for no function have the amplitude 0, at the edge of what is searched.
    let isNone = best <= logLikelihoodOfNone + 1e-6
    amplitude = isNone ? 0 : exponential(logs[0])
    length = exponential(logs[1])
    guard let fit = evidence(amplitude: amplitude, length: length) else {
      throw GaussianProcessError.noExtent
    }
    logLikelihood = fit.logLikelihood
    self.x = x
    factor = fit.factor
    weights = fit.weights
  }

  /// The function at a place, with its standard error.
  package func value(at place: Double) -> Estimate {
    let covariances = x.map { Self.covariance(amplitude, length, $0 - place) }
    let mean = zip(covariances, weights).reduce(0) { $0 + $1.0 * $1.1 }
    var solved = covariances
    factor.solveUpper(&solved)
    let known = solved.reduce(0) { $0 + $1 * $1 }
    return Estimate(
      value: mean, error: max(amplitude * amplitude - known, 0).squareRoot())
  }

  static func covariance(_ amplitude: Double, _ length: Double, _ distance: Double) -> Double {
    let part = distance / length
    return amplitude * amplitude * exponential(-part * part / 2)
  }
}

/// The marginal likelihood of points as a function of amplitude and length.
struct MarginalLikelihood {
  private let x: [Double]
  private let y: [Double]
  private let variances: [Double]
  private let lengths: ClosedRange<Double>
  private let amplitudes: ClosedRange<Double>

  init(x: [Double], y: [Double], errors: [Double]) throws(GaussianProcessError) {
    guard (3...GaussianProcess.mostPoints).contains(x.count), y.count == x.count,
      errors.count == x.count
    else { throw .count(x.count) }
    if let bad = x.indices.first(where: {
      !x[$0].isFinite || !y[$0].isFinite || !(errors[$0] > 0) || !errors[$0].isFinite
    }) {
      throw .badPoint(index: bad)
    }
    let sorted = x.sorted()
    let span = sorted[sorted.count - 1] - sorted[0]
    let gaps = zip(sorted, sorted.dropFirst()).map { $1 - $0 }.filter { $0 > 0 }
    guard let closest = gaps.min(), span > 0 else { throw .noExtent }
    let size = (y.reduce(0) { $0 + $1 * $1 } / Double(y.count)).squareRoot()
    let scale = max(size, errors.min() ?? 0)
    self.x = x
    self.y = y
    variances = errors.map { $0 * $0 }
    // Shorter functions are scatter of single points; longer ones look like a constant.
    lengths = closest / 2...max(10 * span, closest)
    amplitudes = 1e-4 * scale...30 * scale
  }

  var start: [Double] { [logarithm(amplitudes.upperBound), logarithm(lengths.upperBound)] }

  /// Where the search begins.
  var grid: [(amplitude: Double, length: Double)] {
    func steps(_ range: ClosedRange<Double>, _ count: Int) -> [Double] {
      let ratio = logarithm(range.upperBound / range.lowerBound)
      return (0..<count).map {
        range.lowerBound * exponential(ratio * Double($0) / Double(count - 1))
      }
    }
    return steps(lengths, 10).flatMap { length in
      steps(amplitudes, 9).map { (amplitude: $0, length: length) }
    }
  }

  /// At ln of amplitude and length; -∞ outside of what is searched.
  func callAsFunction(at logs: [Double]) -> Double {
    let (amplitude, length) = (exponential(logs[0]), exponential(logs[1]))
    guard amplitudes.contains(amplitude), lengths.contains(length) else { return -.infinity }
    return self(amplitude: amplitude, length: length)?.logLikelihood ?? -.infinity
  }

  /// -½ yᵀ(K + σ²)⁻¹y - ½ ln |K + σ²| - n/2 ln 2π; nil where K + σ² is not positive definite.
  func callAsFunction(
    amplitude: Double, length: Double
  ) -> (logLikelihood: Double, factor: CholeskyFactor, weights: [Double])? {
    var matrix = EnvelopeMatrix(Envelope(dense: x.count))
    for i in x.indices {
      matrix[i, i] = amplitude * amplitude + variances[i]
      for j in i + 1..<x.count {
        matrix[i, j] = GaussianProcess.covariance(amplitude, length, x[i] - x[j])
      }
    }
    guard let factor = CholeskyFactor(matrix) else { return nil }
    var weights = y
    factor.solve(&weights)
    let square = zip(y, weights).reduce(0) { $0 + $1.0 * $1.1 }
    let value = -square / 2 - factor.logDeterminant / 2 - Double(x.count) * halfLogTwoPi
    return (value, factor, weights)
  }
}
