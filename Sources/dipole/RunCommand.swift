import Glibc
import JupyterKernel
import JupyterProtocol
import Notebook
import StandardLibrary
import Syntax

/// `dipole run FILE [--format text|json]`: 0 when every cell ended well, 1 when one failed.
func runCommand(_ arguments: [String]) -> Int32 {
  guard let options = FileOptions(arguments, formats: ["text", "json"]) else {
    return fail("run takes a file and --format text or json")
  }
  return withFile(options.path) { file in
    let worksheet = Worksheet(files: NotebookFiles(folder: file.folder))
    return options.format == "json" ? report(file, worksheet) : narrate(file, worksheet)
  }
}

/// `dipole check FILE`: 0 when nothing is wrong. Definitions are carried from cell to cell by kind, so
/// the cells are checked as one.
func checkCommand(_ arguments: [String]) -> Int32 {
  guard let options = FileOptions(arguments, formats: []) else { return fail("check takes a file") }
  return withFile(options.path) { file in
    let diagnostics = Worksheet(files: NotebookFiles(folder: file.folder)).check(file.text)
    let renderer = DiagnosticRenderer(SourceText(file.text))
    for diagnostic in diagnostics { write(renderer.text(diagnostic) + "\n", to: .errors) }
    return diagnostics.allSatisfy(\.isWarning) ? 0 : 1
  }
}

/// A file and a format.
private struct FileOptions {
  let path: String
  let format: String

  init?(_ arguments: [String], formats: [String]) {
    var path: String?
    var format = formats.first ?? ""
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      if argument == "--format" {
        guard let wanted = rest.popFirst(), formats.contains(wanted) else { return nil }
        format = wanted
      } else if path == nil, argument == "-" || !argument.hasPrefix("-") {
        path = argument
      } else {
        return nil
      }
    }
    guard let path else { return nil }
    self.path = path
    self.format = format
  }
}

private func withFile(_ path: String, _ body: @escaping @Sendable (CellFile) -> Int32) -> Int32 {
  do throws(CellFileError) {
    let file = try CellFile(path: path)
    return onDeepStack { body(file) }
  } catch {
    return fail(error.message)
  }
}

/// Shows values as text on standard output, errors and warnings on standard error.
private func narrate(_ file: CellFile, _ worksheet: Worksheet) -> Int32 {
  var status: Int32 = 0
  for cell in file.cells {
    let renderer = DiagnosticRenderer(SourceText(cell))
    let progress = ProgressLine()
    do throws(CellFailure) {
      try worksheet.run(cell) { event in
        switch event {
        case .value(let value, let kind, _):
          write((Presentation.bundle(value, kind).plain ?? "") + "\n", to: .output)
        case .page(let page): write(page.text + "\n", to: .output)
        case .warning(let warning): write(renderer.text(warning) + "\n", to: .errors)
        case .progress(let bar): progress.show(bar)
        case .progressEnded: progress.clear()
        }
      }
    } catch {
      write(renderer.text(error.diagnostics) + "\n", to: .errors)
      status = 1
    }
  }
  return status
}

/// One JSON array with an object for every shown value and every error.
private func report(_ file: CellFile, _ worksheet: Worksheet) -> Int32 {
  var status: Int32 = 0
  var objects: [JSON] = []
  for (index, cell) in file.cells.enumerated() {
    let source = SourceText(cell)
    do throws(CellFailure) {
      try worksheet.run(cell) { event in
        switch event {
        case .value(let value, let kind, _):
          objects.append(Report.value(value, kind, cell: index + 1))
        case .page(let page): objects.append(Report.page(page, cell: index + 1))
        case .warning(let warning):
          write(DiagnosticRenderer(source).text(warning) + "\n", to: .errors)
        case .progress, .progressEnded: break
        }
      }
    } catch {
      objects += error.diagnostics.filter { !$0.isWarning }
        .map { Report.error($0, in: source, cell: index + 1) }
      status = 1
    }
  }
  write(String(decoding: JSON.array(objects).text, as: UTF8.self) + "\n", to: .output)
  return status
}
