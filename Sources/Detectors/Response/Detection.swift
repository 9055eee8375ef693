/// How recoils of one kind are detected: what they look like, and what is counted of that.
struct Detection {
  /// For nuclei whose energy is not all visible.
  let quenching: Quenching?
  /// Photo-electrons per MeV of visible energy; 1 where the reconstructed energy is an energy.
  let lightYield: Double
  /// Without one the reconstructed energy is the mean.
  let resolution: Resolution?
  /// The part of the recoils that is seen, whatever their reconstructed energy.
  let recoilEfficiency: Curve?
  let acceptance: Acceptance

  /// The kernels of these recoils; of width 0 without a resolution.
  ///
  /// A resolution finer than a thousandth of the bin counts as that: the spectrum over a bin cannot
  /// tell them apart to 1e-6, and meshes stay finite.
  func kernels(of recoils: [Double]) throws -> [Kernel] {
    let visible = try quenching?.quench(recoils) ?? recoils
    let means = visible.map { $0 * lightYield }
    guard let resolution else {
      return means.map { Kernel(shape: .gaussian, mean: $0, width: 0) }
    }
    let widths = try resolution.widths(visible: visible, means: means)
    return zip(means, widths).map { mean, width in
      let bin = acceptance.bin(of: mean)
      let least = (acceptance.bins[bin + 1] - acceptance.bins[bin]) / 1_000
      return Kernel(
        shape: resolution.shape, mean: max(mean, .leastNormalMagnitude), width: max(width, least))
    }
  }

  /// The recoils with these visible energies, of those up to `highest`; none for other energies.
  func recoils(visible: [Double], highest: Double) throws -> [Double] {
    let most = try quenching?.quench([highest]).first ?? highest
    let reached = visible.filter { $0 > 0 && $0 <= most }
    return try quenching?.unquench(reached, highest: highest) ?? reached
  }

  /// Whether anything of recoils between these two kernels is counted.
  func counts(from low: Kernel, to high: Kernel) -> Bool {
    max(low.reach.high, high.reach.high) >= acceptance.lowest
      && min(low.reach.low, high.reach.low) <= acceptance.highest
  }
}
