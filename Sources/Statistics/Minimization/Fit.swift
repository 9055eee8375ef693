/// The values of a model's parameters at which its likelihood is greatest, with their errors.
package struct Fit: Sendable {
  package let parameters: [Parameter]
  /// In the order of the parameters.
  package let values: [Double]
  /// -ln L, with every constant.
  package let negativeLogLikelihood: Double
  package let status: FitStatus
  /// How far above its minimum -ln L may be.
  package let distance: Double
  package let iterations: Int
  /// Parameters that were kept where they are.
  package let isFixed: [Bool]
  /// The fit's coordinates of the values.
  let point: [Double]
  /// The factor of the Hessian of the free parameters; `nil` if it is not positive definite.
  let hessian: CholeskyFactor?
  private let isInCovariance: [Bool]

  init(_ minimum: Minimum, _ likelihood: Likelihood, isFixed: [Bool], _ derivatives: Derivatives) {
    parameters = likelihood.parameters
    point = minimum.point
    values = zip(parameters, minimum.point).map { $0.outer($1) }
    negativeLogLikelihood = minimum.value
    status = minimum.status
    distance = minimum.distance
    iterations = minimum.iterations
    self.isFixed = isFixed
    let atBound = zip(parameters, minimum.point).map {
      $1 <= $0.innerRange.lowerBound || $1 >= $0.innerRange.upperBound
    }
    var held = isFixed
    var factor = Self.factor(derivatives.hessian, held)
    if factor == nil {
      held = zip(isFixed, atBound).map { $0 || $1 }
      factor = Self.factor(derivatives.hessian, held)
    }
    hessian = factor
    isInCovariance = held.map { !$0 }
  }

  private static func factor(_ hessian: EnvelopeMatrix, _ held: [Bool]) -> CholeskyFactor? {
    var matrix = hessian
    for i in held.indices where held[i] { matrix.makeIdentity(row: i) }
    return CholeskyFactor(matrix)
  }

  /// Whether the minimum was found and the errors mean something.
  package var isValid: Bool { status == .converged && hessian != nil }

  /// Whether a free parameter is at an end of its range, where its error means little.
  package func isAtBound(_ place: Int) -> Bool {
    let range = parameters[place].innerRange
    return !isFixed[place]
      && (point[place] <= range.lowerBound || point[place] >= range.upperBound)
  }

  /// The standard error of a parameter from the curvature of -ln L; `nil` if there is none.
  package func error(of place: Int) -> Double? {
    covariance(place, place).map { $0.squareRoot() }
  }

  /// The covariance of two parameters.
  package func covariance(_ i: Int, _ j: Int) -> Double? {
    guard let hessian, isInCovariance[i], isInCovariance[j] else { return nil }
    let slopes = parameters[i].outerSlope(point[i]) * parameters[j].outerSlope(point[j])
    let covariance = hessian.inverseColumn(i)[j] * slopes
    return covariance.isFinite ? covariance : nil
  }

  /// The correlation of two parameters, -1…1.
  package func correlation(_ i: Int, _ j: Int) -> Double? {
    guard let hessian, isInCovariance[i], isInCovariance[j] else { return nil }
    let column = hessian.inverseColumn(i)
    return column[j] / (column[i] * hessian.inverseColumn(j)[j]).squareRoot()
  }

  /// The number of parameters that were fitted.
  package var freeCount: Int { isFixed.count { !$0 } }
}
