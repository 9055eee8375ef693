internal import Numerics

/// What is counted of the reconstructed energies: the bins above the threshold, and with which
/// efficiency.
struct Acceptance {
  /// The edges of the bins, rising.
  let bins: [Double]
  let threshold: Double
  private let efficiency: Curve?
  /// For bins of a second observable, the parts of the events that fall into them.
  private let discrimination: Discrimination?

  /// A range of reconstructed energies in one bin.
  struct Piece {
    var low: Double
    var high: Double
    var bin: Int
    /// Whether the efficiency is a straight line over it.
    var isLinear = true
  }

  /// Rising ranges on which the efficiency is smooth: an integral over it converges quickly.
  private(set) var pieces: [Piece] = []

  /// The ends of the pieces, rising.
  var edges: [Double] { pieces.map(\.low) + pieces.suffix(1).map(\.high) }
  var lowest: Double { pieces.first?.low ?? threshold }
  var highest: Double { pieces.last?.high ?? threshold }

  /// The rows of the response: the bins of energy, each divided by those of discrimination.
  var rows: Int { (bins.count - 1) * slices }
  var slices: Int { discrimination?.count ?? 1 }

  /// - Throws: `ExperimentError` for bins, thresholds and efficiencies that make no sense, and what
  ///   the efficiency throws.
  init(
    bins: [Double], threshold: Double?, efficiency: Curve?, discrimination: Discrimination?
  ) throws {
    try ExperimentError.checkEdges(bins, .bins)
    self.bins = bins
    self.threshold = threshold ?? bins[0]
    self.efficiency = efficiency
    self.discrimination = discrimination
    guard self.threshold.isFinite else {
      throw ExperimentError(.threshold, .number(self.threshold, .finite))
    }
    guard self.threshold < bins[bins.count - 1] else {
      throw ExperimentError(
        .threshold, .aboveBins(threshold: self.threshold, last: bins[bins.count - 1]))
    }
    let coarse = cut(at: efficiency?.breakpoints ?? [])
    let isConstant = efficiency == nil && discrimination == nil
    pieces = isConstant ? coarse : try PieceRefinement(fractions).smooth(coarse, bins: bins)
  }

  /// For each slice, the part of the events at these energies that is counted in it.
  func fractions(at energies: [Double]) throws -> [[Double]] {
    let efficiencies =
      try efficiency?.values(at: energies, .efficiency, .fraction) ?? energies.map { _ in 1 }
    guard let discrimination else { return [efficiencies] }
    return try discrimination.fractions(at: energies).map { fractions in
      zip(efficiencies, fractions).map { $0 * $1 }
    }
  }

  /// The bin of an energy of a piece.
  func bin(of energy: Double) -> Int {
    min(max(bins.partitioningIndex { $0 > energy } - 1, 0), bins.count - 2)
  }

  /// The bins above the threshold, cut where the efficiency may have steps or kinks.
  func cut(at breakpoints: [Double]) -> [Piece] {
    let lowest = max(threshold, bins[0])
    let cuts = (breakpoints + bins + [lowest]).filter { $0 >= lowest && $0 <= bins[bins.count - 1] }
    let edges = cuts.risingWithoutRepetition
    return zip(edges, edges.dropFirst()).map {
      Piece(low: $0, high: $1, bin: bin(of: $0 + ($1 - $0) / 2))
    }
  }
}

extension Acceptance.Piece {
  var length: Double { high - low }

  /// The energy at a place of -1…1.
  func point(at node: Double) -> Double { low + (high - low) / 2 * (1 + node) }

  var halves: [Acceptance.Piece] {
    let middle = low + (high - low) / 2
    return [
      Acceptance.Piece(low: low, high: middle, bin: bin, isLinear: isLinear),
      Acceptance.Piece(low: middle, high: high, bin: bin, isLinear: isLinear),
    ]
  }
}

extension [Double] {
  var risingWithoutRepetition: [Double] {
    var rising: [Double] = []
    for x in sorted() where x != rising.last { rising.append(x) }
    return rising
  }
}

extension ExperimentError {
  /// Throws unless these are edges of one bin or more.
  static func checkEdges(_ edges: [Double], _ entry: Entry) throws(ExperimentError) {
    guard edges.count >= 2 else { throw ExperimentError(entry, .missing) }
    for (index, edge) in edges.enumerated() {
      guard edge.isFinite else { throw ExperimentError(entry, .number(edge, .finite)) }
      if index > 0, edge <= edges[index - 1] { throw ExperimentError(entry, .notRising(at: index)) }
    }
  }
}
