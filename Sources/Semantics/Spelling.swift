/// Up to three known spellings near to a word, the nearest first: those that differ in case only, then
/// by edit distance. Words with no letter in common are not near.
package func closestSpellings(to word: String, among known: [String]) -> [String] {
  let target = Array(word.utf8)
  let lowered = word.lowercased()
  let limit = max(1, target.count / 3)
  let scored = Set(known).compactMap { candidate -> (distance: Int, word: String)? in
    if candidate.lowercased() == lowered { return (0, candidate) }
    let distance = editDistance(target, Array(candidate.utf8))
    return distance <= limit && distance < target.count ? (distance, candidate) : nil
  }
  return scored.sorted { ($0.distance, $0.word) < ($1.distance, $1.word) }.prefix(3).map(\.word)
}

/// Insertions, deletions, replacements and swaps of neighbours that turn one word into the other.
private func editDistance(_ a: [UInt8], _ b: [UInt8]) -> Int {
  if abs(a.count - b.count) > 3 { return 99 }
  var beforeLast: [Int] = []
  var last = Array(0...b.count)
  for i in 0..<a.count {
    var row = [i + 1]
    for j in 0..<b.count {
      var best = min(row[j] + 1, last[j + 1] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
        best = min(best, beforeLast[j - 1] + 1)
      }
      row.append(best)
    }
    (beforeLast, last) = (last, row)
  }
  return last[b.count]
}
