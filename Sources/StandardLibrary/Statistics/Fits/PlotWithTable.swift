import Columns
import Interpreter
import Plotting
import Semantics
import Syntax
import Tables
import Units

/// A plot, and the numbers in it as a table: the table is shown on consoles, and is the member `table`.
struct PlotWithTable: Drawn, MemberAccess {
  let graphic: any Graphic
  let table: TableData
  let schema: Schema

  /// - Parameter columns: of `schema`, in its order.
  init(_ graphic: any Graphic, _ schema: Schema, _ columns: [ColumnData]) {
    self.graphic = graphic
    self.schema = schema
    table = TableData(columns: columns, rowCount: columns.first?.count ?? 0)
  }

  /// - Throws: `Diagnostic` if the graphic cannot be drawn.
  init(
    _ graphic: any Graphic, _ schema: Schema, _ columns: [ColumnData], for call: Call
  ) throws {
    do throws(PlotError) {
      _ = try graphic.svg()
    } catch {
      throw Diagnostic("E36", error.message, [.init(call.span)])
    }
    self.init(graphic, schema, columns)
  }

  func member(_ name: String) -> Value? { name == "table" ? .table(table) : nil }

  func display(as kind: ObjectKind) -> Display {
    Display(text: TableView(table, schema).text(), figure: graphic)
  }
}

extension ObjectKind {
  /// Of a plot with its numbers, and further members.
  static func plot(
    _ schema: Schema, at span: Syntax.Span, _ others: [(String, Kind)] = []
  ) -> ObjectKind {
    let members = [("table", Kind.table(schema))] + others
    return ObjectKind(
      "plot",
      members: members.map { name, kind in
        .init(name: Name(text: name, written: name, span: span), kind: kind)
      })
  }
}

extension Schema {
  /// Columns by their names and kinds.
  init(_ columns: KeyValuePairs<String, Kind>) {
    self.init(columns: columns.map { Column(name: $0.key, written: $0.key, kind: $0.value) })
  }
}

extension ColumnData {
  static func texts(_ texts: [String]) -> ColumnData { .strings(texts.map { $0 }) {} }
}

extension LibraryCall {
  /// What the parameter of a model that is given as `parameter` is in.
  var parameterKind: NumberKind? {
    if case .object(let parameter)? = value("parameter")?.kind { parameter.x } else { nil }
  }
}

extension Signature.Parameter {
  /// `m.mu`
  static let parameter = Signature.Parameter(
    "parameter", .value(.object("parameter")), note: "of a model: `m.mu`")
  /// `fit(m)`
  static let fit = Signature.Parameter(
    "fit", .value(.object("fit")), note: "what `fit` gives")
}
