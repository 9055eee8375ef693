import Foundation
import Notebook
import StandardLibrary
import Syntax
import Testing

/// What `cite()` collects.
@Suite struct BibliographyTests {
  /// The keys of what `cite()` gives after these cells.
  private func keys(after cells: String..., in worksheet: Worksheet = .ofPrograms()) -> [String] {
    for cell in cells { _ = CellOutcome(cell, in: worksheet) }
    let text = CellOutcome("cite()", in: worksheet).shown.first ?? ""
    return text.matches(of: /@[a-z]+\{([A-Za-z0-9]+),/).map { String($0.1) }
  }

  @Test func `of nothing there is nothing to cite`() {
    let outcome = CellOutcome("x = 2 keV\ncite()", in: .ofPrograms())
    #expect(outcome.shown == ["% nothing used so far has a source to cite"])
  }

  @Test func `constants, functions, targets and fluxes bring their sources, in the order of keys`()
  {
    #expect(keys(after: "x = m_e") == ["CODATA2022"])
    #expect(
      keys(after: "dsigma_es(10 keV, 5 MeV)") == [
        "AtzoriCorona2022", "BahcallKamionkowskiSirlin1995", "ErlerSu2013", "GiuntiStudenikin2015",
        "VogelEngel1989",
      ])
    let sun = keys(after: "f = solar(\"pp\")", "t = Xe")
    #expect(
      Set(sun).isSuperset(of: ["AME2020", "AngeliMarinova2013", "Meija2016", "Vinyoles2017"]))
    #expect(sun == sun.sorted())
  }

  @Test func `functions of the user bring the sources of what they use`() {
    let used = keys(after: "f(T) = dsigma_es_em(T, 5 MeV, 1e-11 muB)", "f(1 keV)")
    #expect(used == ["VogelEngel1989"])
    let blocks = keys(
      after:
        "xe = experiment { target = Xe, exposure = 1 t*yr, flux = solar(\"pp\"), bins = grid(1 keV..10 keV, 4) }"
    )
    #expect(blocks.contains("Vinyoles2017") && blocks.contains("KouzakovStudenikin2014"))
  }

  @Test func `a cell with an error brings nothing, and those around it do`() {
    let used = keys(
      after: "lindhard(1 keVnr, Ge)", "solve(sigma_es(E) == 1 keV for E in 1 MeV..2 MeV)", "1 +",
      "precession(1e-11 muB, 10 T, 1e5 km)")
    #expect(used.contains("LewinSmith1996") && used.contains("Akhmedov1988"))
    #expect(!used.contains("VogelEngel1989"))
  }

  @Test(arguments: [
    "f(alpha) = 2 * alpha\nf(3)", "alpha = 3\nalpha", "help(alpha)", "alpha?",
    "table(alpha = [1, 2]) |> sort(alpha)", "x = \"alpha\"", "# alpha",
  ])
  func `a name that only reads like one of the library brings nothing`(_ cell: String) {
    #expect(keys(after: cell) == [])
  }

  @Test func `it is saved as a file for BibTeX`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let worksheet = Worksheet(files: NotebookFiles(folder: folder.path()))
    let outcome = CellOutcome("x = m_e\ncite()\nsave(cite(), \"refs.bib\")", in: worksheet)
    #expect(outcome.shown.last == "\"outputs/refs.bib\"")
    let text = try String(contentsOf: folder.appending(path: "outputs/refs.bib"), encoding: .utf8)
    #expect(text == outcome.shown[0] + "\n")
    let refused = CellOutcome("save(cite(), \"refs.csv\")", in: worksheet)
    #expect(refused.errors.map(\.code) == ["E37"])
  }
}
