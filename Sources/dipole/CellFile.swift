import FoundationEssentials
import Glibc
import Syntax

/// The cells of a file on the command line.
struct CellFile {
  /// A cell's source. In a `.dip` file it is preceded by as many line ends as lines stand before it, so
  /// that places are those in the file.
  let cells: [String]
  /// All of them as one, for checking.
  let text: String
  /// The folder that the cells may read.
  let folder: String

  /// Reads a `.dip` file (`# %%` starts a cell), the code cells of an `.ipynb`, or standard input (`-`).
  init(path: String) throws(CellFileError) {
    let bytes: Data
    if path == "-" {
      bytes = CellFile.standardInput()
      folder = "."
    } else {
      guard let content = try? Data(contentsOf: URL(filePath: path)) else {
        throw CellFileError(message: "cannot read \(path)")
      }
      bytes = content
      folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
    }
    if path.hasSuffix(".ipynb") {
      cells = try CellFile.notebookCells(bytes, path)
      text = cells.joined(separator: "\n")
    } else {
      text = String(decoding: bytes, as: UTF8.self)
      cells = CellFile.split(text)
    }
  }

  private static func standardInput() -> Data {
    var bytes = Data()
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(STDIN_FILENO, &chunk, chunk.count)
      if count <= 0 { return bytes }
      bytes.append(contentsOf: chunk[..<count])
    }
  }

  private static func split(_ text: String) -> [String] {
    var cells: [String] = []
    var lines: [Substring] = []
    let all = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
    for (number, line) in all.enumerated() {
      if line.hasPrefix("# %%") {
        cells.append(lines.joined(separator: "\n"))
        lines = Array(repeating: "", count: number)
      }
      lines.append(line)
    }
    cells.append(lines.joined(separator: "\n"))
    return cells.filter { $0.contains { !$0.isWhitespace } }
  }

  private struct NotebookFile: Decodable {
    struct Cell: Decodable {
      let cell_type: String
      let source: Source
    }
    /// A string, or a list of lines.
    struct Source: Decodable {
      let text: String

      init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let lines = try? container.decode([String].self) {
          text = lines.joined()
        } else {
          text = try container.decode(String.self)
        }
      }
    }
    let cells: [Cell]
  }

  private static func notebookCells(
    _ bytes: Data, _ path: String
  ) throws(CellFileError) -> [String] {
    guard let notebook = try? JSONDecoder().decode(NotebookFile.self, from: bytes) else {
      throw CellFileError(message: "\(path) is not a notebook")
    }
    return notebook.cells.filter { $0.cell_type == "code" }.map(\.source.text)
  }
}

struct CellFileError: Error {
  let message: String
}
