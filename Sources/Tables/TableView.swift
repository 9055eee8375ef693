/// A table as data, ready to be shown: as text, HTML, LaTeX, Markdown or data-resource JSON.
///
/// Values are in display units. All columns have as many cells as the first; a missing one at the end of
/// a shorter column is shown as missing.
public struct TableView: Sendable {
  package var columns: [TableColumn]
  package var caption: String?
  /// Which rows of a long table are shown.
  package var window: RowWindow

  package init(
    _ columns: [TableColumn], caption: String? = nil, window: RowWindow = RowWindow()
  ) {
    self.columns = columns
    self.caption = caption
    self.window = window
  }

  /// How many rows the table has.
  public var rowCount: Int { columns.first?.cells.count ?? 0 }
}

/// A named column with the unit of its numbers.
package struct TableColumn: Sendable {
  package var name: String
  package var unit: UnitSymbol
  package var cells: Cells
  /// A heading that it shares with the columns beside it.
  package var group: String?

  package init(
    _ name: String, unit: UnitSymbol = UnitSymbol(), _ cells: Cells, group: String? = nil
  ) {
    self.name = name
    self.unit = unit
    self.cells = cells
    self.group = group
  }
}

/// How a unit is written; both empty for none.
package struct UnitSymbol: Sendable {
  /// `cm²/keV`
  package var unicode: String
  /// The same in LaTeX's math mode: `\mathrm{cm}^{2}/\mathrm{keV}`. Trusted: it is not escaped.
  package var latex: String
  /// As the language reads it back: `cm^2/keV`.
  package var ascii: String

  package init(unicode: String = "", latex: String = "", ascii: String? = nil) {
    self.unicode = unicode
    self.latex = latex
    self.ascii = ascii ?? unicode
  }
}

/// The cells of a column.
package enum Cells: Sendable {
  /// Numbers, shown with at most so many significant digits; NaN is a missing value.
  case numbers([Double], significant: Int = 6)
  case strings([String?])
  case booleans([Bool?])

  package var count: Int {
    switch self {
    case .numbers(let values, _): values.count
    case .strings(let values): values.count
    case .booleans(let values): values.count
    }
  }
}
