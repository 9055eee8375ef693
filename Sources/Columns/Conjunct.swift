/// One of the conditions that a mask is the conjunction of.
package enum Conjunct: Sendable {
  /// A number of each row compared with one that is the same in all rows; or its magnitude, by an inequality.
  case comparison(RowOperation, Operand, isMagnitude: Bool, with: Operand)
  /// Any other mask.
  case mask(Operand)
}

extension RowProgramBuilder {
  /// The conditions that a mask is the conjunction of.
  package func conjuncts(of mask: Operand) -> [Conjunct] {
    switch nodes[mask.index].form {
    case .computed(.operation(.and), let sides):
      return sides.flatMap { conjuncts(of: Operand(index: $0)) }
    case .computed(.operation(let operation), let sides) where operation.isComparison:
      return [
        comparison(operation, sides[0], sides[1])
          ?? operation.mirrored.flatMap { comparison($0, sides[1], sides[0]) } ?? .mask(mask)
      ]
    default: return [.mask(mask)]
    }
  }

  /// The numbers that differ from row to row and that the mask comes from by comparison: where one of them is missing,
  /// so is an answer.
  package func comparands(of mask: Operand) -> [Operand] {
    var found: [Int] = []
    var open = [mask.index]
    while let index = open.popLast() {
      guard case .computed(.operation(let operation), let operands) = nodes[index].form else {
        continue
      }
      if !operation.isComparison {
        open += operands
      } else {
        found += operands.filter { !nodes[$0].isUniform && !found.contains($0) }
      }
    }
    return found.map(Operand.init(index:))
  }

  /// The column whose values the operand is, if it is one.
  package func column(of operand: Operand) -> Int? {
    if case .input(let column) = nodes[operand.index].form { column } else { nil }
  }

  private func comparison(_ operation: RowOperation, _ a: Int, _ b: Int) -> Conjunct? {
    guard nodes[b].isUniform, !nodes[a].isUniform else { return nil }
    let number = Operand(index: b)
    if case .computed(.operation(.absolute), let inner) = nodes[a].form, operation != .equal,
      operation != .notEqual
    {
      return .comparison(operation, Operand(index: inner[0]), isMagnitude: true, with: number)
    }
    return .comparison(operation, Operand(index: a), isMagnitude: false, with: number)
  }
}

extension RowOperation {
  /// The comparison that holds for the operands in the other order.
  var mirrored: RowOperation? {
    switch self {
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    case .equal, .notEqual: self
    default: nil
    }
  }
}
