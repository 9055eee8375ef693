/// Where a program finds a column: the number of its first row, in the type in which it is stored.
///
/// The memory must stay valid and unchanged as long as the value is used.
package enum RowInput: @unchecked Sendable {
  /// Numbers in internal units.
  case doubles(UnsafePointer<Double>)
  /// Numbers that `factor` multiplies to internal units.
  case floats(UnsafePointer<Float>, factor: Double)
  case int32s(UnsafePointer<Int32>, factor: Double)
  case int64s(UnsafePointer<Int64>, factor: Double)
  /// Codes of strings; a negative one is missing.
  case codes(UnsafePointer<Int32>)
  case booleans(UnsafePointer<Bool>)

  /// The same column from a later row on.
  package func advanced(by rows: Int) -> RowInput {
    switch self {
    case .doubles(let start): .doubles(start + rows)
    case .floats(let start, let factor): .floats(start + rows, factor: factor)
    case .int32s(let start, let factor): .int32s(start + rows, factor: factor)
    case .int64s(let start, let factor): .int64s(start + rows, factor: factor)
    case .codes(let start): .codes(start + rows)
    case .booleans(let start): .booleans(start + rows)
    }
  }

  /// Fills `result[0..<count]` with the numbers of `rows` as programs see them: in internal units, NaN for a missing
  /// code, truth values as 0 and 1.
  package func widen(_ rows: Range<Int>, to result: UnsafeMutablePointer<Double>) {
    let (first, count) = (rows.lowerBound, rows.count)
    switch self {
    case .doubles(let start): result.update(from: start + first, count: count)
    case .floats(let start, let factor):
      for i in 0..<count { result[i] = Double(start[first + i]) * factor }
    case .int32s(let start, let factor):
      for i in 0..<count { result[i] = Double(start[first + i]) * factor }
    case .int64s(let start, let factor):
      for i in 0..<count { result[i] = Double(start[first + i]) * factor }
    case .codes(let start):
      for i in 0..<count {
        result[i] = start[first + i] < 0 ? .nan : Double(start[first + i])
      }
    case .booleans(let start):
      for i in 0..<count { result[i] = start[first + i] ? 1 : 0 }
    }
  }

  /// What a number is taken for when it is compared with this column: of a column of floats, the nearest float in the
  /// column's own unit. So `x > 0.8` means of the column `x` what it means of the floats that the file holds.
  package func comparand(_ number: Double) -> Double {
    guard case .floats(_, let factor) = self else { return number }
    return Double(Float(number / factor)) * factor
  }
}

/// The rows of several columns, valid during the call.
package func withInputs<Result>(
  of columns: [ColumnData], _ body: ([RowInput]) throws -> Result
) rethrows -> Result {
  try withInputs(of: columns[...], [], body)
}

private func withInputs<Result>(
  of columns: ArraySlice<ColumnData>, _ inputs: [RowInput],
  _ body: ([RowInput]) throws -> Result
) rethrows -> Result {
  guard let first = columns.first else { return try body(inputs) }
  func next<Value>(
    _ values: [Value], _ input: (UnsafePointer<Value>) -> RowInput
  ) throws -> Result {
    try withPointer(to: values) {
      try withInputs(of: columns.dropFirst(), inputs + [input($0)], body)
    }
  }
  switch first {
  case .numbers(let values): return try next(values) { .doubles($0) }
  case .packed(let packed):
    let factor = packed.factor
    switch packed.values {
    case .floats(let values): return try next(values) { .floats($0, factor: factor) }
    case .int32s(let values): return try next(values) { .int32s($0, factor: factor) }
    case .int64s(let values): return try next(values) { .int64s($0, factor: factor) }
    }
  case .strings(let codes, _): return try next(codes) { .codes($0) }
  case .booleans(let values): return try next(values) { .booleans($0) }
  }
}
