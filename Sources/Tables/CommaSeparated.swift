extension TableView {
  /// All rows as comma-separated text, with units in the header, `E [GeV]`, and numbers with all their digits; a
  /// missing cell is empty.
  public func csv() -> String {
    let header = columns.map {
      $0.unit.ascii.isEmpty ? $0.fullName : "\($0.fullName) [\($0.unit.ascii)]"
    }
    let rows = (0..<rowCount).map { row in columns.map { $0.cells.separated(row) } }
    return ([header] + rows).map { $0.map(\.quoted).joined(separator: ",") + "\n" }.joined()
  }
}

extension Cells {
  fileprivate func separated(_ row: Int) -> String {
    switch self {
    case .numbers(let values, _):
      values.indices.contains(row) && !values[row].isNaN ? "\(values[row])" : ""
    case .strings(let values): values.indices.contains(row) ? values[row] ?? "" : ""
    case .booleans(let values):
      values.indices.contains(row) ? values[row].map(String.init) ?? "" : ""
    }
  }
}

extension String {
  /// In quotes when the text holds a comma, a quote or a line end.
  fileprivate var quoted: String {
    guard contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return self }
    return "\"" + split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }
}
