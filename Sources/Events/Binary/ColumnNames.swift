extension ColumnHeader {
  /// A column of a binary file; its name may have a unit in brackets, as in a text table.
  init(_ name: String, unit: String? = nil, kind: Kind) {
    let shown = name.isEmpty ? "_" : name
    self = ColumnHeader(shown) ?? ColumnHeader(name: shown, unitText: nil, kind: kind)
    self.kind = kind
    if let unit { unitText = unit }
  }
}

extension [ColumnHeader] {
  /// Refuses a table without columns, or with two of one name.
  ///
  /// - Parameter refused: what else is in the file.
  func check(refused: [RefusedColumn] = []) throws(ReadError) {
    guard !isEmpty else { throw refused.first?.error ?? ReadError(.empty) }
    var names: Set<String> = []
    for header in self where !names.insert(header.name).inserted {
      throw ReadError(.duplicateName(header.name))
    }
  }
}

/// Some columns of a table, in a given order and with given units: `E [GeV], theta [rad]`.
struct NamedColumns: TableSource {
  let headers: [ColumnHeader]
  var refused: [RefusedColumn] { source.refused }
  private let source: any TableSource
  private let indices: [Int]

  var rowCount: Int? { source.rowCount }

  /// - Parameter columns: names that the table has; one with a unit gives that of a column of numbers.
  init(_ source: any TableSource, columns: String) throws(ReadError) {
    let known = source.headers
    var headers: [ColumnHeader] = []
    var indices: [Int] = []
    for wanted in try TextSchema.headers(of: columns) {
      guard let index = known.firstIndex(where: { $0.name == wanted.name }) else {
        throw source.refused.first { $0.name == wanted.name }?.error
          ?? ReadError(.noColumn(wanted.name, among: known.map(\.name)))
      }
      var header = known[index]
      if header.kind == .number, let unit = wanted.unitText { header.unitText = unit }
      headers.append(header)
      indices.append(index)
    }
    (self.headers, self.source, self.indices) = (headers, source, indices)
  }

  func cursor(
    columns: [Int], factors: [Double], threads: Int
  ) throws(ReadError) -> any TableCursor {
    try source.cursor(columns: columns.map { indices[$0] }, factors: factors, threads: threads)
  }
}
