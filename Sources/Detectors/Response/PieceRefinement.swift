internal import Numerics

/// Finds pieces over which functions are smooth.
struct PieceRefinement {
  /// The values of each function at some energies.
  private let functions: (_ energies: [Double]) throws -> [[Double]]

  init(_ functions: @escaping (_ energies: [Double]) throws -> [[Double]]) {
    self.functions = functions
  }

  /// Halves pieces until over each the functions are straight or well described by a polynomial; a step
  /// is left in a piece of a millionth of its bin, and what stays rough in thousands of pieces as it is.
  /// The pieces rise.
  func smooth(_ coarse: [Acceptance.Piece], bins: [Double]) throws -> [Acceptance.Piece] {
    var smooth: [Acceptance.Piece] = []
    var open = coarse
    var samples = try self.samples(over: open)
    // So many rough pieces at a time are noise.
    let mostRough = max(1_000, 4 * coarse.count)
    let largest = samples.joined().map(\.magnitude).max() ?? 0
    while !open.isEmpty {
      for index in open.indices { open[index].isLinear = samples[index].allSatisfy(\.isLinear) }
      smooth += open.filter(\.isLinear)
      let rough = open.indices.filter { !open[$0].isLinear }
      let halves = rough.flatMap { open[$0].halves }
      let parts = try self.samples(over: halves)
      var next: [Int] = []
      for (place, index) in rough.enumerated() {
        let pairs = zip(parts[2 * place], parts[2 * place + 1])
        let agree = zip(samples[index], pairs).allSatisfy {
          $0.agrees(withLeft: $1.0, right: $1.1, scale: largest)
        }
        let bin = bins[open[index].bin + 1] - bins[open[index].bin]
        if agree || open[index].length <= 1e-6 * bin || rough.count > mostRough {
          smooth.append(open[index])
        } else {
          next += [2 * place, 2 * place + 1]
        }
      }
      open = next.map { halves[$0] }
      samples = next.map { parts[$0] }
    }
    return smooth.sorted { $0.low < $1.low }
  }

  /// The integrals over pieces on which the functions are smooth.
  func integrals(over pieces: [Acceptance.Piece]) throws -> [[Double]] {
    try zip(pieces, samples(over: pieces)).map { piece, samples in
      samples.map { piece.length * $0.mean }
    }
  }

  /// For each piece, each function at the places of samples.
  private func samples(over pieces: [Acceptance.Piece]) throws -> [[PieceSample]] {
    let values = try functions(pieces.flatMap { PieceSample.places.map($0.point) })
    let count = PieceSample.places.count
    return pieces.indices.map { index in
      values.map { PieceSample(values: $0[(index * count)..<((index + 1) * count)]) }
    }
  }
}
