import Foundation
import Numerics

@testable import Detectors

/// The folder of published data releases, which the project does not contain: that of the environment
/// variable `DIPOLE_DATA`, or `../shared/data` beside it.
enum DataRelease {
  static let folder: URL? = {
    let project = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let given = ProcessInfo.processInfo.environment["DIPOLE_DATA"].map {
      URL(fileURLWithPath: $0)
    }
    let folder = given ?? project.deletingLastPathComponent().appendingPathComponent("shared/data")
    return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
  }()

  static var isThere: Bool { folder != nil }

  /// The rows of numbers of a file; others are left out.
  static func rows(_ path: String) throws -> [[Double]] {
    guard let folder else { return [] }
    let text = try String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8)
    return text.split(separator: "\n").compactMap { line in
      let numbers = line.split(whereSeparator: { $0 == " " || $0 == "," || $0 == "\t" })
        .map { Double($0) }
      return numbers.isEmpty || numbers.contains(nil) ? nil : numbers.compactMap(\.self)
    }
  }
}
