/// A complex 3×3 matrix; rows and columns count from 0 to 2.
package struct ComplexMatrix: Sendable {
  private let elements: InlineArray<9, Complex>

  package static let zero = ComplexMatrix { _, _ in .zero }
  package static let identity = ComplexMatrix { $0 == $1 ? Complex(1) : .zero }

  /// The matrix with the element `element(row, column)` in each place.
  package init(_ element: (Int, Int) -> Complex) {
    elements = InlineArray { element($0 / 3, $0 % 3) }
  }

  package subscript(row: Int, column: Int) -> Complex { elements[3 * row + column] }

  package var transpose: ComplexMatrix { ComplexMatrix { self[$1, $0] } }
  package var conjugate: ComplexMatrix { ComplexMatrix { self[$0, $1].conjugate } }
  /// The transpose of the conjugate, U†.
  package var adjoint: ComplexMatrix { ComplexMatrix { self[$1, $0].conjugate } }

  package static func + (a: ComplexMatrix, b: ComplexMatrix) -> ComplexMatrix {
    ComplexMatrix { a[$0, $1] + b[$0, $1] }
  }

  package static func - (a: ComplexMatrix, b: ComplexMatrix) -> ComplexMatrix {
    ComplexMatrix { a[$0, $1] - b[$0, $1] }
  }

  package static func * (a: ComplexMatrix, b: ComplexMatrix) -> ComplexMatrix {
    ComplexMatrix { row, column in
      a[row, 0] * b[0, column] + a[row, 1] * b[1, column] + a[row, 2] * b[2, column]
    }
  }

  package static func * (factor: Complex, a: ComplexMatrix) -> ComplexMatrix {
    ComplexMatrix { factor * a[$0, $1] }
  }

  package static func * (factor: Double, a: ComplexMatrix) -> ComplexMatrix {
    ComplexMatrix { factor * a[$0, $1] }
  }
}
