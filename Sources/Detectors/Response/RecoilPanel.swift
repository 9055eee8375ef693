internal import Numerics

/// A range of recoil energies, with what its ends look like.
struct RecoilPanel {
  struct End {
    var recoil: Double
    var kernel: Kernel
  }

  var low: End
  var high: End

  var middle: Double { low.recoil + (high.recoil - low.recoil) / 2 }

  /// The recoil energy at a place of -1…1.
  func point(at node: Double) -> Double { low.recoil + halfWidth * (1 + node) }

  var halfWidth: Double { (high.recoil - low.recoil) / 2 }

  func halves(at middle: End) -> [RecoilPanel] {
    [RecoilPanel(low: low, high: middle), RecoilPanel(low: middle, high: high)]
  }

  /// Whether the response is smooth over the panel: it changes over a standard deviation, and that
  /// only near these edges of what is counted, which rise.
  func isSmooth(edges: [Double]) -> Bool {
    let (least, most) = (
      min(low.kernel.mean, high.kernel.mean), max(low.kernel.mean, high.kernel.mean)
    )
    let length = most - least
    if length <= 3 * min(low.kernel.width, high.kernel.width) { return true }
    // The mean jumps.
    if high.recoil - low.recoil <= 1e-9 * high.recoil { return true }
    let next = edges.partitioningIndex { $0 > least - length }
    return next == edges.count || edges[next] >= most + length
  }
}
