internal import Numerics

/// Ranges of recoil energies over which the rate times the response is smooth, so that a few points in
/// each give its integral.
///
/// They end where the rate has a step or a kink, span a factor 2 at most (a magnetic cross-section
/// falls as 1/T), and are as narrow as the resolution where the response changes.
struct RecoilMesh {
  let panels: [RecoilPanel]
  /// Whether recoils of the lowest panel, which are next to nothing, are still counted.
  let isOpenAtZero: Bool

  /// Factors of 2 over which a response that does not close is followed.
  private static let octaves = 40

  /// - Parameters:
  ///   - lowest: no recoil is lower; 0 if any may occur.
  ///   - highest: no recoil is higher.
  ///   - edges: where the rate may have steps or kinks.
  init(lowest: Double, highest: Double, edges: [Double], detection: Detection) throws {
    let floor = max(
      lowest, Double(sign: .plus, exponent: -Self.octaves, significand: highest))
    guard floor < highest else {
      (panels, isOpenAtZero) = ([], false)
      return
    }
    var cuts = edges + [floor, highest] + (detection.quenching?.breakpoints ?? [])
    if detection.resolution == nil {
      let visible = detection.acceptance.edges.map { $0 / detection.lightYield }
      cuts += try detection.recoils(visible: visible, highest: highest)
    }
    cuts = cuts.filter { $0 >= floor && $0 <= highest }.risingWithoutRepetition
    let coarse = try Self.panels(Self.octaves(cuts), detection)
    panels = try Self.refined(coarse, detection)
    isOpenAtZero = lowest < floor && panels.first?.low.recoil == floor
  }

  /// Rising numbers with more between them, so that none is more than twice the one before.
  private static func octaves(_ cuts: [Double]) -> [Double] {
    var ends = Array(cuts.prefix(1))
    for (low, high) in zip(cuts, cuts.dropFirst()) {
      var steps = [high]
      while let last = steps.last, last > 2 * low { steps.append(last / 2) }
      ends += steps.reversed()
    }
    return ends
  }

  /// The panels between these recoils that count.
  private static func panels(_ recoils: [Double], _ detection: Detection) throws -> [RecoilPanel] {
    let ends = zip(recoils, try detection.kernels(of: recoils)).map(RecoilPanel.End.init)
    // Without a resolution the edges of the bins are those of recoils, and must be so of single ones.
    if detection.resolution == nil,
      let (_, high) = zip(ends, ends.dropFirst()).first(where: { $1.kernel.mean < $0.kernel.mean })
    {
      throw ExperimentError(.quenching, .falling(at: high.recoil))
    }
    return zip(ends, ends.dropFirst()).map(RecoilPanel.init)
      .filter { detection.counts(from: $0.low.kernel, to: $0.high.kernel) }
  }

  /// Halves panels until the response is smooth over each.
  private static func refined(
    _ coarse: [RecoilPanel], _ detection: Detection
  ) throws -> [RecoilPanel] {
    if detection.resolution == nil { return coarse }
    let edges = detection.acceptance.edges
    var (open, smooth) = (coarse, [RecoilPanel]())
    while !open.isEmpty {
      let rough = open.filter { !$0.isSmooth(edges: edges) }
      smooth += open.filter { $0.isSmooth(edges: edges) }
      let middles = rough.map(\.middle)
      open = zip(rough, zip(middles, try detection.kernels(of: middles))).flatMap { panel, middle in
        panel.halves(at: RecoilPanel.End(recoil: middle.0, kernel: middle.1))
      }
      .filter { detection.counts(from: $0.low.kernel, to: $0.high.kernel) }
    }
    return smooth.sorted { $0.low.recoil < $1.low.recoil }
  }
}
