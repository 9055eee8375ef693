internal import Numerics
/// How a sample's size depends on a nuisance parameter α, between what it is at α = -1, 0 and 1 (K. Cranmer et al.,
/// HistFactory, CERN-OPEN-2012-016, section 4; the codes are those of pyhf).
package enum ShapeInterpolation: Sendable, Equatable {
  /// Code 0: straight lines on both sides of 0, where the slope changes.
  case linear
  /// Code 4p: straight lines beyond ±1 and between them a polynomial of sixth order, which joins them smoothly.
  case polynomial
}

/// How a factor depends on a nuisance parameter α.
package enum FactorInterpolation: Sendable, Equatable {
  /// Code 0: straight lines on both sides of 0.
  case linear
  /// Code 1: exponentials on both sides of 0, where the slope changes.
  case exponential
  /// Code 4: exponentials beyond ±1 and between them a polynomial of sixth order, which joins them smoothly.
  case polynomial
}

extension FactorInterpolation {
  /// A factor that is `low` at α = -1, 1 at 0 and `high` at 1; both positive, except for code 0.
  package func factor(at alpha: Double, low: Double, high: Double) -> Double {
    FactorCurve(low: low, high: high, self).jet(at: alpha).value
  }
}

/// A function of one number with its first two derivatives.
struct Jet: Equatable {
  var value: Double
  var slope: Double
  var curvature: Double
}

extension ShapeInterpolation {
  /// The shift of a sample is `even`·E + `odd`·O, with O the half difference of what it is at α = 1 and -1, and E how far
  /// the mean of those two is above the nominal.
  static func weights(at alpha: Double, _ code: ShapeInterpolation) -> (even: Jet, odd: Jet) {
    let odd = Jet(value: alpha, slope: 1, curvature: 0)
    if code == .linear || alpha.magnitude >= 1 {
      let sign: Double = alpha < 0 ? -1 : 1
      return (Jet(value: alpha.magnitude, slope: sign, curvature: 0), odd)
    }
    let square = alpha * alpha
    let even = Jet(
      value: square * (15 + square * (-10 + 3 * square)) / 8,
      slope: alpha * (30 + square * (-40 + 18 * square)) / 8,
      curvature: (30 + square * (-120 + 90 * square)) / 8)
    return (even, odd)
  }
}

/// A factor that is `low` at α = -1, 1 at 0 and `high` at 1.
struct FactorCurve: Sendable {
  private let low: Double
  private let high: Double
  private let code: FactorInterpolation
  private let logLow: Double
  private let logHigh: Double
  /// Code 4 between -1 and 1: the coefficients of α, α², … α⁶.
  private let coefficients: [Double]

  /// - Parameters low, high: positive, except for code 0.
  init(low: Double, high: Double, _ code: FactorInterpolation) {
    self.low = low
    self.high = high
    self.code = code
    logLow = logarithm(low)
    logHigh = logarithm(high)
    coefficients = code == .polynomial ? Self.coefficients(low, high, logLow, logHigh) : []
  }

  /// The polynomial that has the exponentials' values and first two derivatives at ±1, and is 1 at 0.
  private static func coefficients(
    _ low: Double, _ high: Double, _ logLow: Double, _ logHigh: Double
  ) -> [Double] {
    // Half sums and half differences of the two ends, of the function and of its derivatives.
    func parts(_ up: Double, _ down: Double) -> (sum: Double, difference: Double) {
      (0.5 * (up + down), 0.5 * (up - down))
    }
    let (s0, a0) = parts(high, low)
    let (s1, a1) = parts(high * logHigh, -low * logLow)
    let (s2, a2) = parts(high * logHigh * logHigh, low * logLow * logLow)
    return [
      (15 * a0 - 7 * s1 + a2) / 8, (-24 + 24 * s0 - 9 * a1 + s2) / 8,
      (-5 * a0 + 5 * s1 - a2) / 4, (12 - 12 * s0 + 7 * a1 - s2) / 4,
      (3 * a0 - 3 * s1 + a2) / 8, (-8 + 8 * s0 - 5 * a1 + s2) / 8,
    ]
  }

  func jet(at alpha: Double) -> Jet {
    switch code {
    case .linear:
      let slope = alpha < 0 ? 1 - low : high - 1
      return Jet(value: 1 + alpha * slope, slope: slope, curvature: 0)
    case .polynomial where alpha.magnitude < 1:
      var jet = Jet(value: 0, slope: 0, curvature: 0)
      for coefficient in coefficients.reversed() {
        jet.curvature = jet.curvature * alpha + 2 * jet.slope
        jet.slope = jet.slope * alpha + jet.value
        jet.value = jet.value * alpha + coefficient
      }
      // The polynomial lacks its constant term and one power of α: 1 + α·p(α).
      return Jet(
        value: 1 + alpha * jet.value, slope: jet.value + alpha * jet.slope,
        curvature: 2 * jet.slope + alpha * jet.curvature)
    case .exponential, .polynomial:
      let rate = alpha < 0 ? -logLow : logHigh
      let value = exponential(alpha * rate)
      return Jet(value: value, slope: rate * value, curvature: rate * rate * value)
    }
  }
}
