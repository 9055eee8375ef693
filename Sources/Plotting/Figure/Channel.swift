/// A column of values that a mark places along an axis, in display units; not finite is a gap.
package struct Channel: Sendable {
  package var values: [Double]
  /// What the values are, for the axis title: `"T"`. May be empty.
  package var name: String
  /// The symbol of their unit: `"cm²/keV"`. Empty if there is none.
  package var unit: String

  package init(_ values: [Double], name: String = "", unit: String = "") {
    self.values = values
    self.name = name
    self.unit = unit
  }
}

extension Channel {
  /// The title of an axis shared by `channels`: `T  [keV]`; without the names if they differ.
  static func title(of channels: [Channel]) -> String {
    let named = channels.filter { !$0.name.isEmpty || !$0.unit.isEmpty }
    guard let first = named.first else { return "" }
    let name = named.allSatisfy { $0.name == first.name } ? first.name : ""
    let unit = named.allSatisfy { $0.unit == first.unit } ? first.unit : ""
    if unit.isEmpty { return name }
    return name.isEmpty ? "[\(unit)]" : "\(name)  [\(unit)]"
  }
}
