import JupyterProtocol
import Notebook
import StandardLibrary
import Testing

@Suite("What front ends are shown")
struct PresentationTests {
  /// The bundle of the last value that a cell shows.
  private func bundle(_ cell: String) throws -> MIMEBundle {
    var shown: MIMEBundle?
    try Worksheet(files: NotebookFiles(folder: ".")).run(cell) { event in
      if case .value(let value, let kind, _) = event { shown = Presentation.bundle(value, kind) }
    }
    return try #require(shown)
  }

  /// The report of the last value that a cell shows.
  private func report(_ cell: String) throws -> [String: JSON] {
    var shown: JSON?
    try Worksheet(files: NotebookFiles(folder: ".")).run(cell) { event in
      if case .value(let value, let kind, _) = event { shown = Report.value(value, kind, cell: 1) }
    }
    guard case .object(let members)? = shown else { return [:] }
    return members
  }

  @Test("a table has every form that a front end may ask for")
  func table() throws {
    let types = Set(try bundle("table(x = [1 keV])").data.keys.map(\.rawValue))
    #expect(
      types == [
        "text/plain", "text/html", "text/latex", "text/markdown",
        "application/vnd.dataresource+json",
      ])
  }

  @Test("the factor of a unit is a power of ten in LaTeX")
  func scaledUnit() throws {
    let cell = "table(s = x * 1 cm^2 as 1e-42 cm^2, E = x * 1 keV as 2000 keV for x in [1])"
    guard case .string(let text)? = try bundle(cell).data[.latex] else {
      Issue.record("no LaTeX")
      return
    }
    #expect(text.contains(#"10^{-42}\,\mathrm{cm^{2}}"#))
    #expect(text.contains(#"2000\,\mathrm{keV}"#))
  }

  @Test("the grid's schema names types and units; a missing number is null")
  func grid() throws {
    let data = try bundle("table(x = [1 keV, 2 keV], s = [\"a\", \"b\"])").data[.dataResource]
    let fields: [JSON] = [
      ["name": "x", "type": "number", "title": "x [keV]"],
      ["name": "s", "type": "string", "title": "s"],
    ]
    let rows: [JSON] = [["x": 1.0, "s": "a"], ["x": 2.0, "s": "b"]]
    #expect(data == ["schema": ["fields": .array(fields)], "data": .array(rows)])
    let gap = try bundle("t = table(x = [1, -1])\nt |> with_columns(y = sqrt(x))")
    guard case .object(let members)? = gap.data[.dataResource],
      case .array(let gapRows)? = members["data"]
    else {
      Issue.record("no grid")
      return
    }
    #expect(gapRows.last?.text == JSON.object(["x": -1.0, "y": .null]).text)
  }

  @Test("no output carries a script")
  func scripts() throws {
    let plot = try bundle("plot(x for x in 0..1, title = \"<script>alert(1)</script>\")")
    let table = try bundle("table(s = [\"<script>alert(1)</script>\"])")
    for (type, content) in Array(plot.data) + Array(table.data)
    where type == .svg || type == .html || type == .markdown {
      guard case .string(let text) = content else { continue }
      #expect(!text.contains("<script"))
    }
  }

  @Test("the report of a number has its value in the unit asked for")
  func numbers() throws {
    let limit = try report("7.2e-12 muB as 1e-12 muB")
    guard case .number(let value)? = limit["value"] else {
      Issue.record("no value")
      return
    }
    #expect(abs(value - 7.2) < 1e-14)
    #expect(limit["unit"] == "1e-12 muB")
    #expect(limit["kind"] == "quantity")
    #expect(try report("5 keV ± 10%")["error"] == 0.5)
    #expect(try report("[1 keV, 2 keV]")["value"] == [1.0, 2.0])
  }

  @Test("all numbers of nested lists are in the one unit that the report names")
  func nestedLists() throws {
    let bare = try report("[[T_max(E)] for E in [1 keV, 1 GeV]]")
    guard case .array(let rows)? = bare["value"], case .array(let low)? = rows.first,
      case .array(let high)? = rows.last, case .number(let small)? = low.first,
      case .number(let large)? = high.first
    else {
      Issue.record("no nested numbers")
      return
    }
    // 2 E² / (2 E + m_e) in GeV, at 1 GeV and at 1 keV
    let ratio = (2 / (2 + 0.51099895069e-3)) / (2e-12 / (2e-6 + 0.51099895069e-3))
    #expect(abs(large / small / ratio - 1) < 1e-12)
    #expect(try report("[1 ± 0.1, 2 ± 0.2]")["error"] == [0.1, 0.2])
  }
}
