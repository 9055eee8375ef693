import Foundation
import Snapshots

/// Files under Tests/Fixtures/Syntax.
enum Fixture {
  static let snapshots = Snapshots("Syntax")

  /// The names of the files in a folder with an extension, in order.
  static func names(in path: String, ending: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(
      atPath: snapshots.folder.appending(path: path).path()
    ).filter { $0.hasSuffix("." + ending) }.sorted()
  }
}
