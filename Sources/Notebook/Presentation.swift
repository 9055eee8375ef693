package import Interpreter
package import JupyterProtocol
import Plotting
package import Semantics
package import StandardLibrary
import Tables

/// Turns values into what front ends show.
package enum Presentation {
  /// Every representation of a value that suits it.
  package static func bundle(_ value: Value, _ kind: Kind) -> MIMEBundle {
    switch (value, kind) {
    case (.table(let data), .table(let schema)): return bundle(data, schema)
    case (.object(let object as any Displayable), .object(let kind)):
      return bundle(object.display(as: kind))
    case (.object(let object), _):
      if let figure = object as? any Graphic { return bundle(figure) }
      if let page = object as? HelpPage { return bundle(page) }
      return MIMEBundle(plain: kind.phrase)
    default: return MIMEBundle(plain: text(value, kind))
    }
  }

  package static func bundle(_ page: HelpPage) -> MIMEBundle {
    MIMEBundle([.plain: .string(page.text), .markdown: .string(page.markdown)])
  }

  private static func bundle(_ display: Display) -> MIMEBundle {
    var bundle = display.figure.map(bundle) ?? MIMEBundle(plain: display.text)
    bundle.data[.plain] = .string(display.text)
    bundle.data[.html] = display.html.map(JSON.string)
    bundle.data[.markdown] = display.markdown.map(JSON.string)
    bundle.data[.latex] = display.latex.map(JSON.string)
    return bundle
  }

  /// A value on one line; strings in quotes.
  package static func text(_ value: Value, _ kind: Kind) -> String {
    switch (value, kind) {
    case (.string(let text), _): "\"\(text)\""
    case (_, .function(.defined(let definition))): "function \(definition.signatureText)"
    case (_, .function(.library(let signature))): "function \(signature.text)"
    default: format(value, kind) + (kind.numberKind?.note.map { " (\($0))" } ?? "")
    }
  }

  private static func bundle(_ data: TableData, _ schema: Schema) -> MIMEBundle {
    let table = TableView(data, schema)
    return MIMEBundle([
      .plain: .string(table.text()), .html: .string(table.html()),
      .latex: .string(table.latex()), .markdown: .string(table.markdown()),
      .dataResource: dataResource(data, schema),
    ])
  }

  /// A figure was tried when it was built, so it can be drawn.
  private static func bundle(_ figure: any Graphic) -> MIMEBundle {
    let size: JSON = ["width": .number(figure.width), "height": .number(figure.height)]
    let svg = (try? figure.svg()) ?? ""
    let text = (try? figure.text()) ?? "plot"
    return MIMEBundle([.svg: .string(svg), .plain: .string(text)], metadata: [.svg: size])
  }
}
