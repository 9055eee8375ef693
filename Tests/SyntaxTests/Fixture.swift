import Foundation
import Testing

@testable import Syntax

/// Files under Tests/Fixtures/Syntax. `RECORD=1` rewrites them instead of comparing.
enum Fixture {
  static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Fixtures/Syntax")

  static func text(_ path: String) throws -> String {
    try String(contentsOf: folder.appending(path: path), encoding: .utf8)
  }

  /// The names of the files in a folder with an extension, in order.
  static func names(in path: String, ending: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: path).path())
      .filter { $0.hasSuffix("." + ending) }.sorted()
  }

  /// Compares with a stored text; a differing one is stored beside it as `…-changed`.
  static func expect(
    _ text: String, matches path: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let file = folder.appending(path: path)
    let changed = file.deletingPathExtension().path() + "-changed." + file.pathExtension
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      return try text.write(to: file, atomically: true, encoding: .utf8)
    }
    let stored = try? String(contentsOf: file, encoding: .utf8)
    if stored != text {
      try text.write(toFile: changed, atomically: true, encoding: .utf8)
    }
    #expect(stored == text, "differs from \(path)", sourceLocation: sourceLocation)
  }
}
