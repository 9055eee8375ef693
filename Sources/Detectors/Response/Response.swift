internal import Numerics

/// The events in each bin that recoils of one kind give, per spectrum of recoils: the integral over
/// recoil energies as a matrix, so that a rate is the matrix times the spectrum at some energies.
struct Response: Sendable {
  /// Where the spectrum is taken.
  let nodes: RecoilNodes
  /// A row for each bin, of energy and within it of discrimination; a column for each recoil energy;
  /// in MeV.
  let matrix: BandMatrix
  /// The columns of the lowest recoils, if recoils of next to no energy are counted.
  private let lowestColumns: Range<Int>?

  /// - Parameters:
  ///   - order: the points in each panel of recoil energies.
  ///   - lowest, highest, edges: as those of `RecoilMesh`.
  init(
    _ detection: Detection, lowest: Double, highest: Double, edges: [Double], order: Int
  ) throws {
    let mesh = try RecoilMesh(
      lowest: lowest, highest: highest, edges: edges, detection: detection)
    nodes = RecoilNodes(mesh.panels, order: order)
    let recoils = nodes.recoils
    let efficiencies = try detection.recoilEfficiency?
      .values(at: recoils, .recoilEfficiency, .fraction)
    let weights = mesh.panels.flatMap { panel in
      GaussLegendre.rule(order).map { panel.halfWidth * $0.weight }
    }
    .enumerated().map { $1 * (efficiencies?[$0] ?? 1) }
    let kernels = try detection.kernels(of: recoils)
    if let shape = detection.resolution?.shape {
      let ends = mesh.panels.map(\.low.kernel) + mesh.panels.suffix(1).map(\.high.kernel)
      matrix = try ReconstructedMesh(detection, shape: shape, ends: ends, order: order)
        .matrix(of: kernels, factors: weights, rows: detection.acceptance.rows)
    } else {
      matrix = try detection.acceptance.matrix(of: kernels.map(\.mean), weights: weights)
    }
    lowestColumns = mesh.isOpenAtZero ? 0..<order : nil
  }

  /// The contents of the bins for a spectrum of recoils dR/dT, in 1/MeV, at the nodes.
  /// - Throws: `ExperimentError` if it grows so fast towards T = 0 that its integral has no end.
  func contents(of spectrum: [Double]) throws -> [Double] {
    let contents = matrix.times(spectrum)
    if let lowestColumns {
      // The last of many octaves: of an integral that converges, it holds nothing.
      let last = matrix.times(spectrum, columns: lowestColumns)
      let divergent = contents.indices.first {
        !(last[$0].magnitude <= 1e-6 * contents[$0].magnitude)
      }
      if let divergent { throw ExperimentError(.minimumRecoil, .divergent(bin: divergent)) }
    }
    return contents
  }
}

extension Acceptance {
  /// The response without a resolution.
  fileprivate func matrix(of means: [Double], weights: [Double]) throws -> BandMatrix {
    let fractions = try fractions(at: means)
    var matrix = BandMatrix(rows: rows)
    for column in means.indices {
      let isCounted = means[column] >= lowest && means[column] <= highest
      matrix.append(
        isCounted ? fractions.map { weights[column] * $0[column] } : [],
        from: bin(of: means[column]) * slices)
    }
    return matrix
  }
}
