internal import Numerics
/// The Cholesky factor of a positive definite matrix within an envelope: A = R Rᵀ with R upper triangular, which has no
/// element outside of the envelope of A.
struct CholeskyFactor: Sendable {
  private let envelope: Envelope
  private var elements: [Double]
  /// 1/R_ii.
  private var inverseDiagonal: [Double]
  /// The column that is being eliminated.
  private var column: [Double]

  /// Memory for a factor, to be used again and again; it must be `factor`ed before anything is solved.
  init(envelope: Envelope) {
    self.envelope = envelope
    elements = [Double](repeating: 0, count: envelope.elementCount)
    inverseDiagonal = [Double](repeating: 0, count: envelope.count)
    column = inverseDiagonal
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
      column.withUnsafeMutableBufferPointer { column in
        guard let r = elements.baseAddress, let column = column.baseAddress else { return nil }
        _ = elements.update(from: matrix.elements)
        for j in envelope.last.indices.reversed() {
          let start = envelope.diagonal[j]
          let pivot = r[start]
          guard pivot > 1e-14 * matrix.elements[start].magnitude, pivot.isFinite else { return j }
          r[start] = pivot.squareRoot()
          inverseDiagonal[j] = 1 / r[start]
          Self.eliminate(j, inverseDiagonal[j], r, column, envelope)
        }
        return nil
      }
    }
  }

  /// Makes column `j` above the diagonal that of the factor, and takes its products from the rest of the matrix.
  @inline(__always)
  private static func eliminate(
    _ j: Int, _ inverse: Double, _ r: MutableNumbers, _ column: MutableNumbers,
    _ envelope: Envelope
  ) {
    let (shared, own) = envelope.rows(above: j)
    let diagonal = envelope.diagonal
    for i in shared {
      let place = diagonal[i] + j - i
      r[place] *= inverse
      column[i] = r[place]
    }
    for i in own {
      let place = diagonal[i] + j - i
      r[place] *= inverse
      column[i] = r[place]
    }
    for i in shared {
      let row = r + diagonal[i] - i
      add(-column[i], column + i, to: row + i, shared.upperBound - i)
      if !own.isEmpty {
        add(-column[i], column + own.lowerBound, to: row + own.lowerBound, own.count)
      }
    }
    for i in own {
      add(-column[i], column + i, to: r + diagonal[i], own.upperBound - i)
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
