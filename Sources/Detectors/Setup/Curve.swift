package import Numerics

/// A function of one number, of an energy in MeV or a time in s, given for whole blocks of numbers.
///
/// It is evaluated while an experiment is made, and not kept.
package struct Curve {
  /// Where it may have steps or kinks.
  package let breakpoints: [Double]
  private let function: ([Double]) throws -> [Double]

  /// - Parameter function: as many values as it is given numbers.
  package init(
    breakpoints: [Double] = [], _ function: @escaping (_ xs: [Double]) throws -> [Double]
  ) {
    self.breakpoints = breakpoints
    self.function = function
  }

  /// Straight lines between points, and beyond them the value of the nearest.
  package init(_ points: PiecewiseLinear) {
    self.init(breakpoints: points.xs) { xs in xs.map { points($0) } }
  }

  package static func constant(_ value: Double) -> Curve {
    Curve { xs in xs.map { _ in value } }
  }

  /// The values at these numbers.
  /// - Throws: `ExperimentError` that names the entry, for a value outside of its domain, and what
  ///   the function throws.
  func values(
    at xs: [Double], _ entry: ExperimentError.Entry, _ domain: ExperimentError.Domain
  ) throws -> [Double] {
    let ys = try function(xs)
    guard ys.count == xs.count else {
      throw ExperimentError(entry, .count(given: ys.count, expected: xs.count))
    }
    if let wrong = ys.indices.first(where: { !domain.contains(ys[$0]) }) {
      throw ExperimentError(entry, .value(ys[wrong], at: xs[wrong], domain))
    }
    return ys
  }
}
