package import Foundation
package import Testing

/// Recorded texts in a folder of `Tests/Fixtures`.
///
/// `RECORD=1` rewrites them; a difference leaves the new text beside the old one as `-changed`. With `CI` set nothing
/// is ever written.
package struct Snapshots: Sendable {
  package let folder: URL

  package init(_ name: String) {
    folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures").appending(path: name)
  }

  /// The text recorded under a name.
  package func text(_ file: String) throws -> String {
    try String(contentsOf: folder.appending(path: file), encoding: .utf8)
  }

  /// Records an issue unless the text is as recorded.
  package func expect(
    _ text: String, _ file: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let url = folder.appending(path: file)
    let changed = url.deletingPathExtension().path() + "-changed." + url.pathExtension
    let environment = ProcessInfo.processInfo.environment
    let mayWrite = environment["CI"] == nil
    if mayWrite && environment["RECORD"] == "1" {
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: url, atomically: true, encoding: .utf8)
    }
    if (try? self.text(file)) == text {
      if mayWrite { try? FileManager.default.removeItem(atPath: changed) }
      return
    }
    if mayWrite { try text.write(toFile: changed, atomically: true, encoding: .utf8) }
    Issue.record("\(file) changed; look at it, then RECORD=1", sourceLocation: sourceLocation)
  }
}
