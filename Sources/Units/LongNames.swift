extension UnitCatalogue {
  /// The long name of a unit, which nothing else is called: `tesla` for `T`.
  package static func longName(of name: String) -> String? {
    aliases.filter { $0.value == name }.keys.max { ($0.count, $1) < ($1.count, $0) }
  }
}
