import Foundation
import Testing

/// The published tables, which are not part of the project: in the folder `DIPOLE_DATA`, or in
/// `shared/data` beside the project. Tests that need them are skipped without.
enum DataRelease {
  private static let folder: URL =
    if let path = ProcessInfo.processInfo.environment["DIPOLE_DATA"] {
      URL(fileURLWithPath: path)
    } else {
      URL(fileURLWithPath: #filePath).appendingPathComponent("../../../../shared/data").standardized
    }

  static func has(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: folder.appendingPathComponent(name).path)
  }

  /// The rows of numbers of a file, without comments and rows that begin with -1 or 0,0.
  static func rows(_ name: String) throws -> [[Double]] {
    let text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
    return text.split(whereSeparator: \.isNewline).filter { !$0.hasPrefix("#") }.compactMap {
      let numbers = $0.split(whereSeparator: { ", \t".contains($0) }).compactMap { Double($0) }
      return numbers.count > 1 ? numbers : nil
    }
  }
}

/// The largest difference of a function from the rows of a table, over the table's largest value.
func deviation(from rows: [[Double]], scale: Double = 1, _ function: (Double) -> Double) -> Double {
  let largest = rows.map { scale * $0[1] }.max() ?? 0
  return rows.map { abs(function($0[0]) - scale * $0[1]) }.max().map { $0 / largest } ?? .nan
}
