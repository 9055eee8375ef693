import JupyterProtocol
import Notebook
import StandardLibrary
import Testing

@Suite("Completion and inspection")
struct CompleterTests {
  private let worksheet = Worksheet(files: NotebookFiles(folder: "."))

  /// What is offered at the end of `code`, after `cell` was run.
  private func offers(_ code: String, after cell: String = "") throws -> [String] {
    try worksheet.run(cell) { _ in }
    let completer = Completer(worksheet)
    return completer.complete(code, cursor: code.unicodeScalars.count).items.map(\.text)
  }

  @Test("names of the library and of the notebook, the notebook's first")
  func names() throws {
    #expect(try offers("dsigma_e") == ["dsigma_es", "dsigma_es_em"])
    #expect(try offers("m_", after: "m_x = 3 keV").first == "m_x")
  }

  @Test("only the word at the cursor is replaced, counted in code points")
  func range() {
    let completion = Completer(worksheet).complete("μ = sqr + 1", cursor: 7)
    #expect(completion.range == 4..<7)
    #expect(completion.items.map(\.text) == ["sqrt"])
  }

  @Test("units after a number and after `as`")
  func units() throws {
    #expect(try offers("3 keVe") == ["keVee"])
    #expect(try offers("x as MeVn").contains("MeVnr"))
  }

  @Test("arguments by name, and the choices of one")
  func arguments() throws {
    #expect(try offers("dsigma_es(1 keV, 5 MeV, coupl") == ["couplings = "])
    #expect(try offers("dsigma_es(1 keV, 5 MeV, nu = \"") == ["e", "mu", "tau"])
  }

  @Test("columns of the table that is piped in, and parts of a measurement")
  func columns() throws {
    let cell = "t = table(energy_x = [1 keV], label_x = [\"a\"])\nm = 5 ± 1"
    #expect(try offers("t |> where(energ", after: cell) == ["energy_x"])
    #expect(try offers("u = t |> where(energy_x > 1 keV) |> sort(labe") == ["label_x"])
    #expect(try offers("t.ener") == ["energy_x"])
    #expect(try offers("m.") == ["value", "error"])
  }

  @Test("a Greek letter takes the place of its name; nothing is offered in a comment")
  func letters() throws {
    #expect(try offers("\\theta") == ["θ"])
    #expect(try offers("# dsig") == [])
  }

  @Test("the page of a name, of the call around the cursor, of a unit, of a definition")
  func inspection() throws {
    try worksheet.run("mine = 3 keV\nf(x: keV) = x") { _ in }
    let completer = Completer(worksheet)
    #expect(completer.inspect("dsigma_es(", cursor: 3)?.plain?.contains("doi:10.1103") == true)
    #expect(completer.inspect("dsigma_es(1 keV, ", cursor: 17)?.plain?.contains("weak") == true)
    #expect(completer.inspect("5 keVee", cursor: 5)?.plain?.contains("keVee") == true)
    #expect(completer.inspect("mine", cursor: 2)?.plain?.contains("3 keV") == true)
    #expect(completer.inspect("f(1 keV)", cursor: 0)?.plain?.contains("f(x: keV)") == true)
    #expect(completer.inspect("nothing_here", cursor: 3) == nil)
  }
}
