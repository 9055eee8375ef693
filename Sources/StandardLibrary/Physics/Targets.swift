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

extension TargetValue: NamedValue {
  var name: String {
    switch self {
    case .electron: "electron"
    case .material(let target): target.name
    }
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

extension TargetValue: MemberAccess {
  /// The one nuclide of a target, whose numbers can be asked for.
  private var nuclide: Nuclide? {
    guard case .material(let target) = self, target.nuclides.count == 1 else { return nil }
    return target.nuclides.first?.nuclide
  }

  fileprivate var kind: ObjectKind {
    guard nuclide != nil else { return .target }
    return ObjectKind(
      ObjectKind.target.name,
      members: [
        .init(name: Self.name("mass"), kind: .number(NumberKind(.energy))),
        .init(name: Self.name("R_p"), kind: .number(NumberKind(unit: .femtometre))),
        .init(name: Self.name("Z"), kind: .plainNumber),
        .init(name: Self.name("N"), kind: .plainNumber),
      ])
  }

  private static func name(_ text: String) -> Name {
    Name(text: text, written: text, span: Span(0, 0))
  }

  func member(_ name: String) -> Value? {
    switch name {
    case "mass": nuclide.map { .number($0.mass) }
    case "R_p": nuclide.map { .number($0.chargeRadius * Unit.femtometre.scale) }
    case "Z": nuclide.map { .number(Double($0.Z)) }
    case "N": nuclide.map { .number(Double($0.N)) }
    default: nil
    }
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
  let value = TargetValue.material(target)
  return LibraryObject(
    name: name, object: value, kind: value.kind,
    documentation: Documentation(
      "a target: \(target.material)", validity: targetValidity, source: targetSource,
      confirmation: targetConfirmation,
      example: "dsigma_cevns(1 keV, 10 MeV, \(name)) as cm^2/keV"))
}

extension Target {
  /// "the nuclide xenon-132", "xenon, the mean over its isotopes in nature"
  fileprivate var material: String {
    guard let nuclide = nuclides.first?.nuclide,
      let element = Element.all.first(where: { $0.Z == nuclide.Z }),
      nuclides.allSatisfy({ $0.nuclide.Z == nuclide.Z })
    else { return "the formula unit of a compound, each element as it is in nature" }
    return nuclides.count == 1 && name != element.symbol
      ? "the nuclide \(element.name)-\(nuclide.A)"
      : "\(element.name), an atom, the mean over its isotopes in nature"
  }
}

private let targetValidity =
  "masses are those of the nuclei, without electrons; the charge radius stands for the protons and, unless given otherwise, for the neutrons"
private let targetSource = Element.sources.map { "\($0.quantity): \($0.source)" }
  .joined(separator: "; ")
private let targetConfirmation = Confirmation(
  of: Element.sources.map { ($0.quantity, $0.confirmation) })

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
    source: targetSource, confirmation: targetConfirmation, example: "target(\"C10H8\")")
) { arguments, _ in
  let name = try arguments.string("formula") ?? ""
  do throws(UnknownTarget) {
    return .object(TargetValue.material(try Target(named: name)))
  } catch {
    throw error.diagnostic(at: arguments.place("formula"))
  }
}

extension UnknownTarget {
  /// E35, with what to write instead where that is clear.
  fileprivate func diagnostic(at span: Span) -> Diagnostic {
    let form = Diagnostic.Help(
      "symbols with numbers and no brackets: \"CaWO4\", \"C9H10\", \"Xe132\"")
    switch reason {
    case .noFormula:
      let element = Element.all.first { $0.name == name.lowercased() }
      let near = element.map { [$0.symbol] } ?? closestSpellings(to: name, among: Self.names)
      return Diagnostic(
        "E35", "\"\(name)\" is no chemical formula", [.init(span)],
        help: near.prefix(1).map { meant($0, span) } + [form])
    case .unknownElement(let symbol):
      let list = Element.all.map(\.symbol).joined(separator: " ")
      return Diagnostic(
        "E35", "there is no element `\(symbol)` in the table", [.init(span)],
        help: [.init("the elements are \(list)")])
    }
  }

  private func meant(_ word: String, _ span: Span) -> Diagnostic.Help {
    Diagnostic.Help("did you mean \"\(word)\"?", [Diagnostic.Edit(span, "\"\(word)\"")])
  }

  private static let names = targetObjects.map(\.name)
}
