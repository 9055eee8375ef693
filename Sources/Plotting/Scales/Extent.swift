/// The smallest range that holds a set of values.
struct Bounds: Sendable {
  private(set) var lower = Double.infinity
  private(set) var upper = -Double.infinity
  private(set) var lowestPositive = Double.infinity

  var isEmpty: Bool { lower > upper }

  /// Takes a finite value into account.
  mutating func add(_ value: Double) {
    lower = min(lower, value)
    upper = max(upper, value)
    if value > 0 { lowestPositive = min(lowestPositive, value) }
  }
}

/// The values that a set of marks needs on one axis. Those that are not finite are gaps.
struct Extent: Sendable {
  /// All values.
  private(set) var bounds = Bounds()
  /// The values of marks that stand free (symbols, bars): the axis should reach beyond them.
  private(set) var free = Bounds()
  /// How many values are not positive, and so have no place on a logarithmic axis.
  private(set) var notPositive = 0

  mutating func add(_ value: Double, isFree: Bool = false) {
    guard value.isFinite else { return }
    addFoot(value, isFree: isFree)
    if value <= 0 { notPositive += 1 }
  }

  mutating func add(_ values: [Double]) {
    for value in values { add(value) }
  }

  /// Takes a value into account that a logarithmic axis may put on its floor without a loss:
  /// a histogram's empty bin, the foot of a bar, the lower end of an error bar.
  mutating func addFoot(_ value: Double, isFree: Bool = false) {
    guard value.isFinite else { return }
    bounds.add(value)
    if isFree { free.add(value) }
  }
}

/// What all the layers of a figure need.
struct Coverage: Sendable {
  var x = Extent()
  var y = Extent()
  /// The named rows, in order of appearance; a figure with rows has no numbers on its y axis.
  private(set) var rows: [String] = []
  /// How many values stand in each row.
  private(set) var rowCounts: [String: Int] = [:]

  mutating func add(rows names: [String]) {
    for name in names {
      if rowCounts[name] == nil { rows.append(name) }
      rowCounts[name, default: 0] += 1
    }
  }
}
