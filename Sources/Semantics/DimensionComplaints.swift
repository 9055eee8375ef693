import Syntax
import Units

/// The wording of what can be wrong with dimensions and the scales of energies.
extension Diagnostic {
  static func dimensionsDiffer(_ verb: String, _ a: Operand, _ b: Operand) -> Diagnostic {
    let (first, second) = (a.number.dimension, b.number.dimension)
    let joint = verb == "compare" ? "with" : "and"
    var help = giveUnit(a, b)
    if let factor = MissingFactor(from: second, to: first) {
      help = [Help("multiply the second by \(factor.ascii)", b.multiplied(by: factor))]
    }
    return Diagnostic(
      "E12", "cannot \(verb) \(first.phrase) \(joint) \(second.phrase)", [a.label, b.label],
      help: help)
  }

  static func energyScalesDiffer(_ verb: String, _ a: Label, _ b: Label) -> Diagnostic {
    Diagnostic(
      "E26", "cannot \(verb) electron-equivalent and nuclear-recoil energies", [a, b],
      help: [Help("`quench` turns a nuclear recoil into keVee, `unquench` goes back")])
  }

  static func wrongConversion(_ value: Operand, _ unit: Unit, _ unitSpan: Span) -> Diagnostic {
    let (found, wanted) = (value.number.dimension, unit.dimension)
    var message = "the result is \(found.phrase), not \(wanted.phrase)"
    var help: [Help] = []
    if let factor = MissingFactor(from: found, to: wanted) {
      message =
        "the result is \(value.number.unitText), not \(unit.symbol); they differ by \(factor.text)"
      help = [Help("multiply by \(factor.ascii)", value.multiplied(by: factor))]
    } else if found.isNone {
      help = [Help("give it a unit: `\(unit.ascii)`", value.expression.given(unit))]
    } else if let own = value.number.display?.unit {
      help = [Help("it can be shown in `\(own.ascii)`", [Edit(unitSpan, own.ascii)])]
    }
    return Diagnostic(
      "E13", message, [value.label, Label(unitSpan, wanted.phrase)], help: help)
  }

  static func exponentHasUnit(_ exponent: Operand) -> Diagnostic {
    let help =
      exponent.expression.unitWritten.map { word in
        Help(
          "for a power times a unit write `* 1 \(word.written)`", [Edit(word.span.opening, "* 1 ")])
      } ?? Help("divide by a unit", exponent.madePlain)
    return Diagnostic(
      "E19", "an exponent is a plain number, and this is \(exponent.kind.phrase)",
      [exponent.label], help: [help])
  }

  static func exponentNotConstant(_ base: Operand, _ exponent: Span) -> Diagnostic {
    Diagnostic(
      "E19", "the unit of the result depends on this exponent, so it must be a known fraction",
      [Label(exponent)], help: [Help("make the base a plain number first", base.madePlain)])
  }

  /// Values that must be of one kind are not.
  static func kindsDiffer(_ rule: String, _ a: Operand, _ b: Operand) -> Diagnostic {
    if case .object(let first) = a.kind, first.selection != nil, a.kind.phrase == b.kind.phrase {
      return Diagnostic(
        "E20", "a selection is known before anything runs, and these are two",
        [b.label, a.label], help: [Help("write what is done with them once for each")])
    }
    return Diagnostic(
      "E20", "\(rule), and these are \(a.kind.phrase) and \(b.kind.phrase)", [b.label, a.label],
      help: giveUnit(a, b))
  }

  /// The unit of one for the other, where that is a plain number.
  private static func giveUnit(_ a: Operand, _ b: Operand) -> [Help] {
    guard case .number(let first) = a.kind, case .number(let second) = b.kind else { return [] }
    let (plain, other) = second.dimension.isNone ? (b, first) : (a, second)
    guard plain.number.dimension.isNone, !other.dimension.isNone else { return [] }
    let unit = other.display?.unit ?? preferredUnit(for: other.dimension, magnitude: 1)
    return [Help("give it a unit: `\(unit.ascii)`", plain.expression.given(unit))]
  }
}

/// A power of ħc that makes one dimension of another.
struct MissingFactor {
  private let power: Int

  /// Nil when no power up to the fourth does.
  init?(from found: Dimension, to wanted: Dimension) {
    let hbarc = Dimension.energy * .length
    let powers = [1, 2, 3, 4, -1, -2, -3, -4]
    let fitting = powers.first {
      found.withoutScale * hbarc.raised(to: Rational($0)) == wanted.withoutScale
    }
    guard let fitting else { return nil }
    power = fitting
  }

  /// `hbarc^2`
  var ascii: String { power == 1 ? "hbarc" : "hbarc^\(power)" }

  /// `(ħc)²`
  var text: String {
    let digits = ["⁰", "¹", "²", "³", "⁴"]
    return power == 1 ? "ħc" : "(ħc)" + (power < 0 ? "⁻" : "") + digits[abs(power)]
  }
}

extension Operand {
  /// `(x / 1 keV)`
  fileprivate var madePlain: [Diagnostic.Edit] {
    let unit = number.display?.unit ?? preferredUnit(for: number.dimension, magnitude: 1)
    return [.init(expression.span.opening, "(")] + expression.divided(by: unit)
      + [.init(Span(expression.span.end, expression.span.end), ")")]
  }

  fileprivate func multiplied(by factor: MissingFactor) -> [Diagnostic.Edit] {
    expression.followed(by: " * \(factor.ascii)")
  }
}
