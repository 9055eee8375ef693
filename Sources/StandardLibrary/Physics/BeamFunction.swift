import Columns
import Fluxes
import Interpreter
import Physics
import Semantics
import Syntax
import Units

private let kinds = [false, true].flatMap { anti in
  Flavour.allCases.map { Neutrino($0, isAntineutrino: anti) }
}

/// `read("flux.csv") |> beam(E, nu_mu = numu, anti_nu_mu = numubar)`
let beamFunction = LibraryFunction(
  Signature(
    "beam",
    [
      .init("table", .value(.table)),
      .init("E", .row, note: "the column of neutrino energies, rising"),
    ]
      + kinds.map {
        .init(
          $0.name, .row, required: false,
          note: "the column of their densities, per area, energy and time or whole exposure")
      }
      + [
        .init(
          "protons", .value(.number(.none)), required: false,
          note: "on target, where the table is for one of them")
      ], positional: 2
  ) { call throws(Diagnostic) in
    let energy = call.row("E")?.body.kind.numberKind
    if let energy, !energy.dimension.isCompatible(with: .energy) {
      throw Diagnostic(
        "E18", "`E` of `beam` is a column of energies, and this is \(energy.dimension.phrase)",
        [.init(call.place("E"))],
        help: [.init("give the column a unit: `E * 1 GeV`")])
    }
    let columns = kinds.filter { call.row($0.name) != nil }
    guard let first = columns.first else {
      throw Diagnostic(
        "E15", "`beam` needs a column for at least one kind of neutrino", [.init(call.span)],
        help: [.init("name it: `nu_mu = column`")])
    }
    var flux = Dimension.none
    for column in columns {
      guard let density = call.row(column.name)?.body.kind.numberKind else { return .unknown }
      flux = density.dimension * .energy
      guard flux == .particleFlux || flux == .particleFluence else {
        throw .noDensity(column.name, density.dimension, call.place(column.name))
      }
      guard let other = call.row(first.name)?.body.kind.numberKind,
        other.dimension == density.dimension
      else { throw .unlikeDensities(first.name, column.name, call.place(column.name)) }
    }
    return call.returning(
      .object(.flux(flux, measuring: MomentKind.Flavour.allCases.map { .effective($0) })))
  },
  Documentation(
    "a flux that is given as a table, straight between its rows and 0 beyond them",
    units: "1/cm² for all the protons, or 1/(cm² s)",
    validity: "the energies must rise from row to row, and the densities must not be negative",
    example:
      "table(E = [1 GeV, 2 GeV, 3 GeV], f = [0, 4e-9, 0]) |> beam(E, nu_mu = f / (1 cm^2*GeV), protons = 1e20)"
  )
) { arguments, _ in
  let table = try arguments.table("table")
  func column(_ name: String) throws -> [Double]? {
    try arguments.row(name).map { try arguments.rows($0, over: table).machineInput }
  }
  let protons = try arguments.number("protons", default: 1)
  guard protons.isFinite, protons >= 0 else {
    throw Diagnostic(
      "E35", "`protons` of `beam` must not be negative", [.init(arguments.place("protons"))])
  }
  return try arguments.flux {
    try Flux.beam(
      energies: try column("E") ?? [],
      columns: try kinds.compactMap { kind in try column(kind.name).map { (kind, $0) } },
      normalisation: arguments.normalisation
    ).scaled(by: protons)
  }
}

extension Diagnostic {
  fileprivate static func noDensity(
    _ name: String, _ dimension: Dimension, _ span: Span
  ) -> Diagnostic {
    Diagnostic(
      "E18",
      "`\(name)` of `beam` is a column of neutrinos per area and energy, and this is \(dimension.phrase)",
      [.init(span)],
      help: [
        .init("give the column its unit: `column / (1 cm^2*GeV)`, or `/ (1 cm^2*s*MeV)` per time")
      ])
  }

  fileprivate static func unlikeDensities(
    _ first: String, _ other: String, _ span: Span
  ) -> Diagnostic {
    Diagnostic(
      "E12", "`\(first)` and `\(other)` must be both per time, or both of a whole exposure",
      [.init(span)])
  }
}
