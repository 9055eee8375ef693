/// One axis of a figure, as the caller wants it.
public struct Axis: Sendable {
  /// How values are spread along an axis.
  public enum Kind: Sendable { case linear, logarithmic }

  package var kind: Kind
  /// The title; nil takes it from the names and units of the layers' columns.
  package var title: String?
  /// The ends of the axis, in the unit of its columns; nil takes them from the data.
  package var lower: Double?
  package var upper: Double?
  /// The order of the named rows; those that are not listed follow in order of appearance.
  package var rows: [String]
  /// What stands at the stretches 0…1, 1…2, … instead of numbers: the bins of named things.
  package var names: [String]
  /// Whether its numbers and its title are written; not where a figure beside or below it in a grid has them.
  package var isLabelled = true

  package init(
    _ kind: Kind = .linear, title: String? = nil, lower: Double? = nil, upper: Double? = nil,
    rows: [String] = [], names: [String] = []
  ) {
    self.kind = kind
    self.title = title
    self.lower = lower
    self.upper = upper
    self.rows = rows
    self.names = names
  }
}
