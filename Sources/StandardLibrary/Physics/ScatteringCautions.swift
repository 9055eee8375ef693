import Interpreter
import Physics
import Semantics
import Units

extension Caution {
  init(_ error: ScatteringArgumentError) {
    self.init("E35", "`\(error.argument)` \(error.message)")
  }

  static let noNuclei = Caution(
    "E35", "an electron has no nucleus", help: "give a nuclide, an element or a compound")

  /// E35 for a negative number.
  static func negative(_ options: Elementwise.Options, _ numbers: [Double]) -> Caution? {
    zip(options.given, numbers).first { $0.1 < 0 }
      .map { Caution("E35", "`\($0.0)` must not be negative") }
  }

  /// E35 for energies that no experiment has.
  static func energies(T: Double, E: Double) -> Caution? {
    if E <= 0 { return Caution("E35", "`E` must be positive") }
    return T < 0 ? Caution("E35", "`T` must not be negative") : nil
  }

  /// W07 for a recoil that the neutrino cannot give.
  static func recoil(_ T: Double, outside range: ClosedRange<Double>, E: Double) -> Caution? {
    if range.contains(T) { return nil }
    let isAbove = T > range.upperBound
    let limit = isAbove ? range.upperBound : range.lowerBound
    let unit = NumberKind(.energy).displayUnit(magnitude: limit < 0.01 * E ? limit : E)
    let digits = "\(formatNumber(limit / unit.factor, digits: 2)) \(unit.symbol)"
    let relation = isAbove ? "above T_max" : "below T_min"
    return Caution(
      "W07", "T = \(text(T)) is \(relation) = \(digits) for E = \(text(E)): the result is 0",
      help: isAbove && T > E ? "are the arguments swapped?" : nil)
  }

  /// W07 for a neutrino that cannot make the heavy one.
  static func threshold(_ threshold: Double, E: Double, heavyMass: Double) -> Caution {
    Caution(
      "W07",
      "E = \(text(E)) is below the threshold \(text(threshold)) of a mass \(text(heavyMass)): the result is 0"
    )
  }

  private static func text(_ energy: Double) -> String {
    format(.number(energy), .number(NumberKind(.energy)))
  }
}
