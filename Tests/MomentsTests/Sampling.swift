import Glibc
import Physics

@testable import Moments

let muB = Constants.bohrMagneton.internalValue
let eV = 1e-6
let hbarc = Constants.hbarc.internalValue

/// Reproducible random numbers and matrices (SplitMix64, doi:10.1145/2714064.2660195).
struct Sampler {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func uniform() -> Double {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Double((z ^ (z >> 31)) >> 11) * 0x1p-53
  }

  mutating func uniform(_ range: ClosedRange<Double>) -> Double {
    range.lowerBound + uniform() * (range.upperBound - range.lowerBound)
  }

  mutating func logUniform(_ range: ClosedRange<Double>) -> Double {
    exp(uniform(log(range.lowerBound)...log(range.upperBound)))
  }

  mutating func complex() -> Complex { Complex(uniform(-1...1), uniform(-1...1)) }

  mutating func matrix() -> ComplexMatrix { ComplexMatrix { _, _ in complex() } }

  mutating func hermitian() -> ComplexMatrix {
    let matrix = matrix()
    return matrix + matrix.adjoint
  }

  mutating func antisymmetric() -> ComplexMatrix {
    let matrix = matrix()
    return matrix - matrix.transpose
  }

  /// A unitary matrix, by making random rows orthonormal one after the other, twice for the
  /// rounding.
  mutating func unitary() -> ComplexMatrix {
    var rows = (0..<3).map { _ in (0..<3).map { _ in complex() } }
    for _ in 0..<2 {
      for i in 0..<3 {
        for j in 0..<i {
          let overlap = zip(rows[j], rows[i]).reduce(Complex.zero) { $0 + $1.0.conjugate * $1.1 }
          rows[i] = zip(rows[i], rows[j]).map { $0 - overlap * $1 }
        }
        let norm = rows[i].reduce(0) { $0 + $1.squaredModulus }.squareRoot()
        rows[i] = rows[i].map { (1 / norm) * $0 }
      }
    }
    return ComplexMatrix { rows[$0][$1] }
  }

  /// Dirac moments of order `muB`.
  mutating func diracMoments() -> DiracMoments {
    DiracMoments(magnetic: muB * hermitian(), electric: muB * hermitian())
  }

  mutating func majoranaMoments() -> MajoranaMoments {
    MajoranaMoments(first: muB * complex(), second: muB * complex(), third: muB * complex())
  }

  mutating func parameters() -> OscillationParameters {
    let ordering = MassOrdering.allCases[uniform() < 0.5 ? 0 : 1]
    return OscillationParameters(
      fit: "random", data: "", ordering: ordering, sin2Theta12: uniform(), sin2Theta23: uniform(),
      sin2Theta13: uniform(), deltaCP: uniform(0...360), splitting21: logUniform(1e-6...1e-3),
      splitting3l: (ordering == .normal ? 1 : -1) * logUniform(2e-3...1e-1), source: "",
      confirmation: .single)
  }
}

/// Whether two numbers agree within a relative tolerance.
func agree(_ a: Double, _ b: Double, within tolerance: Double) -> Bool {
  a == b || abs(a - b) <= tolerance * max(abs(a), abs(b))
}

/// The largest modulus of an element of the difference, relative to the largest of `b`.
func distance(_ a: ComplexMatrix, _ b: ComplexMatrix) -> Double {
  largest(a - b) / largest(b)
}

func largest(_ matrix: ComplexMatrix) -> Double {
  (0..<9).map { matrix[$0 / 3, $0 % 3].modulus }.max() ?? 0
}
