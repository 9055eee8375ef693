/// SVG path data in relative coordinates, rounded to a tenth of a unit: the same on every machine,
/// small, and without the drift of rounding each step on its own.
struct PathData {
  private var bytes: [UInt8] = []
  private var x = 0
  private var y = 0
  private var command: UInt8 = 0

  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Path data of open polylines.
  static func lines(_ runs: [[Point]]) -> String {
    var path = PathData()
    for run in runs { path.add(run, closed: false) }
    return path.text
  }

  /// Path data of closed polygons.
  static func polygons(_ polygons: [[Point]]) -> String {
    var path = PathData()
    for polygon in polygons { path.add(polygon, closed: true) }
    return path.text
  }

  mutating func add(_ points: [Point], closed: Bool) {
    guard let first = points.first else { return }
    move(to: first)
    for point in points.dropFirst() { line(to: point) }
    if closed { close() }
  }

  mutating func move(to point: Point) {
    x = tenths(point.x)
    y = tenths(point.y)
    write("M", x, y)
  }

  mutating func line(to point: Point) {
    let dx = tenths(point.x) - x
    let dy = tenths(point.y) - y
    guard dx != 0 || dy != 0 else { return }
    x += dx
    y += dy
    if dy == 0 {
      write("h", dx)
    } else if dx == 0 {
      write("v", dy)
    } else {
      write("l", dx, dy)
    }
  }

  /// A line of no length: with round caps, a dot.
  mutating func dot(_ point: Point) {
    move(to: point)
    append("h0")
  }

  mutating func close() { append("z") }

  private mutating func append(_ text: String) {
    bytes.append(contentsOf: text.utf8)
    command = 0
  }

  /// A repeated command letter may be left out, except `M`, whose repetition means a line.
  private mutating func write(_ letter: Unicode.Scalar, _ values: Int...) {
    let byte = UInt8(truncatingIfNeeded: letter.value)
    let repeats = byte == command && letter != "M"
    if !repeats { bytes.append(byte) }
    command = byte
    for (index, value) in values.enumerated() {
      if (repeats || index > 0) && value >= 0 { bytes.append(UInt8(ascii: " ")) }
      appendTenths(value, to: &bytes)
    }
  }
}

/// A coordinate in whole tenths; anything absurd or undefined is brought within a million units.
private func tenths(_ value: Double) -> Int {
  guard value.isFinite else { return 0 }
  return Int((min(max(value, -1e6), 1e6) * 10).rounded())
}

private func appendTenths(_ value: Int, to bytes: inout [UInt8]) {
  if value < 0 { bytes.append(UInt8(ascii: "-")) }
  let size = value.magnitude
  if size >= 10 || size == 0 { bytes.append(contentsOf: String(size / 10).utf8) }
  if size % 10 != 0 {
    bytes.append(UInt8(ascii: "."))
    bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: size % 10))
  }
}

/// A coordinate as text, rounded to a tenth.
func decimal(_ value: Double) -> String {
  var bytes: [UInt8] = []
  appendTenths(tenths(value), to: &bytes)
  return String(decoding: bytes, as: UTF8.self)
}
