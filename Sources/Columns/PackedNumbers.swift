/// Numbers as a file holds them, narrower than a double or whole, without missing ones but NaN.
package struct PackedNumbers: Sendable, Equatable {
  package enum Values: Sendable, Equatable {
    case floats([Float])
    case int32s([Int32])
    case int64s([Int64])
  }

  package var values: Values
  /// What a stored number is multiplied with, to internal units; positive.
  package let factor: Double

  package init(_ values: Values, factor: Double = 1) {
    precondition(factor > 0 && factor.isFinite)
    self.values = values
    self.factor = factor
  }

  package var count: Int {
    switch values {
    case .floats(let values): values.count
    case .int32s(let values): values.count
    case .int64s(let values): values.count
    }
  }

  /// The number of a row in internal units; whole numbers beyond 2⁵³ are rounded.
  package subscript(row: Int) -> Double {
    switch values {
    case .floats(let values): Double(values[row]) * factor
    case .int32s(let values): Double(values[row]) * factor
    case .int64s(let values): Double(values[row]) * factor
    }
  }

  /// All numbers in internal units.
  package var widened: [Double] {
    switch values {
    case .floats(let values): values.map { Double($0) * factor }
    case .int32s(let values): values.map { Double($0) * factor }
    case .int64s(let values): values.map { Double($0) * factor }
    }
  }

  func gather(rows: [Int], interrupted: () throws -> Void) rethrows -> PackedNumbers {
    func pick<Value>(_ values: [Value]) throws -> [Value] {
      try rows.picked(from: values, interrupted)
    }
    let picked: Values =
      switch values {
      case .floats(let values): .floats(try pick(values))
      case .int32s(let values): .int32s(try pick(values))
      case .int64s(let values): .int64s(try pick(values))
      }
    return PackedNumbers(picked, factor: factor)
  }
}

extension [Int] {
  /// The values at these places.
  func picked<Value>(
    from values: [Value], _ interrupted: () throws -> Void
  ) rethrows -> [Value] {
    try enumerated().map { step, row in
      try poll(step, interrupted)
      return values[row]
    }
  }
}
