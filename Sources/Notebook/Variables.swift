package import JupyterProtocol
import Interpreter
import Semantics
import Syntax

extension Worksheet {
  /// The user's definitions in order of name, for a variable explorer.
  package var variables: [Variable] {
    let definitions = self.definitions
    return definitions.scope.entries.filter { $0.value.cell > 0 }.sorted { $0.key < $1.key }
      .map { name, entry in
        let value = definitions.values[name] ?? .function
        return Variable(
          name: entry.written, value: Presentation.text(value, entry.kind),
          kind: entry.kind.phrase)
      }
  }

  /// The value of one of the user's names in full.
  package func bundle(of name: String) -> MIMEBundle? {
    let definitions = self.definitions
    let ascii = Name.asciiSpelling(of: name)
    guard let entry = definitions.scope[ascii], entry.cell > 0 else { return nil }
    return Presentation.bundle(definitions.values[ascii] ?? .function, entry.kind)
  }
}
