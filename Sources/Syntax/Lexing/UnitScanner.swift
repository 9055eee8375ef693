/// Reads one unit word: the longest stretch of `unit` in the grammar.
///
///     unit    = "%" | ufactor { ( "*" | "/" | "·" ) ( ufactor | "(" ufactor { "*" ufactor } ")" ) } ;
///     ufactor = UNITNAME [ "^" [ "-" ] DIGITS [ "." DIGITS ] | SUPERSCRIPT ] ;
struct UnitScanner {
  private let source: SourceText
  private var position: Int
  private var factors: [UnitWord.Factor] = []
  private var problem: Diagnostic?

  private init(_ source: SourceText, _ start: Int) {
    self.source = source
    position = start
  }

  /// The unit word at `start`, where a name or `%` begins, and what is wrong with it, if anything.
  static func scan(_ source: SourceText, at start: Int) -> (unit: UnitWord, problem: Diagnostic?) {
    var scanner = UnitScanner(source, start)
    scanner.scanUnit()
    let span = Span(start, scanner.position)
    return (
      UnitWord(written: source.text(span), factors: scanner.factors, span: span), scanner.problem
    )
  }

  private mutating func scanUnit() {
    if source[position] == UInt8(ascii: "%") {
      position += 1
      let span = Span(position - 1, position)
      factors = [UnitWord.Factor(name: "%", numerator: 1, span: span)]
      return
    }
    scanFactor(sign: 1)
    while problem == nil, let (sign, length) = separator() {
      let start = position
      position += length
      if factorStartsHere {
        scanFactor(sign: sign)
      } else if source[position] != UInt8(ascii: "(") || !scanGroup(sign: sign) {
        position = start
        return
      }
    }
  }

  /// `(a*b*c)`; false, with nothing taken, where the parentheses hold anything else.
  private mutating func scanGroup(sign: Int) -> Bool {
    let known = factors.count
    repeat {
      position += separator()?.length ?? 1
      guard factorStartsHere else { break }
      scanFactor(sign: sign)
    } while problem == nil && separator()?.sign == 1
    if problem == nil, source[position] == UInt8(ascii: ")"), factors.count > known {
      position += 1
      return true
    }
    factors.removeSubrange(known...)
    problem = nil
    return false
  }

  /// The `*`, `·` or `/` at the position: which sign the exponents behind it get.
  private func separator() -> (sign: Int, length: Int)? {
    switch source[position] {
    case UInt8(ascii: "*"): (1, 1)
    case UInt8(ascii: "/"): (-1, 1)
    case 0xC2 where source[position + 1] == 0xB7: (1, 2)
    case 0xE2 where source[position + 1] == 0x8B && source[position + 2] == 0x85: (1, 3)
    default: nil
    }
  }

  private var factorStartsHere: Bool {
    position < source.bytes.count && source.scalar(at: position).scalar.startsName
  }

  private mutating func scanFactor(sign: Int) {
    let start = position
    position = source.endOfName(at: start)
    let name = Name.asciiSpelling(of: source.text(Span(start, position)))
    let exponent = scanExponent(after: start) ?? (1, 1)
    factors.append(
      UnitWord.Factor(
        name: name, numerator: sign * exponent.numerator, denominator: exponent.denominator,
        span: Span(start, position)))
  }
}

// MARK: - Exponents

extension UnitScanner {
  private typealias Exponent = (numerator: Int, denominator: Int)

  private mutating func scanExponent(after factorStart: Int) -> Exponent? {
    if let text = source.superscript(at: position) {
      position += text.utf8Length
      return exponent(text.plain, from: factorStart)
    }
    guard source[position] == UInt8(ascii: "^") else { return nil }
    position += 1
    let start = position
    if source[position] == UInt8(ascii: "-") { position += 1 }
    skipDigits()
    if source[position] == UInt8(ascii: "."), source[position + 1].isDigit {
      position += 1
      skipDigits()
    }
    return exponent(source.text(Span(start, position)), from: factorStart)
  }

  private mutating func skipDigits() {
    while source[position].isDigit { position += 1 }
  }

  /// The fraction a decimal number is, in lowest terms; up to four digits before and after the point.
  private mutating func exponent(_ text: String, from factorStart: Int) -> Exponent? {
    let parts = text.drop { $0 == "-" }.split(separator: ".", omittingEmptySubsequences: false)
    let decimals = parts.count > 1 ? parts[1].count : 0
    guard parts.allSatisfy({ (1...4).contains($0.count) }), let digits = Int(parts.joined()) else {
      problem = .unitExponent(Span(factorStart, position))
      return nil
    }
    var denominator = 1
    for _ in 0..<decimals { denominator *= 10 }
    let divisor = Self.greatestCommonDivisor(digits, denominator)
    return ((text.hasPrefix("-") ? -digits : digits) / divisor, denominator / divisor)
  }

  private static func greatestCommonDivisor(_ a: Int, _ b: Int) -> Int {
    b == 0 ? a : greatestCommonDivisor(b, a % b)
  }
}

extension SourceText {
  /// The exponent in superscripts at an offset (`⁻²`), as plain text, and how long it is in bytes.
  func superscript(at start: Int) -> (plain: String, utf8Length: Int)? {
    var plain = ""
    var offset = start
    while self[offset] >= 0x80 {
      let (scalar, length) = scalar(at: offset)
      guard let character = scalar.superscriptCharacter else { break }
      plain.append(character)
      offset += length
    }
    return plain.isEmpty ? nil : (plain, offset - start)
  }
}
