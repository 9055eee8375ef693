import Foundation
import Notebook
import StandardLibrary
import Testing

@Suite struct HelpTests {
  private func shown(_ source: String) -> String {
    let outcome = CellOutcome(source, in: .ofPrograms())
    #expect(outcome.errors.isEmpty, "\(source): \(outcome.errors)")
    return outcome.shown.joined(separator: "\n")
  }

  @Test(arguments: [
    "dsigma_es", "dsigma_es_em", "sigma_es", "sigma_es_em", "crossing", "charge_radius",
    "Z_eff",
    "dsigma_cevns", "dsigma_cevns_em", "form_factor", "dsigma_portal", "portal_decay_rate",
    "portal_decay_length",
  ])
  func `a page has a formula, a source and an example that runs`(_ name: String) throws {
    let pages = Library(files: NotebookFiles(folder: LanguageProgram.folder.path())).documentation
    let page = try #require(pages[name]).documentation
    #expect(page.formula != nil && page.units != nil && page.validity != nil)
    #expect(try #require(page.source).contains(/doi:|arXiv:/))
    #expect(!shown(try #require(page.example)).isEmpty)
  }

  @Test func `what confirms a number, and what nothing does`() {
    #expect(shown("help(sin2_w)").contains("confirmed by 0.23868(5)(2) of arXiv:1712.09146"))
    #expect(shown("help(hbarc)").contains("numbers: exact"))
    let list = shown("help(unconfirmed)")
    #expect(list.contains("alpha_s: PDG 2024"))
    #expect(!list.contains("sin2_w:") && !list.contains("m_e:"))
  }

  @Test func `the sources of what was used`() {
    let text = shown("dsigma_es(10 keV, 5 MeV)\ncharge_radius(\"e\")\ncite()")
    for key in [
      "VogelEngel1989", "AtzoriCorona2022", "ErlerSu2013", "BahcallKamionkowskiSirlin1995",
      "GiuntiStudenikin2015", "Bernabeu2000", "Cadeddu2018",
    ] {
      #expect(text.contains("@article{\(key),"), "\(key)")
    }
  }
}
