/// The contents of one column of a table.
package enum ColumnData: Sendable, Equatable {
  /// Numbers in internal units; a missing one is NaN.
  case numbers([Double])
  /// Numbers in the type of the file that they come from.
  case packed(PackedNumbers)
  /// For each row an index into the distinct strings; a missing one is -1.
  case strings(codes: [Int32], dictionary: [String])
  case booleans([Bool])

  package var count: Int {
    switch self {
    case .numbers(let values): values.count
    case .packed(let packed): packed.count
    case .strings(let codes, _): codes.count
    case .booleans(let values): values.count
    }
  }

  package var isNumeric: Bool {
    switch self {
    case .numbers, .packed: true
    case .strings, .booleans: false
    }
  }

  /// The column of these rows, in this order; a row may occur more than once, and one that is not there traps.
  ///
  /// - Parameter interrupted: called every few thousand rows; throws to end the work.
  package func gather(
    rows: [Int], interrupted: () throws -> Void
  ) rethrows -> ColumnData {
    switch self {
    case .numbers(let values): .numbers(try rows.picked(from: values, interrupted))
    case .packed(let packed): .packed(try packed.gather(rows: rows, interrupted: interrupted))
    case .strings(let codes, let dictionary):
      .strings(codes: try rows.picked(from: codes, interrupted), dictionary: dictionary)
    case .booleans(let values): .booleans(try rows.picked(from: values, interrupted))
    }
  }

  /// What a row program reads: numbers, codes (NaN where missing) or masks.
  package var machineInput: [Double] {
    switch self {
    case .numbers(let values): values
    case .packed(let packed): packed.widened
    case .strings(let codes, _): codes.map { $0 < 0 ? .nan : Double($0) }
    case .booleans(let values): values.map { $0 ? 1 : 0 }
    }
  }

  /// A string column, its dictionary in order of first appearance; `nil` is missing.
  ///
  /// - Parameter interrupted: called every few thousand rows; throws to end the work.
  package static func strings(
    _ values: [String?], interrupted: () throws -> Void
  ) rethrows -> ColumnData {
    var known: [String: Int32] = [:]
    var dictionary: [String] = []
    let codes = try values.enumerated().map { step, value -> Int32 in
      try poll(step, interrupted)
      guard let value else { return -1 }
      if let code = known[value] { return code }
      let code = Int32(truncatingIfNeeded: dictionary.count)
      known[value] = code
      dictionary.append(value)
      return code
    }
    return .strings(codes: codes, dictionary: dictionary)
  }

  /// The code of a string, for comparing a string column with it: -1, which equals no code, if no row has it.
  package func code(of string: String) -> Double {
    guard case .strings(_, let dictionary) = self,
      let index = dictionary.firstIndex(of: string)
    else { return -1 }
    return Double(index)
  }

  /// The string in a row, or `nil` if it is missing or the column is none of strings.
  package func string(at row: Int) -> String? {
    guard case .strings(let codes, let dictionary) = self, codes.indices.contains(row),
      dictionary.indices.contains(Int(codes[row]))
    else { return nil }
    return dictionary[Int(codes[row])]
  }
}
