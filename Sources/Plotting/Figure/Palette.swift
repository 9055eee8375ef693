/// Colours, dashes and marker shapes. Each series gets one of each, so that a figure reads in grey too.
///
/// The colours are those of M. Okabe and K. Ito, "Color Universal Design" (2008), recommended in
/// B. Wong, Nature Methods 8, 441 (2011), doi:10.1038/nmeth.1618, without their yellow, which is too
/// faint for lines on white. For dark backgrounds the same hues are lightened.
enum Palette {
  /// A colour on a light and on a dark background.
  struct Shade: Sendable {
    var light: String
    var dark: String
  }

  static let background = Shade(light: "#ffffff", dark: "#16181d")
  static let ink = Shade(light: "#24292f", dark: "#d7dce2")
  static let grid = Shade(light: "#e6e8eb", dark: "#31363f")

  static let colors = [
    Shade(light: "#0072b2", dark: "#4aa8e8"),
    Shade(light: "#d55e00", dark: "#f5803e"),
    Shade(light: "#009e73", dark: "#2fc79b"),
    Shade(light: "#cc79a7", dark: "#e39cc4"),
    Shade(light: "#e69f00", dark: "#f2b63c"),
    Shade(light: "#56b4e9", dark: "#93d2f7"),
  ]

  /// From few to many, in a heat map: darker on a light background, lighter on a dark one.
  ///
  /// The colours are those of "mako" in M. Waskom's seaborn (doi:10.21105/joss.03021), which is perceived as even, with
  /// colour-blindness and in grey too; a bin of few events fades into the background.
  static let sequence: [Shade] = {
    let colors = [
      "#201322", "#2b1c35", "#342548", "#3b2e5d", "#403872", "#414387", "#3d5195", "#385f9c",
      "#366da0", "#357ba3", "#3488a6", "#3496a9", "#36a3ab", "#3cb1ad", "#46bead", "#57cbad",
      "#76d5ae", "#99ddb6", "#b7e6c5", "#d0efd9",
    ]
    return zip(colors.reversed(), colors).map { Shade(light: $0, dark: $1) }
  }()

  /// From below to above zero: the blue and the vermilion of `colors`, fading into the background between them.
  static let divergence: [Shade] = sequence.indices.map { index in
    let place = 2 * (Double(index) + 0.5) / Double(sequence.count) - 1
    let end = colors[place < 0 ? 0 : 1]
    return Shade(
      light: mixed(background.light, end.light, abs(place)),
      dark: mixed(background.dark, end.dark, abs(place)))
  }

  /// Every colour that stands for a number; a gradient is a stretch of it.
  static let levels = sequence + divergence

  /// A colour between two, both written `#rrggbb`.
  private static func mixed(_ first: String, _ second: String, _ part: Double) -> String {
    func channels(_ color: String) -> [Double] {
      let digits = Array(color.dropFirst())
      return stride(from: 0, to: digits.count - 1, by: 2).map {
        Double(Int(String(digits[$0...$0 + 1]), radix: 16) ?? 0)
      }
    }
    let mixture = zip(channels(first), channels(second)).map { Int($0 + part * ($1 - $0)) }
    return "#" + mixture.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// Lengths of strokes and spaces; the first is a solid line.
  static let dashes: [[Double]] = [[], [8, 3.5], [2, 2.5], [9, 3, 2, 3], [4.5, 2.5]]
}

/// How the values of a heat map are coloured.
package enum Gradient: Sendable {
  /// From few to many.
  case sequence
  /// From below to above zero, as far to both sides.
  case divergence

  /// The places of its colours in `Palette.levels`.
  var levels: Range<Int> {
    let count = Palette.sequence.count
    return self == .sequence ? 0..<count : count..<2 * count
  }
}

/// The colour of a mark: that of the axes, a place in the palette, or one among those of heat maps.
enum Paint: Sendable, Equatable {
  case ink
  case color(Int)
  case level(Int)

  var shade: Palette.Shade {
    switch self {
    case .ink: Palette.ink
    case .color(let index): Palette.colors[index]
    case .level(let index): Palette.levels[index]
    }
  }
}

/// The look of one series.
struct Style: Sendable, Equatable {
  var paint: Paint
  var dash: [Double]
  var marker: Marker
  /// Which series this is, from 0, or nil for neutral ones without a label: the console's letter.
  var series: Int?

  static let neutral = Style(paint: .ink, dash: [], marker: .circle, series: nil)

  /// One style for each layer: the same for the same label, else the next of the palette.
  static func assign(to layers: [any Mark]) -> [Style] {
    var byLabel: [String: Style] = [:]
    var colored = 0
    var count = 0
    return layers.map { layer in
      let series = layer.series
      if let label = series.label, let known = byLabel[label] { return known }
      var style = Style.neutral
      switch series.color {
      case .neutral: break
      case .automatic:
        style = Style(place: colored)
        colored += 1
      case .palette(let place): style = Style(place: place)
      }
      if layer.edgeNote == nil && (style.paint != .ink || series.label != nil) {
        style.series = count
        count += 1
      }
      if let label = series.label { byLabel[label] = style }
      return style
    }
  }

  private init(place: Int) {
    let place = Int(place.magnitude % 1_000_000)
    paint = .color(place % Palette.colors.count)
    dash = Palette.dashes[place % Palette.dashes.count]
    marker = Marker.series[place % Marker.series.count]
  }

  private init(paint: Paint, dash: [Double], marker: Marker, series: Int?) {
    self.paint = paint
    self.dash = dash
    self.marker = marker
    self.series = series
  }
}
