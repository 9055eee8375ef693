internal import Numerics
/// The Cholesky factor of a positive definite matrix within an envelope: A = R Rᵀ with R upper triangular, which has no
/// element outside of the envelope of A.
struct CholeskyFactor: Sendable {
  private let envelope: Envelope
  private var elements: [Double]
  /// 1/R_ii.
  private var inverseDiagonal: [Double]
  /// The columns that are being eliminated.
  private var columns: [Double]

  /// Memory for a factor, to be used again and again; it must be `factor`ed before anything is solved.
  init(envelope: Envelope) {
    self.envelope = envelope
    elements = [Double](repeating: 0, count: envelope.elementCount)
    inverseDiagonal = [Double](repeating: 0, count: envelope.count)
    columns = [Double](repeating: 0, count: Elimination.panelWidth * envelope.count)
  }

  /// The factor of the identity.
  init(identity count: Int) {
    self.init(envelope: Envelope(dense: count))
    inverseDiagonal = [Double](repeating: 1, count: count)
    for start in envelope.diagonal { elements[start] = 1 }
  }

  /// `nil` if the matrix is not positive definite.
  init?(_ matrix: EnvelopeMatrix) {
    self.init(envelope: matrix.envelope)
    guard factor(matrix) == nil else { return nil }
  }

  /// Factors a matrix with this envelope.
  /// - Returns: the row where the matrix turned out not to be positive definite within rounding, or `nil`.
  mutating func factor(_ matrix: EnvelopeMatrix) -> Int? {
    let envelope = envelope
    return elements.withUnsafeMutableBufferPointer { elements in
      columns.withUnsafeMutableBufferPointer { columns in
        inverseDiagonal.withUnsafeMutableBufferPointer { inverseDiagonal in
          guard let r = elements.baseAddress, let columns = columns.baseAddress,
            let inverses = inverseDiagonal.baseAddress
          else { return nil }
          _ = elements.update(from: matrix.elements)
          let elimination = Elimination(
            matrix: matrix, envelope: envelope, r: r, columns: columns, inverses: inverses)
          return elimination.run()
        }
      }
    }
  }

  /// Replaces b by the solution x of A x = b.
  func solve(_ b: inout [Double]) {
    b.withUnsafeMutableBufferPointer { b in
      if let b = b.baseAddress { solve(b) }
    }
  }

  func solve(_ b: MutableNumbers) {
    solveUpper(b)
    solveTransposed(b)
  }

  /// Replaces b by the solution y of R y = b; |y|² is b A⁻¹ b.
  func solveUpper(_ b: inout [Double]) {
    b.withUnsafeMutableBufferPointer { b in
      if let y = b.baseAddress { solveUpper(y) }
    }
  }

  func solveUpper(_ y: MutableNumbers) {
    elements.withUnsafeBufferPointer { elements in
      guard let r = elements.baseAddress else { return }
      for i in envelope.last.indices.reversed() {
        let length = envelope.last[i] - i
        y[i] = (y[i] - dot(r + envelope.diagonal[i] + 1, y + i + 1, length)) * inverseDiagonal[i]
      }
    }
  }

  /// Replaces y by the solution x of Rᵀ x = y.
  private func solveTransposed(_ x: MutableNumbers) {
    elements.withUnsafeBufferPointer { elements in
      guard let r = elements.baseAddress else { return }
      for i in envelope.last.indices {
        x[i] *= inverseDiagonal[i]
        add(-x[i], r + envelope.diagonal[i] + 1, to: x + i + 1, envelope.last[i] - i)
      }
    }
  }

  /// R x, which has the covariance A if the elements of x are independent and of variance 1.
  func times(_ x: [Double]) -> [Double] {
    envelope.last.indices.map { i in
      (i...envelope.last[i]).reduce(0) { sum, j in
        sum + elements[envelope.diagonal[i] + j - i] * x[j]
      }
    }
  }

  /// Rᵀ x; |Rᵀ x|² is x A x.
  func timesTransposed(_ x: [Double]) -> [Double] {
    var result = x.map { _ in 0.0 }
    for i in envelope.last.indices {
      for j in i...envelope.last[i] {
        result[j] += elements[envelope.diagonal[i] + j - i] * x[i]
      }
    }
    return result
  }

  /// x with Rᵀ x = z, which has the covariance A⁻¹ if the elements of z are independent and of variance 1.
  func solvedTransposed(_ z: [Double]) -> [Double] {
    var x = z
    x.withUnsafeMutableBufferPointer { x in
      if let x = x.baseAddress { solveTransposed(x) }
    }
    return x
  }

  /// Column `i` of A⁻¹.
  func inverseColumn(_ i: Int) -> [Double] {
    var column = [Double](repeating: 0, count: envelope.count)
    column[i] = 1
    solve(&column)
    return column
  }

  /// ln det A.
  var logDeterminant: Double {
    -2 * inverseDiagonal.reduce(0) { $0 + logarithm($1) }
  }
}
