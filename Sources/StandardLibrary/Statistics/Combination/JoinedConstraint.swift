import Statistics

extension Constraint {
  /// Normal measurements of parameters as one, with the correlation of two of them; nil if they are not normal.
  init?(joining constraints: [Constraint], _ a: Int, _ b: Int, _ coefficient: Double) {
    var (parameters, means, covariance) = ([Int](), [Double](), [[Double]]())
    for constraint in constraints {
      var block: [[Double]]
      switch constraint {
      case .normal(let parameter, let mean, let deviation):
        parameters.append(parameter)
        means.append(mean)
        block = [[deviation * deviation]]
      case .correlatedNormal(let others, let values, let matrix):
        parameters += others
        means += values
        block = matrix
      default: return nil
      }
      let old = covariance.count
      for row in covariance.indices { covariance[row] += block.map { _ in 0 } }
      block = block.map { [Double](repeating: 0, count: old) + $0 }
      covariance += block
    }
    guard let i = parameters.firstIndex(of: a), let j = parameters.firstIndex(of: b) else {
      return nil
    }
    covariance[i][j] = coefficient * (covariance[i][i] * covariance[j][j]).squareRoot()
    covariance[j][i] = covariance[i][j]
    self = .correlatedNormal(parameters: parameters, means: means, covariance: covariance)
  }
}
