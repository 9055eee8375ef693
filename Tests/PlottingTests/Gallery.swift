import Foundation

@testable import Plotting

/// One figure of each kind, with the shapes and magnitudes that the physics gives.
enum Gallery {
  static let all: [(name: String, figure: Figure)] = [
    ("cross-sections", crossSections), ("limits", limits), ("histogram", histogram),
    ("stack", stack), ("ratio", ratio), ("signed", signed), ("exclusion", exclusion),
    ("band", band), ("twelve-series", twelveSeries), ("sixty-rows", sixtyRows),
    ("one-row", oneRow), ("hostile-labels", hostileLabels), ("large-numbers", largeNumbers),
    ("many-decades", manyDecades), ("under-a-decade", underADecade), ("gaps", gaps),
    ("annotated", annotated), ("constant", constant), ("markers", markers),
    ("heat-map", heatMap), ("heat-map-logarithmic", heatMapLogarithmic), ("named-bins", namedBins),
    ("efficiency", efficiency), ("regions", regions), ("correlations", correlations),
    ("bars", bars),
  ]

  /// `count` values from `from` to `to`, evenly on a logarithmic axis.
  static func logGrid(_ from: Double, _ to: Double, _ count: Int = 400) -> [Double] {
    (0..<count).map { from * pow(to / from, Double($0) / Double(count - 1)) }
  }

  static func grid(_ from: Double, _ to: Double, _ count: Int) -> [Double] {
    (0..<count).map { from + (to - from) * Double($0) / Double(count - 1) }
  }

  static let crossSections: Figure = {
    let t = logGrid(0.1, 1000)
    let x = Channel(t, name: "T", unit: "keV")
    let weak = t.map { 9.5e-48 * (1 - 0.7 * $0 / 5000) }
    var layers = [
      Layer.line(
        Line(x: x, y: Channel(weak, name: "dσ/dT", unit: "cm²/keV"), series: Series("weak")))
    ]
    for (mu, name) in [(1e-10, "1×10⁻¹⁰"), (1e-11, "1×10⁻¹¹"), (3e-12, "3×10⁻¹²")] {
      let y = t.map { 2.495e-25 * mu * mu * (1 / $0 - 1 / 5000) }
      layers.append(
        .line(
          Line(
            x: x, y: Channel(y, name: "dσ/dT", unit: "cm²/keV"), series: Series("μ = \(name) μ_B")))
      )
    }
    return Figure(
      layers, title: "ν_e e scattering, E = 5 MeV", x: Axis(.logarithmic), y: Axis(.logarithmic))
  }()

  static let limits: Figure = {
    let rows: [(String, Double, String)] = [
      ("LZ", 6.2e-12, "solar"), ("XENONnT", 6.4e-12, "solar"), ("PandaX-4T", 1.8e-11, "solar"),
      ("Borexino", 2.8e-11, "solar"), ("GEMMA", 2.9e-11, "e"),
      ("Super-Kamiokande", 3.6e-10, "solar"),
      ("CONUS", 7.5e-11, "e"), ("TEXONO", 7.4e-11, "e"), ("CONUS+", 4.4e-11, "e"),
      ("MUNU", 9.0e-11, "e"), ("Dresden-II", 2.1e-10, "e"), ("Rovno", 1.9e-10, "e"),
      ("Krasnoyarsk", 2.7e-10, "e"), ("LSND", 6.8e-10, "μ"), ("LSND", 1.1e-9, "e"),
      ("LAMPF", 7.4e-10, "μ"), ("BNL-E734", 8.5e-10, "μ"), ("CHARM-II", 3.0e-9, "μ"),
      ("COHERENT", 2.6e-9, "μ"), ("DONUT", 3.9e-7, "τ"), ("ALEPH", 5.0e-7, "τ"),
      ("BEBC", 5.4e-7, "τ"), ("SNO", 6.9e-10, "solar"), ("KamLAND", 5e-10, "solar"),
      ("Kuo-Sheng", 1.3e-10, "e"),
    ]
    let groups = ["e", "μ", "τ", "solar"].map { flavour in
      let own = rows.filter { $0.2 == flavour }
      return Layer.arrows(
        Arrows(
          x: Channel(own.map(\.1), name: "limit", unit: "μ_B"), rows: own.map(\.0),
          series: Series(flavour == "solar" ? flavour : "ν_\(flavour)")))
    }
    return Figure(
      groups + [.span(Span(.x, from: 1e-12, to: 3e-12, unit: "μ_B", label: "red giants"))],
      title: "Published limits, 90% C.L.", x: Axis(.logarithmic, lower: 1e-13, upper: 1e-6),
      y: Axis(rows: rows.sorted { $0.1 < $1.1 }.map(\.0)))
  }()

  private static let contents: [Double] = [
    3, 11, 24, 41, 66, 71, 82, 64, 51, 38, 30, 21, 12, 9, 6, 3, 1, 0, 1, 0,
  ]

  static let histogram: Figure = {
    let edges = grid(0, 20, 21)
    let centres = zip(edges, edges.dropFirst()).map { ($0 + $1) / 2 }
    let data = zip(contents, [2, -3, 4, 1, -5, 6, -4, 2, 3, -2, 1, 4, -3, 1, 2, -1, 1, 1, 0, 0])
      .map { max(0, $0 + Double($1)) }
    return Figure(
      [
        .steps(
          Steps(
            edges: Channel(edges, name: "E θ²", unit: "MeV"),
            contents: Channel(contents, name: "events"),
            isFilled: true, series: Series("ν e simulation"))),
        .points(
          Points(
            x: Channel(centres, name: "E θ²", unit: "MeV"), y: Channel(data, name: "events"),
            yError: ErrorBars(data.map { $0.squareRoot() }), series: Series("data", color: .neutral)
          )),
        .rule(.vertical(5, label: "cut")),
      ])
  }()

  static let stack: Figure = {
    let edges = Channel(grid(0, 20, 21), name: "E θ²", unit: "MeV")
    let parts: [(String, Double)] = [("ν e", 1), ("ν_e CC", 0.4), ("NC", 0.25)]
    let histograms = parts.map { name, scale in
      Steps(
        edges: edges, contents: Channel(contents.map { $0 * scale }, name: "events"),
        series: Series(name))
    }
    return Figure(Steps.stack(histograms).map { .steps($0) }, title: "Near detector")
  }()

  static let ratio: Figure = {
    let x = logGrid(0.1, 30)
    let channel = Channel(x, name: "T", unit: "keV")
    let csi = x.map { $0 < 14.5 ? 0.04 / $0 * (1 + 0.5 * $0 / 14.5) : 0 }
    let ar = x.map { 0.6 / $0 * (1 + 0.2 * $0 / 14.5) }
    return Figure(
      [
        .line(Line(x: channel, y: Channel(csi, name: "ratio"), series: Series("CsI"))),
        .line(Line(x: channel, y: Channel(ar, name: "ratio"), series: Series("Ar"))),
        .rule(.horizontal(1)),
      ], x: Axis(.logarithmic), y: Axis(.logarithmic))
  }()

  static let signed: Figure = {
    let x = grid(-3.2, 7.4, 200)
    return Figure(
      [
        .line(
          Line(
            x: Channel(x, name: "x"),
            y: Channel(x.map { 40 * sin($0) * exp(-0.1 * $0) }, name: "asymmetry", unit: "%")))
      ], title: "One curve of both signs")
  }()

  static let exclusion: Figure = {
    let mass = logGrid(1, 300, 80)
    let d = mass.map { 2e-7 * (1 + pow($0 / 60, 2)) * (1 + 2 / $0) }
    return Figure(
      [
        .line(
          Line(
            x: Channel(mass, name: "m₄", unit: "keV"), y: Channel(d, name: "d", unit: "GeV⁻¹"),
            series: Series("excluded at 90% C.L."), fill: .above))
      ], x: Axis(.logarithmic), y: Axis(.logarithmic))
  }()

  static let band: Figure = {
    let x = grid(0, 10, 60)
    let y = x.map { 5 + 3 * sin($0 / 2) }
    let channel = Channel(x, name: "L", unit: "km")
    return Figure([
      .band(
        Band(
          x: channel, lower: Channel(y.map { $0 - 0.8 }, name: "rate", unit: "events/d"),
          upper: Channel(y.map { $0 + 0.8 }), series: Series("prediction"))),
      .line(
        Line(
          x: channel, y: Channel(y, name: "rate", unit: "events/d"), series: Series("prediction"))),
      .span(Span(.y, from: 2.5, to: 3, label: "background")),
    ])
  }()

  static let twelveSeries: Figure = {
    let x = grid(0, 10, 50)
    return Figure(
      (1...12).map { k in
        .line(
          Line(
            x: Channel(x, name: "t", unit: "d"),
            y: Channel(x.map { Double(k) * (1 + 0.3 * sin($0 + Double(k))) }, name: "y"),
            series: Series("series \(k)")))
      })
  }()

  static let sixtyRows: Figure = {
    let rows = (1...60).map { "Experiment \($0) at the laboratory underneath the mountain" }
    return Figure(
      [
        .arrows(
          Arrows(
            x: Channel((1...60).map { 1e-12 * pow(1.2, Double($0)) }, name: "limit", unit: "μ_B"),
            rows: rows, direction: .right))
      ], x: Axis(.logarithmic))
  }()

  static let oneRow = Figure(
    [
      .arrows(
        Arrows(
          x: Channel([2.9e-11, 4e-11, 3.1e-11], unit: "μ_B"), rows: ["GEMMA", "GEMMA", "GEMMA"]))
    ], x: Axis(.logarithmic))

  static let hostileLabels: Figure = {
    let long = String(repeating: "a very long label ", count: 12)
    return Figure(
      [
        .line(
          Line(
            x: Channel([0, 1, 2], name: "<b>x</b>", unit: "\"&'"),
            y: Channel([1, 3, 2], name: "</text><script>alert(1)</script>"),
            series: Series("<script>alert(2)</script>"))),
        .line(Line(x: Channel([0, 1, 2]), y: Channel([2, 1, 3]), series: Series(long))),
        .text(Label("]]> & \u{1B}[31m", x: Channel([1]), y: Channel([2]))),
        .rule(.horizontal(2.5, label: long)),
      ], title: "<title> & " + long)
  }()

  static let largeNumbers = Figure([
    .points(
      Points(
        x: Channel([1e300, 2e300, 4e300], name: "huge"),
        y: Channel([1e-300, 5e-300, 3e-300], name: "tiny")))
  ])

  static let manyDecades: Figure = {
    let x = grid(1, 100, 100)
    return Figure(
      [
        .line(
          Line(x: Channel(x, name: "n"), y: Channel(x.map { exp(-6.5 * $0) }, name: "exp(−6.5 n)")))
      ],
      y: Axis(.logarithmic))
  }()

  static let underADecade: Figure = {
    let x = grid(12_000, 58_000, 40)
    return Figure(
      [
        .points(
          Points(
            x: Channel(x, name: "N"),
            y: Channel(x.map { 100 / $0.squareRoot() }, name: "error", unit: "%")))
      ],
      x: Axis(.logarithmic), y: Axis(.logarithmic))
  }()

  static let gaps: Figure = {
    let x = grid(0, 10, 101)
    let y = x.map {
      (3...4).contains($0) || $0 == 7 ? Double.nan : $0 == 6.9 || $0 == 7.2 ? .infinity : $0 * $0
    }
    return Figure(
      [
        .line(
          Line(x: Channel(x, name: "x"), y: Channel(y, name: "x²"), series: Series("with gaps")))
      ],
      y: Axis(upper: 70))
  }()

  static let annotated: Figure = {
    let x = grid(0, 10, 40)
    return Figure(
      [
        .span(Span(.x, from: 2, to: 4, label: "signal region", color: .palette(2))),
        .span(Span(.x, from: 4.2, to: 5, label: "control region", color: .palette(4))),
        .rule(.vertical(4.1, label: "threshold")),
        .rule(.horizontal(0.5, label: "mean", color: .palette(1))),
        .rule(.horizontal(0.51, label: "median", color: .palette(3))),
        .line(
          Line(
            x: Channel(x, name: "T", unit: "keV"), y: Channel(x.map { exp(-$0 / 4) }, name: "rate"))
        ),
        .text(Label("falls", x: Channel([6]), y: Channel([0.3]))),
      ], title: "Ranges and reference lines carry their labels")
  }()

  static let constant = Figure([
    .line(
      Line(
        x: Channel([1, 2, 3], name: "x"), y: Channel([7, 7, 7], name: "y"), series: Series("seven"))
    )
  ])

  static let markers: Figure = {
    let x = grid(1, 8, 8)
    return Figure(
      (1...8).map { k in
        .points(
          Points(
            x: Channel(x, name: "x"), y: Channel(x.map { $0 * Double(k) }, name: "k x"),
            xError: k == 8 ? ErrorBars(x.map { _ in 0.2 }) : nil,
            yError: k == 8 ? ErrorBars(x.map { _ in 4 }) : nil,
            series: Series("k = \(k)")))
      })
  }()

  /// Of bins around a line, the more of them the nearer.
  private static func resolution(_ count: Int, width: Double) -> [Double] {
    (0..<count).flatMap { truth in
      (0..<count).map { measured in
        let distance = Double(measured - truth) / (width * Double(count))
        return (800 * exp(-distance * distance / 2 - 2 * Double(truth) / Double(count))).rounded()
      }
    }
  }

  static let heatMap: Figure = {
    let edges = grid(0, 5, 31)
    return Figure(
      [
        .heatMap(
          HeatMap(
            xEdges: Channel(edges, name: "E", unit: "GeV"),
            yEdges: Channel(edges, name: "E_true", unit: "GeV"),
            contents: Channel(resolution(30, width: 0.07), name: "events"))),
        .line(Line(x: Channel([0, 5]), y: Channel([0, 5]), series: Series("measured = true"))),
      ], title: "Resolution")
  }()

  static let heatMapLogarithmic: Figure = {
    let edges = logGrid(0.5, 20, 21)
    return Figure(
      [
        .heatMap(
          HeatMap(
            xEdges: Channel(edges, name: "E", unit: "GeV"),
            yEdges: Channel(grid(0, 1, 21), name: "score"),
            contents: Channel(resolution(20, width: 0.2), name: "events"), scale: .logarithmic))
      ], x: Axis(.logarithmic))
  }()

  static let namedBins: Figure = {
    let names = ["ν e", "ν_e CC", "ν_μ CC", "NC", "rock muons from upstream"]
    return Figure(
      [
        .steps(
          Steps(
            edges: Channel(grid(0, 5, 6)), contents: Channel([64, 51, 2, 13, 7], name: "events")))
      ], x: Axis(names: names))
  }()

  static let efficiency: Figure = {
    let edges = grid(0, 5, 11)
    let centres = zip(edges, edges.dropFirst()).map { ($0 + $1) / 2 }
    let values = centres.map { 1 - exp(-$0) }
    return Figure([
      .points(
        Points(
          x: Channel(centres, name: "E", unit: "GeV"), y: Channel(values, name: "efficiency"),
          xError: ErrorBars(centres.map { _ in 0.25 }),
          yError: ErrorBars(below: values.map { 0.15 * $0 }, above: values.map { 0.1 * (1 - $0) })))
    ])
  }()

  /// Areas that hold two parts of a probability, the outer one in two pieces.
  static let regions: Figure = {
    func ellipse(_ x: Double, _ y: Double, _ a: Double, _ b: Double) -> [(Double, Double)] {
      grid(0, 2 * .pi, 60).map { (x + a * cos($0), y + b * sin($0) + 0.4 * a * cos($0)) }
    }
    let gap = [(Double.nan, Double.nan)]
    func region(_ corners: [(Double, Double)], _ label: String) -> Layer {
      .region(
        Region(
          x: Channel(corners.map(\.0), name: "μ", unit: "10⁻¹² μ_B"),
          y: Channel(corners.map(\.1), name: "n_Pb"), series: Series(label)))
    }
    return Figure([
      region(ellipse(3, 1, 2, 0.5) + gap + ellipse(7, 3, 0.8, 0.4), "95 %"),
      region(ellipse(3, 1, 1, 0.25), "68 %"),
    ])
  }()

  /// Correlations of neighbours in a chain fall by a third each time, and change sign.
  static let correlations: Figure = {
    let names = ["μ", "n_pb", "scale", "ε", "a name that is rather long"]
    let values = names.indices.flatMap { i in
      names.indices.map { j in pow(-0.67, Double(abs(i - j))) }
    }
    let edges = Channel(grid(0, 5, 6))
    return Figure(
      [
        .heatMap(
          HeatMap(
            xEdges: edges, yEdges: edges, contents: Channel(values, name: "correlation"),
            gradient: .divergence))
      ], x: Axis(names: names), y: Axis(names: names))
  }()

  /// Changes by two variations of each of some parameters, one of which is fixed.
  static let bars: Figure = {
    let names = ["n_pb", "energy scale", "a nuisance parameter with a long name", "fixed"]
    func bars(_ ends: [Double], _ label: String) -> Layer {
      .bars(
        Bars(
          start: Channel(ends.map { _ in 0 }),
          end: Channel(ends, name: "change of μ", unit: "10⁻¹² μ_B"), rows: names,
          series: Series(label)))
    }
    return Figure([
      bars([0.31, -0.12, 0.05, .nan], "+1σ"), bars([-0.28, 0.14, 0.04, .nan], "−1σ"),
    ])
  }()
}
