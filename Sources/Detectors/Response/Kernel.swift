internal import CNumerics

/// The distribution of the reconstructed energy of recoils with one visible energy.
struct Kernel {
  enum Shape { case gaussian, gamma, poisson }

  let shape: Shape
  let mean: Double
  /// The standard deviation, positive.
  let width: Double

  /// Everything but 1e-12 on either side lies within it.
  ///
  /// By the tail bounds of sub-gamma distributions: below, √(2 v L), above √(2 v L) + c L from the
  /// mean, L = 27.6, with the variance v and the scale c = 0, v/m or 1/3 (S. Boucheron, G. Lugosi,
  /// P. Massart, Concentration Inequalities, section 2.4, doi:10.1093/acprof:oso/9780199535255.001.0001).
  var reach: (low: Double, high: Double) {
    let logarithm = 27.6
    let side = width * (2 * logarithm).squareRoot()
    let scale =
      switch shape {
      case .gaussian: 0.0
      case .gamma: width * width / mean
      case .poisson: 1.0 / 3
      }
    return (mean - side, mean + side + scale * logarithm)
  }

  /// What the densities at all energies need besides the energies: ln E for the gamma distribution,
  /// ln n! for Poisson's.
  static func logarithms(_ shape: Shape, _ energies: [Double]) -> [Double] {
    switch shape {
    case .gaussian: []
    case .gamma: map(cn_log, energies)
    case .poisson: map(cn_lgamma, energies.map { $0 + 1 })
    }
  }

  /// The densities at the energies in these places of a mesh, in 1/(their unit), up to the factor
  /// `norm`; for Poisson's distribution the probabilities.
  func fill(_ densities: inout [Double], _ places: Range<Int>, of mesh: ReconstructedMesh) {
    let (energies, logarithms) = (mesh.energies, mesh.logarithms)
    switch shape {
    case .gaussian:
      let inverse = 0.5.squareRoot() / width
      for j in places {
        let distance = (energies[j] - mean) * inverse
        densities[j] = -distance * distance
      }
    case .gamma:
      let rate = mean / (width * width)
      let power = mean * rate
      let norm = power * Self.map(cn_log, [rate])[0] - Self.map(cn_lgamma, [power])[0]
      for j in places {
        densities[j] = (power - 1) * logarithms[j] - energies[j] * rate + norm
      }
    case .poisson:
      let logarithm = Self.map(cn_log, [mean])[0]
      for j in places { densities[j] = energies[j] * logarithm - mean - logarithms[j] }
    }
    densities.withUnsafeMutableBufferPointer { densities in
      guard let start = densities.baseAddress.map({ $0 + places.lowerBound }) else { return }
      cn_map(cn_exp, start, start, places.count)
    }
  }

  /// What the densities must be multiplied with.
  var norm: Double { shape == .gaussian ? 1 / (width * (2 * .pi).squareRoot()) : 1 }

  private static func map(_ function: cn_function, _ xs: [Double]) -> [Double] {
    [Double](unsafeUninitializedCapacity: xs.count) { ys, count in
      if let start = ys.baseAddress { cn_map(function, xs, start, xs.count) }
      count = xs.count
    }
  }
}
