package import Fluxes
import Interpreter
import Physics
package import Semantics
import Tables
import Units

/// On a line of its own a flux shows its components: a row for each name, a column for each kind of
/// neutrino.
extension Flux: Displayable {
  package func display(as kind: ObjectKind) -> Display {
    let heading = "neutrinos: \(formatNumber(integral, digits: 4)) \(unit)"
    let table = componentTable
    return Display(
      text: heading + "\n" + table.text(), html: "<p>\(heading)</p>" + table.html(),
      markdown: heading + "\n\n" + table.markdown())
  }

  private var unit: String { normalisation == .rate ? "cm⁻²·s⁻¹" : "cm⁻²" }

  private var componentTable: TableView {
    var names: [String] = []
    for component in components where !names.contains(component.name) {
      names.append(component.name)
    }
    let rows = names.map { name in components.filter { $0.name == name } }
    let energy = UnitSymbol(unicode: "MeV", latex: "\\mathrm{MeV}")
    return TableView(
      [
        TableColumn("component", .strings(names)),
        TableColumn("from", unit: energy, .numbers(rows.map(Self.lowest), significant: 4)),
        TableColumn("to", unit: energy, .numbers(rows.map(Self.highest), significant: 4)),
      ] + neutrinoColumns(rows) + uncertaintyColumn(rows))
  }

  private static func lowest(_ row: [Component]) -> Double {
    row.map(\.spectrum.lowest).min() ?? .nan
  }

  private static func highest(_ row: [Component]) -> Double {
    row.map(\.spectrum.highest).max() ?? .nan
  }

  private func neutrinoColumns(_ rows: [[Component]]) -> [TableColumn] {
    let kinds = [false, true].flatMap { anti in
      Flavour.allCases.map { Neutrino($0, isAntineutrino: anti) }
    }.filter { kind in components.contains { $0.neutrino == kind } }
    let latex =
      normalisation == .rate ? "\\mathrm{cm}^{-2}\\,\\mathrm{s}^{-1}" : "\\mathrm{cm}^{-2}"
    return kinds.map { kind in
      let fluxes = rows.map { row in
        let parts = row.filter { $0.neutrino == kind }
        return parts.isEmpty ? .nan : parts.reduce(0) { $0 + $1.spectrum.integral }
      }
      return TableColumn(
        kind.symbol, unit: UnitSymbol(unicode: unit, latex: latex),
        .numbers(fluxes, significant: 4))
    }
  }

  private func uncertaintyColumn(_ rows: [[Component]]) -> [TableColumn] {
    guard components.contains(where: { $0.uncertainty > 0 }) else { return [] }
    let percents = rows.map { row in
      let uncertainty = row.map(\.uncertainty).max() ?? 0
      return uncertainty > 0 ? 100 * uncertainty : .nan
    }
    return [
      TableColumn(
        "uncertainty", unit: UnitSymbol(unicode: "%", latex: "\\%"),
        .numbers(percents, significant: 3))
    ]
  }
}

extension Neutrino {
  /// `ν_e`, `ν̄_μ`
  fileprivate var symbol: String {
    let flavour =
      switch flavour {
      case .electron: "e"
      case .muon: "μ"
      case .tau: "τ"
      }
    return (isAntineutrino ? "ν̄_" : "ν_") + flavour
  }
}
