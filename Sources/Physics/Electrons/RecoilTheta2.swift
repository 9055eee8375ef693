import Glibc

/// The variable u = T θ² of elastic scattering at one energy: its maximum, and the two recoils
/// that share a value.
///
/// With h = (E + M)² θ tan θ / ((E + M)² - E² cos²θ), which rises with θ from 0 to infinity,
/// d ln T / d ln θ = -2 h. Therefore ln u rises with θ until h = 1 and falls after it, and is
/// concave in ln θ as well as in ln T: Newton's method converges from any point on the right side
/// of the maximum.
struct RecoilTheta2 {
  let kinematics: ElasticKinematics
  let E: Double
  /// θ where u is largest.
  let peakTheta: Double
  /// The largest u.
  let maximum: Double

  /// One recoil with a given u.
  struct Recoil {
    let T: Double
    let theta: Double
  }

  init(kinematics: ElasticKinematics, E: Double) {
    self.kinematics = kinematics
    self.E = E
    peakTheta = Self.peak(mass: kinematics.mass, E: E)
    let (cosine, sine) = (cos(peakTheta), sin(peakTheta))
    maximum =
      peakTheta * peakTheta
      * kinematics.recoil(cosine: cosine, sineSquared: sine * sine, E: E)
  }

  /// Both recoils, the one of larger T first; `nil` above the maximum.
  func recoils(at u: Double) -> (forward: Recoil, sideways: Recoil)? {
    if u > maximum { return nil }
    if u == 0 {
      let straight = Recoil(T: kinematics.maximumRecoil(E: E), theta: 0)
      return (straight, Recoil(T: 0, theta: .pi / 2))
    }
    return (forward(u), sideways(u))
  }

  /// du/dT = θ² (1 - 1/h).
  func slope(theta: Double) -> Double {
    let (cosine, sine) = (cos(theta), sin(theta))
    let cotangent = theta == 0 ? 1 : theta * cosine / sine
    let ratio = kinematics.denominator(sineSquared: sine * sine, E: E)
    let total = E + kinematics.mass
    return theta * theta - cotangent * ratio / (total * total)
  }

  /// h = 1, as the root of (E + M)² θ tan θ - E² sin²θ - M (M + 2 E), which is convex and rising.
  /// The quartic that starts its series lies below it, so the iteration starts on the right of
  /// the root and descends.
  private static func peak(mass: Double, E: Double) -> Double {
    let (rest, total) = (mass * (mass + 2 * E), (E + mass) * (E + mass))
    let quartic = 2 * E * E / 3
    var theta = (2 * rest / (rest + (rest * (rest + 4 * quartic)).squareRoot())).squareRoot()
    for _ in 0..<50 {
      let (cosine, sine) = (cos(theta), sin(theta))
      let tangent = sine / cosine
      let value = total * theta * tangent - E * E * sine * sine - rest
      let slope = total * (tangent + theta / (cosine * cosine)) - 2 * E * E * sine * cosine
      let step = value / slope
      theta -= step
      if step.magnitude <= 1e-15 * theta { break }
    }
    return theta
  }

  /// The recoil at the smaller angle, by Newton's method in ln θ.
  private func forward(_ u: Double) -> Recoil {
    let theta = descend(from: peakTheta, startingAt: -(2 * depth(u) / curvature).squareRoot()) {
      let (value, h) = logarithm(theta: $0, over: u)
      return value / (2 - 2 * h)
    }
    let sine = sin(theta)
    return Recoil(
      T: kinematics.recoil(cosine: cos(theta), sineSquared: sine * sine, E: E), theta: theta)
  }

  /// The recoil at the larger angle, by Newton's method in ln T.
  private func sideways(_ u: Double) -> Recoil {
    let peakT = maximum / (peakTheta * peakTheta)
    let T = descend(from: peakT, startingAt: -(8 * depth(u) / curvature).squareRoot()) {
      let (value, h) = logarithm(theta: kinematics.theta(T: $0, E: E), over: u)
      return value / (1 - 1 / h)
    }
    return Recoil(T: T, theta: kinematics.theta(T: T, E: E))
  }

  /// Newton's method in ln x below a `peak`, from the root of the parabola there. Steps shrink
  /// until rounding stops them.
  private func descend(
    from peak: Double, startingAt offset: Double, step: (Double) -> Double
  ) -> Double {
    var (x, previous) = (peak * exp(offset), Double.infinity)
    for _ in 0..<60 {
      let change = step(x)
      guard change.magnitude < previous else { break }
      x = min(peak, x * exp(-change))
      previous = change.magnitude
      if previous < 1e-15 { break }
    }
    return x
  }

  /// How far ln u lies below its maximum.
  private func depth(_ u: Double) -> Double { max(0, log(maximum / u)) }

  /// -d² ln u / d(ln θ)² at the maximum.
  private var curvature: Double {
    let (cosine, sine) = (cos(peakTheta), sin(peakTheta))
    let denominator = kinematics.denominator(sineSquared: sine * sine, E: E)
    return 2 + 2 * peakTheta * (1 / (sine * cosine) - 2 * E * E * sine * cosine / denominator)
  }

  /// ln(u(θ)/u) and h(θ).
  private func logarithm(theta: Double, over u: Double) -> (value: Double, h: Double) {
    let (cosine, sine) = (cos(theta), sin(theta))
    let T = kinematics.recoil(cosine: cosine, sineSquared: sine * sine, E: E)
    let total = E + kinematics.mass
    let h =
      total * total * theta * sine
      / (cosine * kinematics.denominator(sineSquared: sine * sine, E: E))
    return (log(T * theta * theta / u), h)
  }
}
