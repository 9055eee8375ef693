import Foundation
import Notebook
import StandardLibrary
import Testing

/// The code cells of a notebook of the project, to be run with changes.
struct NotebookCells {
  let sources: [String]

  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "notebooks")

  /// Whether the folders of `DIPOLE_DATA` have a release, by the name of its folder.
  static func hasRelease(_ name: String) -> Bool {
    let folders = ProcessInfo.processInfo.environment["DIPOLE_DATA"] ?? ""
    return folders.split(separator: ":").contains {
      FileManager.default.fileExists(atPath: "\($0)/\(name)")
    }
  }

  init(_ name: String) throws {
    struct File: Decodable {
      struct Cell: Decodable {
        let cell_type: String
        let source: [String]
      }
      let cells: [Cell]
    }
    let data = try Data(contentsOf: Self.folder.appending(path: name))
    sources = try JSONDecoder().decode(File.self, from: data).cells
      .filter { $0.cell_type == "code" }.map { $0.source.joined() }
  }

  /// Runs the cells up to the one that has a text, and leaves out those that only draw.
  ///
  /// - Parameter changes: texts of the cells, each with what stands there instead.
  func run(
    through last: String, changing changes: [(String, String)] = []
  ) throws -> Worksheet {
    let worksheet = Worksheet(files: NotebookFiles(folder: Self.folder.path()))
    for (text, _) in changes { #expect(sources.contains { $0.contains(text) }, "\(text)") }
    let end = try #require(sources.firstIndex { $0.contains(last) })
    for source in sources[...end] where !source.hasPrefix("panels(") && !source.hasPrefix("plot(") {
      let changed = changes.reduce(source) { $0.replacingOccurrences(of: $1.0, with: $1.1) }
      let outcome = CellOutcome(changed, in: worksheet)
      #expect(outcome.errors.isEmpty, "\(outcome.errors)")
    }
    return worksheet
  }
}

extension Worksheet {
  /// The number that an expression shows.
  func number(_ expression: String) throws -> Double {
    let outcome = CellOutcome(expression, in: self)
    #expect(outcome.errors.isEmpty, "\(expression): \(outcome.errors)")
    return try #require(outcome.shown.last.flatMap(Double.init), "\(expression): \(outcome.shown)")
  }
}
