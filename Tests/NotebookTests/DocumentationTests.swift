import Datasets
import Foundation
import Notebook
import StandardLibrary
import Testing

/// What holds for the page of every name.
@Suite struct DocumentationTests {
  private static let pages =
    Library(files: NotebookFiles(folder: LanguageProgram.folder.path())).documentation

  /// Functions that compute a quantity of physics, and what they compute with.
  private static let physics = [
    "dsigma_es", "dsigma_es_em", "sigma_es", "sigma_es_em", "crossing", "charge_radius", "Z_eff",
    "dsigma_cevns", "dsigma_cevns_em", "form_factor", "dsigma_portal", "portal_decay_rate",
    "portal_decay_length", "T_max", "T_min", "E_min", "m4_max", "cos_theta", "lindhard", "quench",
    "unquench", "solar", "reactor", "pion_decay", "pmns", "neutrino_mass", "mass_splitting", "P_ee",
    "matter_potential", "majorana_moments", "dirac_moments", "minimal_moments", "moment_element",
    "total_moment", "effective_moment", "solar_moment", "dirac_moment", "natural_moment",
    "radiative_decay", "plasmon_ratio", "precession",
  ]

  /// What `rate` takes: they have no unit.
  private static let interactions = [
    "nu_weak", "nu_magnetic", "nu_millicharge", "nu_charge_radius", "nu_anapole", "dipole_portal",
  ]

  @Test func `every name has a summary, and no field is empty`() {
    for (name, page) in Self.pages {
      let documentation = page.documentation
      #expect(!documentation.summary.isEmpty, "\(name)")
      let fields = [
        documentation.formula, documentation.units, documentation.validity, documentation.source,
        documentation.example,
      ]
      #expect(fields.allSatisfy { $0 != "" }, "\(name)")
    }
  }

  @Test(arguments: physics + interactions)
  func `physics has a formula, its validity, a source and an example`(_ name: String) throws {
    let page = try #require(Self.pages[name]).documentation
    #expect(page.formula != nil)
    #expect(page.units != nil || Self.interactions.contains(name))
    #expect(page.validity != nil)
    #expect(!sourceIdentifiers(in: page.source ?? "").isEmpty)
    #expect(page.example != nil)
  }

  @Test func `formulas are balanced`() {
    let formulas = Self.pages.compactMapValues(\.documentation.formula)
    #expect(formulas.count >= Self.physics.count)
    for (name, formula) in formulas {
      #expect(unbalanced(formula) == nil, "\(name): \(formula)")
      let sizes = ["\\left", "\\right"].map { size in
        // \leftarrow is no bracket
        formula.components(separatedBy: size).dropFirst().filter { $0.first?.isLetter != true }
          .count
      }
      #expect(sizes[0] == sizes[1], "\(name): \(formula)")
    }
  }

  @Test func `brackets that are not balanced are found`() {
    #expect(unbalanced(#"\frac{a}{b"#) != nil)
    #expect(unbalanced("a}{b") != nil)
    #expect(unbalanced(#"\{ \frac{a}{b}"#) == nil)
  }

  // MARK: Examples

  @Test func `every example runs as it stands, and gives the number beside it`() throws {
    let folder = try notebookFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    var numbers = 0
    for (name, page) in Self.pages {
      guard let example = page.documentation.example else { continue }
      let worksheet = Worksheet(files: NotebookFiles(folder: folder.path()))
      let outcome = CellOutcome(example, in: worksheet)
      #expect(outcome.errors.isEmpty, "\(name): \(outcome.errors)")
      guard let number = number(beside: example) else { continue }
      #expect(agrees(outcome.shown.last ?? "", number), "\(name): \(outcome.shown)")
      numbers += 1
    }
    #expect(numbers >= 30)
  }

  @Test(arguments: physics)
  func `an example of physics that gives a number shows it`(_ name: String) throws {
    let example = try #require(Self.pages[name]?.documentation.example)
    let shown = CellOutcome(example, in: .ofPrograms()).shown.last ?? ""
    let isNumber = shown.split(separator: " ").first.flatMap { Double($0) } != nil
    #expect(isNumber == (number(beside: example) != nil), "\(example): \(shown)")
  }

  /// A folder with the table that the tour reads.
  private func notebookFolder() throws -> URL {
    let manager = FileManager.default
    let folder = manager.temporaryDirectory.appending(path: UUID().uuidString)
    try manager.createDirectory(at: folder, withIntermediateDirectories: true)
    let data = LanguageProgram.folder.appending(path: "../../notebooks/data").standardizedFileURL
    try manager.copyItem(at: data, to: folder.appending(path: "data"))
    return folder
  }

  /// `# 9.9e-48 cm²/keV` at the end of an example.
  private func number(beside example: String) -> String? {
    let parts = example.components(separatedBy: "# ")
    return parts.count > 1 ? parts.last : nil
  }

  // MARK: Sources

  @Test func `what documentation and data releases name is in the references, and nothing else`() {
    let named = Self.pages.values.reduce(into: Set(Dataset.all.flatMap(\.sources))) {
      $0.formUnion(sourceIdentifiers(in: $1.text))
    }
    #expect(named.count > 40)
    let known = Set(references.flatMap(\.identifiers))
    #expect(named.subtracting(known).isEmpty)
    let idle = references.filter { named.isDisjoint(with: $0.identifiers) }
    #expect(idle.map(\.key).isEmpty)
  }

  @Test func `references are complete, and BibTeX can read them`() {
    let keys = references.map(\.key)
    #expect(Set(keys).count == keys.count)
    for reference in references {
      #expect(!reference.identifiers.isEmpty, "\(reference.key)")
      #expect(reference.bibtex.allSatisfy { $0.isASCII }, "\(reference.key)")
      #expect(unbalanced(reference.bibtex) == nil, "\(reference.key)")
      #expect(reference.authors.contains(/^[A-Z]/) && (1930...2100).contains(reference.year))
    }
  }

  @Test(arguments: [
    ("a (doi:10.1103/PhysRevD.39.3378).", "doi:10.1103/PhysRevD.39.3378"),
    ("see doi:10.1016/0550-3213(82)90273-5, eq. 2", "doi:10.1016/0550-3213(82)90273-5"),
    ("NuFIT, arXiv:2410.05380; others", "arXiv:2410.05380"),
    ("arXiv:hep-ph/0504134.", "arXiv:hep-ph/0504134"),
  ])
  func `identifiers stand between the words of a sentence`(_ text: String, _ identifier: String) {
    #expect(sourceIdentifiers(in: text) == [identifier])
  }

  // MARK: What confirms the numbers

  @Test func `help(unconfirmed) lists what rests on one source`() throws {
    let list = try #require(Self.pages["unconfirmed"])
    let open = Self.pages.filter { $0.value.text.contains("not confirmed by a second source") }
    #expect(list.parameters.map(\.name) == open.keys.sorted())
    for name in ["alpha_s", "sin2_w_mZ", "alpha_mZ", "Z_eff", "reactor"] {
      let note = list.parameters.first { $0.name == name }?.note
      #expect(note?.isEmpty == false, "\(name)")
    }
    #expect(list.text.contains("reactor: captures per fission and their spectrum; "))
  }

  @Test func `every table and constant says whether it was confirmed`() {
    let constants = Library(files: NotebookFiles(folder: ".")).constants.keys.filter { $0 != "pi" }
    #expect(constants.count > 10)
    for name in constants + ["Xe", "Xe132", "CsI", "target", "solar", "reactor", "nufit"] {
      #expect(Self.pages[name]?.documentation.confirmation != nil, "\(name)")
    }
  }
}

/// Where the first bracket is that has no partner; brackets behind a backslash do not count.
private func unbalanced(_ text: String) -> String.Index? {
  var open: [String.Index] = []
  var isEscaped = false
  for index in text.indices {
    defer { isEscaped = text[index] == "\\" && !isEscaped }
    guard !isEscaped else { continue }
    switch text[index] {
    case "{": open.append(index)
    case "}":
      guard open.popLast() != nil else { return index }
    default: break
    }
  }
  return open.last
}
