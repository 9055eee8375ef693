/// A value of the library that is called by its name in strings: `"{Ge}"`.
package protocol NamedValue: Sendable {
  var name: String { get }
}
