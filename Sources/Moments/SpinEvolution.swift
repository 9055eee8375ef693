/// Spin precession through a medium that changes on the way, step by step.
///
/// Each step is a product of rotations, so the norm is kept whatever the step. It is made twice by
/// the fourth-order Magnus expansion (S. Blanes et al., Phys. Rep. 470 (2009) 151,
/// doi:10.1016/j.physrep.2008.11.001): at once on Simpson's points, and in two halves
/// on Gauss points, whose error is 24 times smaller. The halves are taken when the two differ by
/// less than the step's share of `tolerance`; the amplitude at the end is then off by less than
/// `tolerance`, and the probability by less than twice that. Together the points see a jump of the
/// medium wherever it is in the step.
package struct SpinEvolution {
  /// Why an evolution was given up.
  package enum Failure: Error, Equatable {
    /// The medium is not finite here, in cm.
    case notFinite(position: Double)
    /// The medium turns the spin, or changes, too often on the way.
    case tooManySteps
  }

  /// The medium at each of these positions, in cm.
  package typealias Profile = (_ positions: [Double]) throws -> [SpinPrecession]

  private let length: Double
  private let tolerance: Double
  private let profile: Profile

  private static let mostSteps = 1_000_000
  /// The shortest step as a part of the length: shorter ones, at a jump of the medium, are taken as
  /// they are.
  private static let shortestStep = 0x1p-44

  /// What two equal states may differ by.
  private static let rounding = 1e-15

  /// - Parameters:
  ///   - length: in cm.
  ///   - tolerance: the largest error of the final amplitude.
  package init(length: Double, tolerance: Double = 1e-9, profile: @escaping Profile) {
    self.length = length
    self.tolerance = tolerance
    self.profile = profile
  }

  /// P(ν_L → ν_R) at the end of the way.
  ///
  /// Throws a `Failure`, or what the profile throws.
  package func flipProbability() throws -> Double {
    var state = SpinState.left
    var (position, step) = (0.0, length / 16)
    for _ in 0..<Self.mostSteps {
      let isLast = position + step >= length
      if isLast { step = length - position }
      let (coarse, fine) = try trial(state, from: position, step: step)
      let ratio = coarse.distance(to: fine) / (tolerance * (step / length) + Self.rounding)
      if ratio <= 1 || step <= length * Self.shortestStep {
        state = fine
        if isLast { return state.rightProbability }
        position += step
      }
      step *= ratio > 0 ? min(4, max(0.1, 0.8 / ratio.squareRoot().squareRoot())) : 4
    }
    throw Failure.tooManySteps
  }

  /// The state after one step on Simpson's points, and after two of half its size on Gauss points.
  private func trial(
    _ state: SpinState, from start: Double, step: Double
  ) throws -> (coarse: SpinState, fine: SpinState) {
    let half = step / 2
    let fractions = Self.simpson + Self.gauss.map { $0 / 2 } + Self.gauss.map { ($0 + 1) / 2 }
    let positions = fractions.map { start + $0 * step }
    let media = try profile(positions)
    guard media.count == positions.count else { throw Failure.tooManySteps }
    for (position, medium) in zip(positions, media)
    where !medium.coupling.isFinite || !medium.splitting.isFinite {
      throw Failure.notFinite(position: position)
    }
    let coarse = state.turned(by: Self.onSimpsonPoints(media[0..<3], step: step))
    let fine = state.turned(by: Self.onGaussPoints(media[3..<5], step: half))
      .turned(by: Self.onGaussPoints(media[5..<7], step: half))
    return (coarse, fine)
  }

  /// w = h/6 (a₁ + 4a₂ + a₃) + h²/6 (a₃ × a₁) for H = a·σ at the start, the middle and the end.
  private static func onSimpsonPoints(
    _ media: ArraySlice<SpinPrecession>, step: Double
  ) -> SpinRotation {
    let a = media.map { $0.rotation(length: step) }
    return (1 / 6.0) * (a[0] + 4 * a[1] + a[2] + a[2].cross(a[0]))
  }

  /// w = h/2 (a₁ + a₂) + √3/6 h² (a₂ × a₁) for H = a·σ at the two points.
  private static func onGaussPoints(
    _ media: ArraySlice<SpinPrecession>, step: Double
  ) -> SpinRotation {
    let a = media.map { $0.rotation(length: step) }
    return 0.5 * (a[0] + a[1]) + (3.0.squareRoot() / 6) * a[1].cross(a[0])
  }

  private static let simpson = [0, 0.5, 1]
  private static let gauss = [0.5 - 3.0.squareRoot() / 6, 0.5 + 3.0.squareRoot() / 6]
}
