/// A part of the range of an integral.
struct Panel {
  var low: Double
  var high: Double
  var value = 0.0
  var error = 0.0
  /// The integral of the function's magnitude.
  var magnitude = 0.0

  /// The two halves, or `nil` if too few doubles lie between the ends to keep the points away from them.
  var halves: (Panel, Panel)? {
    let middle = low + (high - low) / 2
    guard high - low > 1_024 * max(low.ulp, high.ulp), middle > low, middle < high else {
      return nil
    }
    return (Panel(low: low, high: middle), Panel(low: middle, high: high))
  }

  /// This panel with an estimate of its integral as if over -1…1.
  func with(_ estimate: (value: Double, error: Double, magnitude: Double)) -> Panel {
    let half = high / 2 - low / 2
    return Panel(
      low: low, high: high, value: half * estimate.value, error: half * estimate.error,
      magnitude: half * estimate.magnitude)
  }

  /// The point of the panel at a node of -1…1.
  func point(at node: Double) -> Double {
    // From the nearer end, so that points close to an end at zero keep their digits.
    let half = high / 2 - low / 2
    return node < 0 ? low + half * (1 + node) : high - half * (1 - node)
  }

  /// The parts of a range that are looked at whatever the function: features narrower than a point's share of
  /// one, about a thousandth of the range, may be missed.
  private static let parts = 64

  /// Panels for a range: in steps of at most a factor 4 away from zero, over 12 decades if zero is in the range or an
  /// end of it, and none wider than a part of the range.
  static func layout(_ low: Double, _ high: Double) -> [Panel] {
    let ends: [Double]
    if low >= 0 {
      ends = steps(low, high)
    } else if high <= 0 {
      ends = steps(-high, -low).reversed().map { -$0 }
    } else {
      ends = steps(0, -low).reversed().map { -$0 } + steps(0, high).dropFirst()
    }
    let widest = high / Double(parts) - low / Double(parts)
    return zip(ends, ends.dropFirst()).flatMap { cut($0, $1, widest: widest) }
  }

  /// Equal panels of at most a width.
  private static func cut(_ low: Double, _ high: Double, widest: Double) -> [Panel] {
    let ratio = ((high / 2 - low / 2) / (widest / 2)).rounded(.up)
    let count = ratio > 1 ? Int(min(ratio, Double(parts))) : 1
    let ends = (0..<count).map { low + (high / 2 - low / 2) * (2 * Double($0) / Double(count)) }
    return zip(ends, ends.dropFirst() + [high]).map { Panel(low: $0, high: $1) }
  }

  /// The ends of the panels from `low >= 0` to `high`.
  private static func steps(_ low: Double, _ high: Double) -> [Double] {
    if low > high / 4 {
      return (0..<8).map { low + (high - low) * (Double($0) / 8) } + [high]
    }
    var ends = [high]
    while let last = ends.last, last / 4 > max(low, high * 1e-12) { ends.append(last / 4) }
    if ends.last != low { ends.append(low) }
    return ends.reversed()
  }
}
