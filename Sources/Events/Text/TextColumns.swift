internal import Columns

/// What is read of the columns of a text and not yet given out: parts, in order.
struct TextColumns {
  private let kinds: [ColumnHeader.Kind]
  private var parts: [TextPart] = []
  /// How many rows of the first part are given out.
  private var taken = 0
  /// How many rows are not.
  private(set) var rowCount = 0

  init(_ kinds: [ColumnHeader.Kind]) { self.kinds = kinds }

  mutating func append(_ part: TextPart) {
    guard part.rowCount > 0 else { return }
    parts.append(part)
    rowCount += part.rowCount
  }

  /// The next rows; there must be as many.
  mutating func take(_ count: Int) -> [ColumnData] {
    let columns = kinds.indices.map { index in
      let column = column(index, count)
      // With large tables there is not the memory to hold every column twice.
      if count == rowCount { for part in parts.indices { parts[part].columns[index].clear() } }
      return column
    }
    rowCount -= count
    taken += count
    var done = 0
    while done < parts.count, parts[done].rowCount <= taken {
      taken -= parts[done].rowCount
      done += 1
    }
    parts.removeFirst(done)
    return columns
  }

  private func column(_ index: Int, _ count: Int) -> ColumnData {
    switch kinds[index] {
    case .number:
      var numbers = [Double](roomFor: count)
      forEach(count) { part, rows in
        if case .numbers(let values) = part.columns[index] { numbers += values[rows] }
      }
      return .numbers(numbers)
    case .boolean:
      var flags = [Bool](roomFor: count)
      forEach(count) { part, rows in
        if case .booleans(let values) = part.columns[index] { flags += values[rows] }
      }
      return .booleans(flags)
    case .string: return strings(index, count)
    }
  }

  private func strings(_ index: Int, _ count: Int) -> ColumnData {
    var codes = [Int32](roomFor: count)
    var dictionary: [String] = []
    var known: [String: Int32] = [:]
    forEach(count) { part, rows in
      guard case .strings(let own, let strings) = part.columns[index] else { return }
      var numbers = [Int32](repeating: -1, count: strings.count)
      for code in own[rows] {
        let place = Int(code)
        if place >= 0, numbers[place] < 0 {
          numbers[place] = number(strings[place], &dictionary, &known)
        }
        codes.append(place < 0 ? -1 : numbers[place])
      }
    }
    return .strings(codes: codes, dictionary: dictionary)
  }

  /// The number of a string in the dictionary, which it joins when it is new.
  private func number(
    _ string: String, _ dictionary: inout [String], _ known: inout [String: Int32]
  ) -> Int32 {
    if let number = known[string] { return number }
    let number = Int32(truncatingIfNeeded: dictionary.count)
    known[string] = number
    dictionary.append(string)
    return number
  }

  /// The parts that hold the next rows, each with those of its rows.
  private func forEach(_ count: Int, _ body: (TextPart, Range<Int>) -> Void) {
    var start = taken
    var rest = count
    for part in parts where rest > 0 {
      let rows = start..<min(part.rowCount, start + rest)
      body(part, rows)
      rest -= rows.count
      start = 0
    }
  }
}

extension TextPart.Column {
  fileprivate mutating func clear() { self = .numbers([]) }
}
