@testable import Tables

/// Tables as the language makes them, and some that try to break out of their markup.
enum TableGallery {
  static let all: [(name: String, table: TableView)] = [
    ("crossovers", crossovers), ("limits", limits), ("long", long), ("hostile", hostile),
    ("empty", empty), ("mixed", mixed), ("grouped", grouped),
  ]

  private static let magneton = UnitSymbol(unicode: "μ_B", latex: "\\mu_\\mathrm{B}")
  private static let keV = UnitSymbol(unicode: "keV", latex: "\\mathrm{keV}")

  static let crossovers = TableView([
    TableColumn("mu", unit: magneton, .numbers([1e-10, 2.9e-11, 1e-11, 6.4e-12])),
    TableColumn("T_cross", unit: keV, .numbers([241.94388, 21.097273, 2.5159123, 1.0308101])),
  ])

  static let limits = TableView(
    [
      TableColumn("experiment", .strings(["GEMMA", "CONUS+", "XENONnT", nil])),
      TableColumn("year", .numbers([2012, 2025, 2022, .nan])),
      TableColumn("limit", unit: magneton, .numbers([2.9e-11, .nan, 6.4e-12, .infinity])),
      TableColumn("solar", .booleans([false, false, true, nil])),
    ], caption: "Limits at 90% C.L.")

  static let long = TableView([
    TableColumn("i", .numbers((0..<1000).map { Double($0) })),
    TableColumn("half", unit: keV, .numbers((0..<1000).map { Double($0) / 2 })),
  ])

  static let hostile = TableView(
    [
      TableColumn(
        "<script>alert(1)</script>", unit: UnitSymbol(unicode: "<b>\"'", latex: "\\%"),
        .numbers([1, 2, 3])),
      TableColumn(
        "a|b_c$d",
        .strings([
          "</td></tr></table><img src=x onerror=alert(1)>", "\\end{tabular} 50% {x} #1 ~^",
          "[link](javascript:x) `code` \u{1B}[31m\nnext line",
        ])),
    ], caption: "</caption><style>*{display:none}</style>")

  static let empty = TableView([
    TableColumn("T", unit: keV, .numbers([])), TableColumn("name", .strings([])),
  ])

  static let grouped = TableView([
    TableColumn("cut", .strings(["none", "energy"])),
    TableColumn("N", .numbers([263.39, 35.33]), group: "signal_0"),
    TableColumn(
      "ε", unit: UnitSymbol(unicode: "%", latex: "\\%"), .numbers([100, 13.41]), group: "signal_0"),
    TableColumn("N", .numbers([3352.43, 1280.94]), group: "a much longer name"),
    TableColumn("note", .strings(["a", nil])),
  ])

  static let mixed = TableView([
    TableColumn("plain", .numbers([0.5, 1, -100, 12.25, 0])),
    TableColumn("whole", .numbers([0, -1, 1_234_567_890, 2025, 7])),
    TableColumn("tiny", .numbers([1.5e-47, 0, -2.25e-45, 1e300, .leastNonzeroMagnitude])),
    TableColumn(
      "third", .numbers([1.0 / 3, 2.0 / 3, 100.0 / 3, 20000.0 / 3, 0.1], significant: 3)),
  ])
}
