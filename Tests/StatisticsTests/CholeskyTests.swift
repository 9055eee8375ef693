import Testing

@testable import Statistics

/// Cholesky factors against the definition: R Rᵀ is the matrix, whatever the panels in which it is eliminated.
@Suite struct CholeskyTests {
  /// A diagonally dominant matrix of shared parameters, the first, and `own` for each of some bins.
  private static func matrix(shared: Int, bins: Int, own: Int) -> EnvelopeMatrix {
    let count = shared + bins * own
    let last = (0..<count).map { row in
      row < shared ? count - 1 : shared + ((row - shared) / own + 1) * own - 1
    }
    var matrix = EnvelopeMatrix(Envelope(last: last))
    for i in 0..<count {
      for j in i...last[i] { matrix[i, j] = 1 / Double(1 + i + 2 * j) }
      matrix[i, i] = 1 + Double(count) / Double(1 + i)
    }
    return matrix
  }

  @Test(arguments: [(1, 0, 1), (7, 0, 1), (8, 0, 1), (9, 0, 1), (27, 0, 1), (0, 3, 2), (19, 5, 3)])
  func factorsMultiplyToTheMatrix(shared: Int, bins: Int, own: Int) throws {
    let matrix = Self.matrix(shared: shared, bins: bins, own: own)
    let factor = try #require(CholeskyFactor(matrix))
    for i in 0..<matrix.count {
      var unit = [Double](repeating: 0, count: matrix.count)
      unit[i] = 1
      let column = factor.times(factor.timesTransposed(unit))
      for j in 0..<matrix.count {
        #expect((column[j] - matrix[i, j]).magnitude < 1e-13 * matrix[i, i])
      }
      let solved = matrix.times(factor.inverseColumn(i))
      for j in 0..<matrix.count { #expect((solved[j] - unit[j]).magnitude < 1e-12) }
    }
  }

  @Test(arguments: [0, 5, 8, 18, 20, 33])
  func theRowThatIsNotPositiveIsNamed(row: Int) {
    var matrix = Self.matrix(shared: 19, bins: 5, own: 3)
    matrix[row, row] = -1
    var factor = CholeskyFactor(envelope: matrix.envelope)
    #expect(factor.factor(matrix) == row)
  }
}
