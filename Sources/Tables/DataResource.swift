extension TableView {
  /// The table as JSON for `application/vnd.dataresource+json` (Frictionless Table Schema), which
  /// JupyterLab shows as a grid. Missing and infinite numbers are null. At most `limit` rows, the first
  /// ones, are written: a front end keeps all of them in the notebook file.
  public func dataResource(limit: Int = 10_000) -> String {
    let fields = columns.map { column in
      let unit = column.unit.unicode.isEmpty ? "" : ",\"unit\":\(column.unit.unicode.json)"
      return "{\"name\":\(column.name.json),\"type\":\"\(column.cells.schemaType)\"\(unit)}"
    }
    let keys = columns.map(\.name.json)
    let rows = (0..<min(rowCount, max(limit, 0))).map { row in
      "{"
        + zip(keys, columns).map { "\($0):\($1.cells.json(row))" }.joined(separator: ",") + "}"
    }
    let title = caption.map { "\"title\":\($0.json)," } ?? ""
    return "{\(title)\"schema\":{\"fields\":[\(fields.joined(separator: ","))]},"
      + "\"data\":[\(rows.joined(separator: ","))]}"
  }
}

extension Cells {
  fileprivate var schemaType: String {
    switch self {
    case .numbers: "number"
    case .strings: "string"
    case .booleans: "boolean"
    }
  }

  fileprivate func json(_ row: Int) -> String {
    guard row < count else { return "null" }
    switch self {
    case .numbers(let values, _): return values[row].isFinite ? values[row].description : "null"
    case .strings(let values): return values[row]?.json ?? "null"
    case .booleans(let values): return values[row].map(\.description) ?? "null"
    }
  }
}

extension String {
  /// The text as a JSON string; `<` is escaped too, so that it cannot end a script it is pasted into.
  fileprivate var json: String {
    var result = "\""
    for scalar in unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\0"..<" ", "<", "\u{2028}", "\u{2029}":
        let code = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - code.count) + code
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
