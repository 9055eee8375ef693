/// What could stand at the cursor.
package struct Completion: Sendable, Equatable {
  /// One candidate.
  package struct Item: Sendable, Equatable {
    package var text: String
    /// What it is, as the front end labels it: `function`, `unit`, `column`, ….
    package var kind: String
    /// How it is called; empty unless it is a function.
    package var signature: String

    package init(_ text: String, kind: String, signature: String = "") {
      self.text = text
      self.kind = kind
      self.signature = signature
    }
  }

  /// The code points of the cell that a candidate replaces.
  package var range: Range<Int>
  /// Best first.
  package var items: [Item]

  package init(replacing range: Range<Int>, with items: [Item]) {
    self.range = range
    self.items = items
  }
}
