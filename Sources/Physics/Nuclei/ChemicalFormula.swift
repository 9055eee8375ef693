/// A chemical formula such as `CaWO4` or `C9H10`: symbols of elements, each with how many atoms of it
/// there are; no brackets.
///
///     formula = symbol [ count ] { symbol [ count ] } ;
///     symbol  = "A" … "Z" { "a" … "z" } ;   count = "1" … "9" { "0" … "9" } ;
struct ChemicalFormula {
  struct Term {
    let element: Element
    /// 1 unless written.
    let count: Int
    let isCounted: Bool
  }

  /// In the order written.
  let terms: [Term]

  /// The largest count that is read; no molecule has as many atoms of one kind.
  private static let largestCount = 9999

  init(reading text: String) throws(UnknownTarget) {
    var terms: [Term] = []
    var rest = Substring(text)
    while !rest.isEmpty { terms.append(try Self.term(&rest, of: text)) }
    guard !terms.isEmpty else { throw UnknownTarget(name: text, reason: .noFormula) }
    self.terms = terms
  }

  /// The next term, which is taken from the front of `rest`.
  private static func term(_ rest: inout Substring, of text: String) throws(UnknownTarget) -> Term {
    guard let capital = rest.first, ("A"..."Z").contains(capital) else {
      throw UnknownTarget(name: text, reason: .noFormula)
    }
    let tail = rest.dropFirst()
    let symbol = rest.prefix(1 + tail.prefix { ("a"..."z").contains($0) }.count)
    let digits = rest.dropFirst(symbol.count).prefix { ("0"..."9").contains($0) }
    rest = rest.dropFirst(symbol.count + digits.count)
    guard let element = Element.named(symbol) else {
      throw UnknownTarget(name: text, reason: .unknownElement(String(symbol)))
    }
    if digits.isEmpty { return Term(element: element, count: 1, isCounted: false) }
    guard let count = Int(digits), (1...largestCount).contains(count) else {
      throw UnknownTarget(name: text, reason: .noFormula)
    }
    return Term(element: element, count: count, isCounted: true)
  }
}

/// No target has that name.
package struct UnknownTarget: Error, Equatable, Sendable {
  package enum Reason: Equatable, Sendable {
    /// It is neither a nuclide nor an element nor a chemical formula.
    case noFormula
    /// That element of the formula is not in the table.
    case unknownElement(String)
  }
  package let name: String
  package let reason: Reason

  package init(name: String, reason: Reason) {
    self.name = name
    self.reason = reason
  }
}
