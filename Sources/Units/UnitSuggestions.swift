// Did you mean: the known units that look like an unknown one.

extension UnitCatalogue {
  /// Up to three known units that `name` may stand for, the likeliest first: `Mev` gives `MeV`,
  /// `cm2` gives `cm^2`.
  ///
  /// A name that differs in nothing but its capitals is the only suggestion, or the few that
  /// differ least.
  package static func suggestions(for name: String) -> [String] {
    let word = asciiSpelling(name)
    guard word.utf8.count <= 24 else { return [] }
    if let power = missingCaret(word) { return [power] }
    let spellings = names.filter { $0.lowercased() == word.lowercased() }
    if !spellings.isEmpty { return closest(spellings, to: word, within: .max) }
    return closest(names, to: word, within: max(1, word.utf8.count / 3))
  }

  /// `cm2` for `cm^2`.
  private static func missingCaret(_ word: String) -> String? {
    guard let digit = word.last, ("2"..."9").contains(digit),
      unit(named: String(word.dropLast())) != nil
    else { return nil }
    return "\(word.dropLast())^\(digit)"
  }

  private static func closest(
    _ candidates: [String], to word: String, within limit: Int
  ) -> [String] {
    let ranked = candidates.enumerated()
      .map { (distance: editDistance(Array($1.utf8), Array(word.utf8)), place: $0, name: $1) }
      .filter { $0.distance <= limit && $0.distance < word.utf8.count }
      .sorted { ($0.distance, $0.place) < ($1.distance, $1.place) }
    guard let best = ranked.first?.distance else { return [] }
    return ranked.prefix(3).filter { $0.distance == best }.map(\.name)
  }

  /// Levenshtein's distance: insertions, deletions and replacements of a byte.
  private static func editDistance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    var previous = Array(0...b.count)
    for (i, left) in a.enumerated() {
      var current = [i + 1]
      for (j, right) in b.enumerated() {
        let replaced = previous[j] + (left == right ? 0 : 1)
        current.append(min(replaced, previous[j + 1] + 1, current[j] + 1))
      }
      previous = current
    }
    return previous[b.count]
  }
}
