import Interpreter
import Semantics
import Syntax

/// `help(name)`: the page of a library name.
func helpFunction(_ documentation: [String: HelpPage]) -> LibraryFunction {
  let signature = Signature("help", [.init("name", .name, note: "of a function or constant")]) {
    call throws(Diagnostic) in
    guard case .name(let name)? = call.arguments.named["name"]?.argument else { return .unknown }
    guard documentation[name.text] != nil else {
      throw Diagnostic(
        "E14", "there is no documentation for `\(name.written)`", [.init(call.place("name"))],
        help: [.init("your own names are described by hovering over them (Shift-Tab)")])
    }
    return call.returning(.object(ObjectKind("help page")))
  }
  return LibraryFunction(
    signature,
    Documentation("the documentation of a name; `name?` does the same", example: "help(dsigma_es)")
  ) { arguments, _ in
    guard let name = arguments.name("name"), let page = documentation[name.text] else {
      return .string("")
    }
    return .object(page)
  }
}
