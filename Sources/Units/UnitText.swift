// A unit read from text, such as the `cm^2/keV` of a column header `sigma [cm^2/keV]`.

extension Unit {
  /// Why a text is not a unit.
  package enum ReadingError: Error, Equatable, Sendable {
    case unknownUnit(String)
    case malformed
  }

  /// Reads `events/(t*yr*keV)`, `cm²`, `keV^0.5`; an empty text is the plain number.
  package init(reading text: String) throws(ReadingError) {
    let trimmed = text.filter { $0 != " " }
    var reader = UnitReader(text: trimmed[...])
    self = trimmed.isEmpty ? .plain : try reader.product()
    guard reader.text.isEmpty else { throw .malformed }
  }
}

/// unit = factor { ("*" | "/" | "·") ( factor | "(" factor { "*" factor } ")" ) }
private struct UnitReader {
  var text: Substring

  mutating func product() throws(Unit.ReadingError) -> Unit {
    var unit = try factor()
    while let sign = text.first, "*·/".contains(sign) {
      text.removeFirst()
      let next = text.first == "(" ? try group() : try factor()
      unit = sign == "/" ? unit / next : unit * next
    }
    return unit
  }

  private mutating func group() throws(Unit.ReadingError) -> Unit {
    text.removeFirst()
    var unit = try factor()
    while let sign = text.first, "*·".contains(sign) {
      text.removeFirst()
      unit = unit * (try factor())
    }
    guard text.first == ")" else { throw .malformed }
    text.removeFirst()
    return unit
  }

  private mutating func factor() throws(Unit.ReadingError) -> Unit {
    let name = String(text.prefix { $0.isLetter || $0 == "%" || $0 == "_" })
    guard !name.isEmpty else { throw .malformed }
    guard let unit = UnitCatalogue.unit(named: name) else { throw .unknownUnit(name) }
    text.removeFirst(name.count)
    return unit.raised(to: try exponent())
  }

  private mutating func exponent() throws(Unit.ReadingError) -> Rational {
    let raised = text.prefix { Self.superscripts[$0] != nil }
    if !raised.isEmpty {
      text.removeFirst(raised.count)
      return try Self.rational(String(raised.compactMap { Self.superscripts[$0] }))
    }
    guard text.first == "^" else { return .one }
    text.removeFirst()
    let digits = text.prefix { $0.isNumber || $0 == "-" || $0 == "." }
    text.removeFirst(digits.count)
    return try Self.rational(String(digits))
  }

  private static func rational(_ text: String) throws(Unit.ReadingError) -> Rational {
    guard let value = Double(text), let rational = Rational(approximating: value) else {
      throw .malformed
    }
    return rational
  }

  private static let superscripts: [Character: Character] = [
    "⁻": "-", "⁰": "0", "¹": "1", "²": "2", "³": "3", "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7",
    "⁸": "8", "⁹": "9",
  ]
}
