import Physics
import Semantics
import Units

/// The constants that have a name in the language.
let libraryConstants: [LibraryConstant] =
  [
    LibraryConstant(
      name: "pi", value: .pi, kind: NumberKind(),
      documentation: Documentation("the ratio of a circle's circumference to its diameter"))
  ] + Constants.all.map(LibraryConstant.init)

extension LibraryConstant {
  fileprivate init(_ constant: PhysicalConstant) {
    let relative = constant.uncertainty / abs(constant.value)
    let accuracy =
      constant.uncertainty > 0
      ? "known to \(formatNumber(relative, digits: 2)) of its value" : nil
    self.init(
      name: constant.name, value: constant.internalValue, kind: NumberKind(unit: constant.unit),
      documentation: Documentation(
        constant.summary, units: constant.unit.isPlain ? nil : constant.unit.symbol,
        validity: accuracy, source: constant.source, confirmation: constant.confirmation,
        example: constant.name))
  }
}
