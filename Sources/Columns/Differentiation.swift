/// Why a value of a program has no derivative.
package enum DifferentiationError: Error, Sendable, Equatable {
  /// It depends through a kernel, which is known only by its values.
  case kernel(String)
}

extension RowProgramBuilder {
  /// The exact derivative of a value in the uniform at `index`; `nil` where it is 0 everywhere.
  ///
  /// Comparisons and roundings have the derivative 0. Where a function has a kink (`absolute`, `min2`, `max2`, `select`)
  /// the derivative is that of one of its sides. The derivative may be differentiated again.
  package mutating func derivative(
    of value: Operand, uniform index: Int
  ) throws(DifferentiationError) -> Operand? {
    var derivatives = [Operand?](repeating: nil, count: value.index + 1)
    // Operands come before what is made of them.
    for node in dependences(of: value) {
      switch nodes[node].form {
      case .input, .constant:
        continue
      case .uniform(let other):
        if other == index { derivatives[node] = constant(1) }
      case .computed(let action, let operands):
        if operands.allSatisfy({ derivatives[$0] == nil }) { continue }
        switch action {
        case .kernel(let kernel):
          throw .kernel(kernel.name)
        case .operation(let operation):
          derivatives[node] = derivative(
            of: operation, Operand(index: node), operands.map(Operand.init(index:)),
            operands.map { derivatives[$0] })
        }
      }
    }
    return derivatives[value.index]
  }

  /// The nodes that a value is made of, itself included, in order.
  private func dependences(of value: Operand) -> [Int] {
    var isNeeded = [Bool](repeating: false, count: value.index + 1)
    isNeeded[value.index] = true
    for node in isNeeded.indices.reversed() where isNeeded[node] {
      if case .computed(_, let operands) = nodes[node].form {
        for operand in operands { isNeeded[operand] = true }
      }
    }
    return isNeeded.indices.filter { isNeeded[$0] }
  }

  /// The chain rule.
  /// - Parameters:
  ///   - value: the operation's result.
  ///   - slopes: the derivatives of the operands.
  private mutating func derivative(
    of operation: RowOperation, _ value: Operand, _ operands: [Operand], _ slopes: [Operand?]
  ) -> Operand? {
    switch operation {
    case .add: return sum(slopes[0], slopes[1])
    case .subtract: return difference(slopes[0], slopes[1])
    case .multiply: return sum(times(slopes[0], operands[1]), times(slopes[1], operands[0]))
    case .divide:
      return over(difference(slopes[0], times(slopes[1], value)), operands[1])
    case .power: return powerDerivative(value, operands, slopes)
    case .min2, .max2:
      let isFirst = apply(operation == .min2 ? .less : .greater, operands[0], operands[1])
      return choice(isFirst, slopes[0], slopes[1])
    case .select: return choice(operands[0], slopes[1], slopes[2])
    case .atan2:
      let (y, x) = (operands[0], operands[1])
      let square = apply(.add, apply(.multiply, x, x), apply(.multiply, y, y))
      return over(difference(times(slopes[0], x), times(slopes[1], y)), square)
    default:
      return innerFactor(operation, value, operands[0]).flatMap { times(slopes[0], $0) }
    }
  }

  /// The derivative of an operation on one number; `nil` for those that are constant between jumps.
  private mutating func innerFactor(
    _ operation: RowOperation, _ value: Operand, _ x: Operand
  ) -> Operand? {
    let one = constant(1)
    switch operation {
    case .negate: return constant(-1)
    case .absolute:
      let isNegative = apply(.less, x, constant(0))
      return apply(.select, isNegative, constant(-1), one)
    case .sqrt: return apply(.divide, constant(0.5), value)
    case .exp: return value
    case .log: return apply(.divide, one, x)
    case .log10: return apply(.divide, constant(0.434_294_481_903_251_83), x)
    case .sin: return apply(.cos, x)
    case .cos: return apply(.negate, apply(.sin, x))
    case .tan: return apply(.add, one, apply(.multiply, value, value))
    case .asin: return apply(.divide, one, apply(.sqrt, oneMinusSquare(x)))
    case .acos: return apply(.divide, constant(-1), apply(.sqrt, oneMinusSquare(x)))
    case .atan: return apply(.divide, one, apply(.add, one, apply(.multiply, x, x)))
    case .sinh: return apply(.cosh, x)
    case .cosh: return apply(.sinh, x)
    case .tanh: return oneMinusSquare(value)
    default: return nil
    }
  }

  private mutating func oneMinusSquare(_ x: Operand) -> Operand {
    apply(.subtract, constant(1), apply(.multiply, x, x))
  }

  private mutating func powerDerivative(
    _ value: Operand, _ operands: [Operand], _ slopes: [Operand?]
  ) -> Operand? {
    let (base, exponent) = (operands[0], operands[1])
    let lower = apply(.power, base, apply(.subtract, exponent, constant(1)))
    let byBase = times(slopes[0], apply(.multiply, exponent, lower))
    guard slopes[1] != nil else { return byBase }
    return sum(byBase, times(slopes[1], apply(.multiply, value, apply(.log, base))))
  }

  private mutating func sum(_ a: Operand?, _ b: Operand?) -> Operand? {
    guard let a, let b else { return a ?? b }
    return apply(.add, a, b)
  }

  private mutating func difference(_ a: Operand?, _ b: Operand?) -> Operand? {
    guard let b else { return a }
    return a.map { apply(.subtract, $0, b) } ?? apply(.negate, b)
  }

  private mutating func times(_ slope: Operand?, _ factor: Operand) -> Operand? {
    slope.map { apply(.multiply, $0, factor) }
  }

  private mutating func over(_ slope: Operand?, _ divisor: Operand) -> Operand? {
    slope.map { apply(.divide, $0, divisor) }
  }

  private mutating func choice(_ condition: Operand, _ a: Operand?, _ b: Operand?) -> Operand? {
    guard a != nil || b != nil else { return nil }
    let zero = constant(0)
    return apply(.select, condition, a ?? zero, b ?? zero)
  }
}
