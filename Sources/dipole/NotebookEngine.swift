import JupyterKernel
import JupyterProtocol
import Notebook
import StandardLibrary
import Syntax

/// The language behind the Jupyter kernel: translates between its messages and the worksheet.
struct NotebookEngine: Engine {
  private let worksheet: Worksheet

  init(_ worksheet: Worksheet) { self.worksheet = worksheet }

  let info = KernelInfo(
    implementation: "dipole", version: dipoleVersion,
    language: .init(
      name: "dipole", version: dipoleVersion, mimeType: "text/x-dipole", fileExtension: ".dip",
      pygmentsLexer: "dipole", codeMirrorMode: "dipole"),
    banner:
      "Dipole \(dipoleVersion): cross-sections, selections and fits for neutrino magnetic moments. help(name) or name? for help.",
    helpLinks: [])

  func prepare() {}

  func execute(_ cell: Cell, show: (Output) -> Void) throws(CellError) {
    do throws(CellFailure) {
      try run(cell, show)
    } catch {
      throw CellError(error)
    }
  }

  private func run(_ cell: Cell, _ show: (Output) -> Void) throws(CellFailure) {
    let renderer = DiagnosticRenderer(SourceText(cell.code))
    var outputs = CellOutputs()
    try worksheet.run(cell.code, isInterrupted: cell.isInterrupted) { event in
      switch event {
      case .value(let value, let kind, let isLast):
        let bundle = Presentation.bundle(value, kind)
        outputs.add(isLast ? .result(bundle) : .display(bundle), show)
      case .page(let page): show(.page(Presentation.bundle(page)))
      case .warning(let warning):
        outputs.add(.stream(.standardError, renderer.text(warning) + "\n"), show)
      case .progress(let bar): outputs.update(bar, show)
      case .progressEnded: outputs.clearBar(show)
      }
    }
  }

  func evaluate(_ expression: Cell) throws(CellError) -> MIMEBundle {
    do throws(CellFailure) {
      let (value, kind) = try worksheet.evaluate(
        expression.code, isInterrupted: expression.isInterrupted)
      return Presentation.bundle(value, kind)
    } catch {
      throw CellError(error)
    }
  }

  func complete(_ code: String, cursor: Int) -> Completion {
    Completer(worksheet).complete(code, cursor: cursor)
  }

  func inspect(_ code: String, cursor: Int, detail: Int) -> MIMEBundle? {
    Completer(worksheet).inspect(code, cursor: cursor)
  }

  func completeness(of code: String) -> JupyterProtocol.Completeness {
    switch Syntax.completeness(of: SourceText(code)) {
    case .complete: .complete
    case .incomplete(let indent): .incomplete(indent: indent)
    case .invalid: .invalid
    }
  }

  func variables() -> [Variable] { worksheet.variables }

  func value(of variable: String) -> MIMEBundle? { worksheet.bundle(of: variable) }
}

extension CellError {
  /// The first error gives the cell its name; the traceback shows all of them with their carets.
  fileprivate init(_ failure: CellFailure) {
    let renderer = DiagnosticRenderer(failure.source, style: .coloured)
    let first = failure.diagnostics.first { !$0.isWarning }
    self.init(
      name: first?.code ?? "E51", message: first?.message ?? "the cell failed",
      traceback: failure.diagnostics.map { renderer.text($0) })
  }
}
