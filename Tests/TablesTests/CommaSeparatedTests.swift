import Testing

@testable import Tables

@Suite struct CommaSeparatedTests {
  @Test func everythingIsInQuotesThatNeedsThem() {
    let table = TableView([
      TableColumn(
        "E", unit: UnitSymbol(unicode: "μ_B", ascii: "muB"), .numbers([0.1, .nan, 1e-12])),
      TableColumn("a, b", .strings(["say \"no\"", nil, "two\nlines"])),
      TableColumn("ok", .booleans([true, false, nil])),
    ])
    #expect(
      table.csv() == """
        E [muB],"a, b",ok
        0.1,"say ""no""\",true
        ,,false
        1e-12,"two
        lines",

        """)
  }

  @Test func aLongTableIsWrittenWhole() {
    let table = TableView([TableColumn("x", .numbers((0..<1000).map(Double.init)))])
    #expect(table.csv().split(separator: "\n").count == 1001)
  }
}

@Suite struct LaTeXLettersTests {
  private func header(_ name: String) -> String {
    let lines = TableView([TableColumn(name, .numbers([1]))]).latex().split(separator: "\n")
    return String(lines[2])
  }

  @Test func greekLettersAreMathematics() {
    #expect(header("Σw") == "$\\Sigma$w \\\\")
    #expect(header("ν-e: εᴺ⁻¹") == "$\\nu$-e: $\\varepsilon{}^N{}^-{}^1$ \\\\")
    #expect(header("±") == "$\\pm$ \\\\")
    #expect(header("θ_x") == "$\\theta$\\_x \\\\")
  }
}
