/// A definition of the notebook, as a variable explorer lists it.
package struct Variable: Sendable, Equatable {
  package var name: String
  /// The value in short.
  package var value: String
  /// What kind of value it is.
  package var kind: String

  package init(name: String, value: String, kind: String) {
    self.name = name
    self.value = value
    self.kind = kind
  }
}
