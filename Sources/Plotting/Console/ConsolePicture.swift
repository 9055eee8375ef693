/// Draws a chart in Unicode characters, for a console.
struct ConsolePicture {
  private let chart: Chart
  private let columns: Int
  private let rows: Int
  private let rowNames: [String]
  private let xTicks: Ticks
  private let yTicks: Ticks
  private let plane: Plane

  init(_ chart: Chart, width: Int, height: Int) {
    self.chart = chart
    rowNames = chart.rows.map { $0.printable.cut(to: 24) }
    rows =
      chart.rows.isEmpty
      ? min(max(height, 10), 100) - 5 : chart.rows.count * min(max(chart.lanes, 1), 4)
    yTicks =
      chart.rows.isEmpty
      ? chart.ticks(.y, count: max(2, rows / 3)) : Ticks(major: [])
    let margin = (rowNames + yTicks.major.map(\.label)).map(\.count).max() ?? 0
    columns = max(min(max(width, 40), 400) - margin - 2, 12)
    xTicks = chart.ticks(.x, count: max(2, columns / 11))
    // Rows are whole lines of characters; numbers reach from the first dot to the last.
    let edge = chart.rows.isEmpty ? 0 : 0.5
    let frame = Rect(
      left: 0, top: -edge, right: Double(2 * columns - 1), bottom: Double(4 * rows - 1) + edge)
    plane = chart.plane(in: frame, pixel: Double(2 * columns) / 560)
  }

  func text() -> String {
    var drawing = ConsoleDrawing(columns: columns, rows: rows)
    for layer in chart.drawings(on: plane) { drawing.draw(layer) }
    if chart.legend.count > 1 { drawing.letterSeries() }
    var lines = [chart.title, yTitle].filter { !$0.isEmpty }.map { $0.cut(to: columns) }
    let labels = leftLabels()
    let margin = labels.map(\.count).max() ?? 0
    for row in 0..<rows {
      let label = labels[row]
      let axis = label.isEmpty ? "│" : "┤"
      lines.append(label.padded(to: margin) + axis + drawing.canvas.line(row))
    }
    let indent = String(repeating: " ", count: margin)
    lines.append(indent + "└" + axisLine())
    lines.append(indent + " " + axisLabels())
    if !xTitle.isEmpty { lines.append(indent + " " + xTitle.cut(to: columns).centred(in: columns)) }
    lines += legendLines(indent)
    if let colors = chart.colors { lines.append(indent + " " + legend(of: colors)) }
    return lines.map { $0.printable.trimmingTrailingSpaces }.joined(separator: "\n")
  }

  private var xTitle: String { ConsolePicture.title(chart.xTitle, xTicks) }
  private var yTitle: String { ConsolePicture.title(chart.yTitle, yTicks) }

  private static func title(_ title: String, _ ticks: Ticks) -> String {
    [title, ticks.factor].filter { !$0.isEmpty }.joined(separator: "  ")
  }

  /// The label of each line of characters; empty between ticks.
  private func leftLabels() -> [String] {
    var labels = Array(repeating: "", count: rows)
    let named = zip(rowNames, chart.rows.indices).map { ($0, Double($1)) }
    let ticks = yTicks.major.map { ($0.label, $0.value) }
    for (label, value) in named + ticks {
      let place = Point(0, plane.y.position(value))
      if let cell = BrailleCanvas(columns: 1, rows: rows).cell(at: place) {
        labels[cell.row] = label
      }
    }
    return labels
  }

  private func column(of tick: Tick) -> Int {
    let place = plane.x.position(tick.value)
    return place.isNaN ? 0 : min(max(Int(place.rounded()) / 2, 0), columns - 1)
  }

  private func axisLine() -> String {
    var line = Array(repeating: Character("─"), count: columns)
    for tick in xTicks.major { line[column(of: tick)] = "┬" }
    return String(line)
  }

  /// The labels centred under their ticks; one that would touch the last is left out.
  private func axisLabels() -> String {
    var line = ""
    for tick in xTicks.major {
      let start = max(0, column(of: tick) - tick.label.count / 2)
      guard line.isEmpty || start > line.count else { continue }
      line = line.padded(to: start, atStart: false) + tick.label
    }
    return line
  }

  /// The legend, as many entries on a line as fit, then the labels of ranges and reference lines.
  private func legendLines(_ indent: String) -> [String] {
    let entries = chart.legend.map { "\(sample(of: $0)) \($0.label.cut(to: columns - 4))" }
    let notes = chart.layers.compactMap(\.edgeNote).filter { !$0.text.isEmpty }.map { note in
      let ends = note.ends.map(NumberText.short).joined(separator: " to ")
      return "\(note.text.cut(to: columns - 24)): \(note.axis == .x ? "x" : "y") = \(ends)"
    }
    var lines: [String] = []
    for entry in entries + notes {
      if let last = lines.last, last.count + entry.count + 3 <= columns {
        lines[lines.count - 1] += "   " + entry
      } else {
        lines.append(entry)
      }
    }
    return lines.map { indent + " " + $0 }
  }

  /// The shades of a heat map, each with the value where it begins.
  private func legend(of colors: ColorScale) -> String {
    let levels = colors.gradient.levels
    let scale = Scale(
      colors.kind, colors.domain, start: Double(levels.lowerBound), end: Double(levels.upperBound))
    let starts = stride(from: levels.lowerBound, to: levels.upperBound, by: levels.count / 4).map {
      level in
      let value = NumberText.short(scale.value(at: Double(level)))
      return "\(Style.shade(ofLevel: level)) from \(value)"
    }
    return ([colors.title].filter { !$0.isEmpty } + starts).joined(separator: "  ")
  }

  /// The letter, the shade and the symbols of a series.
  private func sample(of entry: LegendEntry) -> String {
    let isLettered = entry.marks.contains { !type(of: $0).hasSymbols }
    let letter = chart.legend.count > 1 ? entry.style.series.map(Style.letter) : "─"
    var sample = isLettered ? letter.map { String($0) } ?? "" : ""
    let box = Rect(left: 0, top: 0, right: 8, bottom: 4)
    for shape in entry.marks.flatMap({ $0.key(in: box, style: entry.style) }) {
      switch shape {
      case .symbols(_, let marker): sample.append(marker.character)
      case .fill: sample.append(entry.style.shade)
      case .stroke, .tiles, .text: break
      }
    }
    return sample
  }
}

extension String {
  fileprivate func padded(to count: Int, atStart: Bool = true) -> String {
    let spaces = String(repeating: " ", count: Swift.max(0, count - self.count))
    return atStart ? spaces + self : self + spaces
  }

  fileprivate func centred(in count: Int) -> String {
    padded(to: self.count + Swift.max(0, (count - self.count) / 2))
  }

  fileprivate func cut(to count: Int) -> String {
    self.count > count ? prefix(Swift.max(count - 1, 0)) + "…" : self
  }

  fileprivate var trimmingTrailingSpaces: String {
    let end = utf8.lastIndex { $0 != UInt8(ascii: " ") }
    return end.map { String(self[...$0]) } ?? ""
  }
}
