/// A parameter of a model.
package struct Parameter: Sendable, Equatable {
  /// How the model depends on a parameter.
  package enum Coordinate: Sendable, Equatable {
    case natural
    /// Only through its square, as rates depend on a magnetic moment. The factors of the model are given the square,
    /// and fits run in it: 0, where the likelihood is stationary in the parameter, is then an ordinary bound.
    case squared
  }

  package var name: String
  /// The values that fits and intervals keep to; its ends may be infinite. A squared parameter is not negative.
  package var range: ClosedRange<Double>
  /// Where fits begin.
  package var start: Double
  /// Whether fits keep it at its start.
  package var isFixed: Bool
  package var coordinate: Coordinate

  package init(
    _ name: String, in range: ClosedRange<Double> = -.infinity ... .infinity, start: Double,
    isFixed: Bool = false, coordinate: Coordinate = .natural
  ) {
    self.name = name
    self.range = range
    self.start = start
    self.isFixed = isFixed
    self.coordinate = coordinate
  }

  /// The coordinate in which the model is evaluated and fitted.
  func inner(_ value: Double) -> Double {
    coordinate == .natural ? value : value * value
  }

  /// The parameter at a place of the fit's coordinate.
  func outer(_ inner: Double) -> Double {
    coordinate == .natural ? inner : max(inner, 0).squareRoot()
  }

  /// The derivative of the parameter in the fit's coordinate: what an error is multiplied by; infinite at 0 for a squared
  /// one.
  func outerSlope(_ inner: Double) -> Double {
    coordinate == .natural ? 1 : 0.5 / max(inner, 0).squareRoot()
  }

  /// The range in the fit's coordinate.
  var innerRange: ClosedRange<Double> {
    let low = coordinate == .natural ? range.lowerBound : max(range.lowerBound, 0)
    return inner(low)...max(inner(range.upperBound), inner(low))
  }
}
