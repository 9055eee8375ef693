internal import CNumerics

/// What an operation reads in one block: `count` numbers, or one number for all rows.
enum BlockOperand {
  case block(UnsafePointer<Double>)
  case scalar(Double)

  var pointer: UnsafePointer<Double>? {
    if case .block(let pointer) = self { pointer } else { nil }
  }
}

extension RowOperation {
  /// Fills `result[0..<count]`, which must overlap no operand.
  func apply(
    _ a: BlockOperand, _ b: BlockOperand, _ c: BlockOperand,
    to result: UnsafeMutablePointer<Double>, count: Int
  ) {
    let block = Block(result: result, count: count)
    switch self {
    case .add: block.fill(a, b) { $0 + $1 }
    case .subtract: block.fill(a, b) { $0 - $1 }
    case .multiply: block.fill(a, b) { $0 * $1 }
    case .divide: block.fill(a, b) { $0 / $1 }
    case .power: block.fillPower(a, b)
    case .atan2: block.fill(a, b, cn_atan2)
    case .min2: block.fill(a, b) { $0 < $1 || $0.isNaN ? $0 : $1 }
    case .max2: block.fill(a, b) { $0 > $1 || $0.isNaN ? $0 : $1 }
    case .select: block.select(a, b, c)
    case .less, .lessOrEqual, .greater, .greaterOrEqual, .equal, .notEqual, .and, .or:
      applyMask(a, b, to: block)
    default: applyUnary(a, to: block)
    }
  }

  private func applyMask(_ a: BlockOperand, _ b: BlockOperand, to block: Block) {
    switch self {
    case .less: block.fill(a, b) { $0 < $1 ? 1 : 0 }
    case .lessOrEqual: block.fill(a, b) { $0 <= $1 ? 1 : 0 }
    case .greater: block.fill(a, b) { $0 > $1 ? 1 : 0 }
    case .greaterOrEqual: block.fill(a, b) { $0 >= $1 ? 1 : 0 }
    case .equal: block.fill(a, b) { $0 == $1 ? 1 : 0 }
    case .notEqual: block.fill(a, b) { $0 < $1 || $0 > $1 ? 1 : 0 }
    case .and: block.fill(a, b) { $0 * $1 }
    default: block.fill(a, b) { $0 > $1 ? $0 : $1 }
    }
  }

  private func applyUnary(_ a: BlockOperand, to block: Block) {
    switch self {
    case .negate: block.fill(a) { -$0 }
    case .not: block.fill(a) { 1 - $0 }
    case .absolute: block.fill(a) { $0.magnitude }
    case .floor: block.fill(a, cn_floor)
    case .ceil: block.fill(a, cn_ceil)
    case .round: block.fill(a, cn_round)
    case .sqrt: block.fill(a, cn_sqrt)
    case .exp: block.fill(a, cn_exp)
    case .log: block.fill(a, cn_log)
    case .log10: block.fill(a, cn_log10)
    case .sin: block.fill(a, cn_sin)
    case .cos: block.fill(a, cn_cos)
    case .tan: block.fill(a, cn_tan)
    case .asin: block.fill(a, cn_asin)
    case .acos: block.fill(a, cn_acos)
    case .atan: block.fill(a, cn_atan)
    case .sinh: block.fill(a, cn_sinh)
    case .cosh: block.fill(a, cn_cosh)
    default: block.fill(a, cn_tanh)
    }
  }
}

/// A stretch of memory that an operation fills.
struct Block {
  var result: UnsafeMutablePointer<Double>
  var count: Int

  /// Loops of this form become vector instructions, once each operand's form is known.
  @inline(__always)
  func fill(_ a: BlockOperand, _ operation: (Double) -> Double) {
    switch a {
    case .block(let a): for i in 0..<count { result[i] = operation(a[i]) }
    case .scalar(let a): result.update(repeating: operation(a), count: count)
    }
  }

  @inline(__always)
  func fill(_ a: BlockOperand, _ b: BlockOperand, _ operation: (Double, Double) -> Double) {
    switch (a, b) {
    case (.block(let a), .block(let b)): for i in 0..<count { result[i] = operation(a[i], b[i]) }
    case (.block(let a), .scalar(let b)): for i in 0..<count { result[i] = operation(a[i], b) }
    case (.scalar(let a), .block(let b)): for i in 0..<count { result[i] = operation(a, b[i]) }
    case (.scalar(let a), .scalar(let b)): result.update(repeating: operation(a, b), count: count)
    }
  }

  func fill(_ a: BlockOperand, _ function: cn_function) {
    cn_map(function, spread(a), result, count)
  }

  func fill(_ a: BlockOperand, _ b: BlockOperand, _ function: cn_function2) {
    if case .scalar(let a) = a, case .scalar(let b) = b {
      var value = 0.0
      withUnsafePointer(to: a) { a in
        withUnsafePointer(to: b) { b in cn_map2(function, a, b, &value, 1) }
      }
      result.update(repeating: value, count: count)
    } else {
      cn_map2(function, spread(a), spread(b), result, count)
    }
  }

  /// The operand as a block; a single number is spread over the result's own memory.
  private func spread(_ operand: BlockOperand) -> UnsafePointer<Double> {
    switch operand {
    case .block(let pointer): return pointer
    case .scalar(let value):
      result.update(repeating: value, count: count)
      return UnsafePointer(result)
    }
  }

  func select(_ condition: BlockOperand, _ a: BlockOperand, _ b: BlockOperand) {
    guard case .block(let condition) = condition else {
      if case .scalar(0) = condition { return fill(b) { $0 } } else { return fill(a) { $0 } }
    }
    switch (a, b) {
    case (.block(let a), .block(let b)):
      for i in 0..<count { result[i] = condition[i] == 0 ? b[i] : a[i] }
    case (.block(let a), .scalar(let b)):
      for i in 0..<count { result[i] = condition[i] == 0 ? b : a[i] }
    case (.scalar(let a), .block(let b)):
      for i in 0..<count { result[i] = condition[i] == 0 ? b[i] : a }
    case (.scalar(let a), .scalar(let b)):
      for i in 0..<count { result[i] = condition[i] == 0 ? b : a }
    }
  }

  /// Small whole powers by multiplication: much faster than the general power, and as exact.
  func fillPower(_ base: BlockOperand, _ exponent: BlockOperand) {
    guard case .scalar(let power) = exponent else { return fillVaryingPower(base, exponent) }
    switch power {
    case 1: fill(base) { smallPower($0, 1) }
    case 2: fill(base) { smallPower($0, 2) }
    case 3: fill(base) { smallPower($0, 3) }
    case 4: fill(base) { smallPower($0, 4) }
    case -1: fill(base) { smallPower($0, -1) }
    case -2: fill(base) { smallPower($0, -2) }
    case -3: fill(base) { smallPower($0, -3) }
    case -4: fill(base) { smallPower($0, -4) }
    case 0.5: fill(base, cn_sqrt)
    default: fill(base, exponent, cn_pow)
    }
  }

  /// An exponent per row: each row gets the bits that it would get alone.
  private func fillVaryingPower(_ base: BlockOperand, _ exponent: BlockOperand) {
    guard case .block(let exponents) = exponent else { return }
    fill(base, exponent, cn_pow)
    for i in 0..<count {
      let power = exponents[i]
      guard power.magnitude <= 4 else { continue }
      let x: Double
      switch base {
      case .block(let bases): x = bases[i]
      case .scalar(let value): x = value
      }
      if power == 0.5 {
        result[i] = x.squareRoot()
      } else if power == power.rounded(), power != 0 {
        result[i] = smallPower(x, Int(power))
      }
    }
  }
}

/// x to the power n, one of -4…4 but 0, by multiplication in a fixed order.
@inline(__always)
private func smallPower(_ x: Double, _ n: Int) -> Double {
  let square = x * x
  let power: Double
  switch n.magnitude {
  case 1: power = x
  case 2: power = square
  case 3: power = square * x
  default: power = square * square
  }
  return n < 0 ? 1 / power : power
}
