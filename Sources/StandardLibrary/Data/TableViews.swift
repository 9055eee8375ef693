package import Columns
package import Interpreter
package import Semantics
package import Tables
package import Units

extension TableView {
  /// A table of the language in display units, one for each column.
  package init(_ data: TableData, _ schema: Schema) {
    self.init(
      zip(schema.columns, data.columns).map { column, cells in
        let unit = column.displayUnit(of: cells)
        return TableColumn(
          column.written,
          unit: UnitSymbol(
            unicode: unit.symbol, latex: unit.latex,
            ascii: unit.unit.isPlain ? "" : unit.ascii),
          Cells(cells, unit))
      })
  }
}

extension Schema.Column {
  /// The unit that suits the numbers of the column; the plain number for other cells.
  package func displayUnit(of data: ColumnData) -> DisplayUnit {
    guard case .number(let number) = kind, data.isNumeric else { return DisplayUnit(unit: .plain) }
    return number.displayUnit(for: data.machineInput)
  }
}

extension DisplayUnit {
  fileprivate var latex: String {
    guard scale != 1 else { return unit.latex }
    let parts = formatNumber(scale).split(separator: "e")
    guard let digits = parts.first, let exponent = parts.dropFirst().first else {
      return "\(formatNumber(scale))\\,\(unit.latex)"
    }
    let factor = digits == "1" ? "" : "\(digits) \\times "
    return "\(factor)10^{\(exponent)}\\,\(unit.latex)"
  }
}

extension Cells {
  fileprivate init(_ data: ColumnData, _ unit: DisplayUnit) {
    switch data {
    case .numbers, .packed: self = .numbers(data.machineInput.map { $0 / unit.factor })
    case .strings: self = .strings((0..<data.count).map { data.string(at: $0) })
    case .booleans(let flags): self = .booleans(flags)
    }
  }
}
