/// Neighbouring columns below one heading, or a stretch of columns without any.
struct ColumnGroup: Sendable {
  let name: String?
  let columns: Range<Int>

  /// All columns in groups, in order; none at all if no column has a heading.
  static func groups(of columns: [TableColumn]) -> [ColumnGroup] {
    guard columns.contains(where: { $0.group != nil }) else { return [] }
    var groups: [ColumnGroup] = []
    for (place, column) in columns.enumerated() {
      let start = groups.last.flatMap { $0.name == column.group ? $0.columns.lowerBound : nil }
      if start != nil { groups.removeLast() }
      groups.append(ColumnGroup(name: column.group, columns: (start ?? place)..<place + 1))
    }
    return groups
  }
}

extension TableColumn {
  /// Its name with that of its group, where a table has one line of headings.
  var fullName: String { group.map { "\($0): \(name)" } ?? name }
}
