import Foundation
import Testing

/// Compares text with a file in Tests/Fixtures/Tables. `RECORD=1` rewrites it; a difference leaves
/// the new text beside it as `-changed`; with `CI` set nothing is ever written.
func expectSnapshot(
  _ text: String, _ file: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Fixtures/Tables")
  let url = folder.appending(path: file)
  let changed = folder.appending(
    path: "\(url.deletingPathExtension().lastPathComponent)-changed.\(url.pathExtension)")
  let environment = ProcessInfo.processInfo.environment
  let mayWrite = environment["CI"] == nil
  if mayWrite && environment["RECORD"] == "1" {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }
  let recorded = try? String(contentsOf: url, encoding: .utf8)
  if recorded == text {
    if mayWrite { try? FileManager.default.removeItem(at: changed) }
    return
  }
  if mayWrite { try Data(text.utf8).write(to: changed) }
  Issue.record("\(file) changed; look at it, then RECORD=1", sourceLocation: sourceLocation)
}
