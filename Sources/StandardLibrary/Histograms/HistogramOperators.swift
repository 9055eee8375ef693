import Histograms
import Interpreter
import Semantics
import Syntax
import Units

/// Histograms added, subtracted, and times a number.
let histogramOperators: [LibraryOperator] = [
  sum("+", .add), sum("-", .subtract),
  LibraryOperator(.number, .multiply, .object("histogram"), scaled("number * histogram")),
  LibraryOperator(.object("histogram"), .multiply, .number, scaled("histogram * number")),
  LibraryOperator(.object("histogram"), .divide, .number, scaled("histogram / number")),
]

private let operands: [Signature.Parameter] = [
  .init("left", .value(.any)), .init("right", .value(.any)),
]

private func sum(_ symbol: String, _ operation: BinaryOperator) -> LibraryOperator {
  let name = "histogram \(symbol) histogram"
  let function = LibraryFunction(
    Signature(name, operands) { call throws(Diagnostic) in
      guard case .object(let left)? = call.value("left")?.kind,
        case .object(let right)? = call.value("right")?.kind
      else { return .unknown }
      guard left.axes.areOfSameKinds(as: right.axes) else {
        throw Diagnostic(
          "E23", "these histograms have different axes",
          [.init(call.place("left")), .init(call.place("right"))])
      }
      return call.returning(.object(left))
    },
    Documentation("histograms of the same bins, bin by bin")
  ) { arguments, _ in
    guard let left: Histogram = try arguments.object("left"),
      let right: Histogram = try arguments.object("right")
    else { return .number(.nan) }
    do throws(HistogramError) {
      return .object(
        operation == .add ? try left.adding(right) : try left.subtracting(right))
    } catch {
      throw try arguments.binsDiffer("left", "right")
    }
  }
  return LibraryOperator(.object("histogram"), operation, .object("histogram"), function)
}

private func scaled(_ name: String) -> LibraryFunction {
  LibraryFunction(
    Signature(name, operands) { call throws(Diagnostic) in
      for side in ["left", "right"] {
        guard case .number(let number)? = call.value(side)?.kind, !number.dimension.isNone else {
          continue
        }
        throw Diagnostic(
          "E18", "the bins of a histogram hold numbers, and this is \(number.dimension.phrase)",
          [.init(call.place(side))])
      }
      let kinds = ["left", "right"].compactMap { call.value($0)?.kind }
      guard let kind = kinds.first(where: { if case .object = $0 { true } else { false } }) else {
        return .unknown
      }
      return call.returning(kind)
    },
    Documentation("a histogram times a number")
  ) { arguments, _ in
    if let right: Histogram = try arguments.object("right") {
      return .object(right.scaled(by: try arguments.number("left")))
    }
    guard let left: Histogram = try arguments.object("left") else { return .number(.nan) }
    let number = try arguments.number("right")
    return .object(left.scaled(by: name.contains("/") ? 1 / number : number))
  }
}

extension CallArguments {
  /// What to say of two histograms whose bins differ.
  func binsDiffer(_ first: String, _ second: String) throws -> Diagnostic {
    Diagnostic(
      "E23", "bins differ: \(try binsText(first)), and \(try binsText(second))",
      [.init(place(first)), .init(place(second))])
  }

  /// "59 bins 0.5..30 keV"
  private func binsText(_ name: String) throws -> String {
    guard let histogram: Histogram = try object(name) else { return "" }
    return histogram.binsText(objectKind(name))
  }
}

extension Histogram {
  /// "59 bins 0.5..30 keV"
  func binsText(_ kind: ObjectKind) -> String {
    zip(axes, kind.axes).map { "\($0.count) bins \($0.rangeText($1.number))" }
      .joined(separator: " × ")
  }
}
