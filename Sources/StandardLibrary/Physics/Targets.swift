import Interpreter
import Physics
import Semantics
import Syntax
import Units

/// What neutrinos scatter off, as a value of the language.
enum TargetValue: Sendable {
  /// One free electron at rest.
  case electron
  /// A nuclide, an element or a compound.
  case material(Target)

  /// - Throws: for a target that has no nuclei.
  func nuclei(of function: String, at span: Span) throws(Diagnostic) -> Target {
    guard case .material(let target) = self else {
      throw Diagnostic(
        "E35", "`\(function)` scatters off nuclei, and an electron has none", [.init(span)],
        help: [.init("give a nuclide, an element or a compound: `Ar40`, `Xe`, `CsI`")])
    }
    return target
  }
}

extension TargetValue: Displayable {
  func display(as kind: ObjectKind) -> Display {
    switch self {
    case .electron: Display(text: "electron: free and at rest")
    case .material(let target): Display(text: target.card)
    }
  }
}

extension Target {
  /// The mass and the nuclides, one to a line.
  fileprivate var card: String {
    let head = "\(name): \(formatNumber(atomicMass, digits: 6)) u per unit"
    let lines = nuclides.map { part in
      "  \(part.nuclide.name)  ×\(formatNumber(part.count, digits: 4))"
        + "  Z = \(part.nuclide.Z), N = \(part.nuclide.N)"
        + ", R = \(formatNumber(part.nuclide.chargeRadius, digits: 5)) fm"
    }
    return ([head] + lines).joined(separator: "\n")
  }
}

/// Every nuclide of the table, the elements with a symbol of two letters (one letter is a name that people
/// want for themselves), and the compounds that detectors are made of. `target("C10H8")` gives all others.
let targetObjects: [LibraryObject] =
  [
    LibraryObject(
      name: "electron", object: TargetValue.electron, kind: .target,
      documentation: Documentation("a free electron at rest, as a target", example: "electron"))
  ]
  + Element.all.flatMap { element in
    let isotopes = element.isotopes.map(\.nuclide.name)
    return element.symbol.count == 2 ? [element.symbol] + isotopes : isotopes
  }.compactMap(targetObject)
  + compounds.compactMap(targetObject)

private let compounds = [
  "CsI", "NaI", "H2O", "D2O", "LiF", "CaF2", "BaF2", "CaWO4", "PbWO4", "ZnWO4", "Al2O3", "SiO2",
  "TeO2", "LaBr3", "C3F8", "CF4", "C9H10", "C6H6",
]

private func targetObject(_ name: String) -> LibraryObject? {
  guard let target = try? Target(named: name) else { return nil }
  return LibraryObject(
    name: name, object: TargetValue.material(target), kind: .target,
    documentation: Documentation(
      "a target: \(target.kindOfMaterial)", validity: targetValidity, source: targetSource,
      example: "dsigma_cevns(1 keV, 10 MeV, \(name)) as cm^2/keV"))
}

extension Target {
  fileprivate var kindOfMaterial: String {
    let elements = Set(nuclides.map(\.nuclide.Z)).count
    if elements > 1 { return "the formula unit of a compound, each element as it is in nature" }
    return nuclides.count > 1
      ? "an atom of the element, the mean over its isotopes in nature"
      : "a nuclide"
  }
}

private let targetValidity =
  "masses are those of the nuclei, without electrons; the charge radius stands for the protons and, unless given otherwise, for the neutrons"
private let targetSource =
  "masses: AME2020, doi:10.1088/1674-1137/abddaf; abundances: doi:10.1515/pac-2015-0503; radii: I. Angeli, K. P. Marinova, doi:10.1016/j.adt.2011.12.006"

/// `target("C10H8")`
let targetFunction = LibraryFunction(
  Signature(
    "target", [.init("formula", .value(.string), note: "symbols with numbers: \"C10H8\"")]
  ) { call throws(Diagnostic) in
    if let name = call.value("formula")?.constantString {
      do throws(UnknownTarget) { _ = try Target(named: name) } catch {
        throw error.diagnostic(at: call.place("formula"))
      }
    }
    return call.returning(.object(.target))
  },
  Documentation(
    "the target of a chemical formula, an element or a nuclide by its name",
    validity: targetValidity,
    source: targetSource, example: "target(\"C10H8\")")
) { arguments, _ in
  let name = try arguments.string("formula") ?? ""
  do throws(UnknownTarget) {
    return .object(TargetValue.material(try Target(named: name)))
  } catch {
    throw error.diagnostic(at: arguments.place("formula"))
  }
}

extension UnknownTarget {
  fileprivate func diagnostic(at span: Span) -> Diagnostic {
    switch reason {
    case .noFormula:
      Diagnostic(
        "E35", "\"\(name)\" is no chemical formula", [.init(span)],
        help: [.init("symbols with numbers and no brackets: \"CaWO4\", \"C9H10\", \"Xe132\"")])
    case .unknownElement(let symbol):
      Diagnostic("E35", "there is no element `\(symbol)` in the table", [.init(span)])
    }
  }
}
