/// The names and units of a header, such as `E [GeV], theta [rad], truth`.
struct HeaderLine {
  /// Far more than any experiment records, and few enough to check and to show.
  private static let columnLimit = 4096

  private(set) var headers: [ColumnHeader] = []
  /// Whether all of the fields are numbers: then this is no header.
  private(set) var isAllNumbers = true

  init(_ cursor: FieldCursor, before end: UnsafePointer<UInt8>) throws(ReadError) {
    var cursor = cursor
    var names: Set<String> = []
    repeat {
      cursor.skipBlanks()
      let place = cursor.place
      var field = try cursor.field(before: end)
      // In `E [GeV] theta [rad]` the unit belongs to the name before it, with its blanks.
      if cursor.separator == .blanks { field.end = cursor.unitEnd(after: field) }
      isAllNumbers = isAllNumbers && field.number(isPercentage: true) != nil
      guard let text = field.text, !text.utf8.contains(0) else {
        throw cursor.error(.badEncoding, at: place)
      }
      guard let header = ColumnHeader(text) else {
        throw cursor.error(.badHeader, at: place, text: field.excerpt)
      }
      guard names.insert(header.name).inserted else {
        throw cursor.error(.duplicateName(header.name), at: place)
      }
      guard headers.count < Self.columnLimit else {
        throw cursor.error(.tooManyColumns(limit: Self.columnLimit), at: place)
      }
      headers.append(header)
    } while cursor.skipSeparator()
  }
}

extension FieldCursor {
  /// Takes what follows a name up to `]`, if a unit begins here or within the name.
  fileprivate mutating func unitEnd(after field: Field) -> UnsafePointer<UInt8> {
    var ahead = self
    ahead.skipBlanks()
    let isOpen = field.bytes.contains(UInt8(ascii: "[")) && !field.bytes.contains(UInt8(ascii: "]"))
    guard !field.isQuoted, isOpen || ahead.place[0] == UInt8(ascii: "[") else { return field.end }
    while !ahead.isAtLineEnd, ahead.place[0] != UInt8(ascii: "]") { ahead.place += 1 }
    guard !ahead.isAtLineEnd else { return field.end }
    place = ahead.place + 1
    return place
  }
}

extension ColumnHeader {
  /// The header `name` or `name [unit]`; `nil` if it has no name or an unclosed bracket.
  init?(_ text: String) {
    let name: Substring
    if let open = text.firstIndex(of: "[") {
      guard text.last == "]" else { return nil }
      name = text[..<open]
      unitText = String(text[text.index(after: open)...].dropLast()).trimmingBlanks
    } else {
      guard !text.contains("]") else { return nil }
      name = text[...]
    }
    self.name = String(name).trimmingBlanks
    kind = .string
    if self.name.isEmpty { return nil }
    if unitText?.isEmpty == true { unitText = nil }
  }
}

extension String {
  fileprivate var trimmingBlanks: String {
    let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\t" }
    guard let first = firstIndex(where: { !isBlank($0) }),
      let last = lastIndex(where: { !isBlank($0) })
    else { return "" }
    return String(self[first...last])
  }
}
