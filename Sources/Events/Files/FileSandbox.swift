import Glibc

/// Why a file is not read or written.
package enum SandboxError: Error, Sendable, Equatable {
  case emptyName
  /// A part of the path, or of what a link leads to, begins with a dot.
  case hidden(String)
  /// The path leads out of the notebook's folder and the data folders.
  case outside(String)
  case notFound(String)
  /// It is a folder, a device or the like.
  case notAFile(String)
  /// Only `outputs/NAME.EXTENSION` is written.
  case notInOutputs(String)
  case unknownExtension(String)
  /// The file there is not one that Dipole wrote, or it was changed since.
  case foreign(String)
  /// The system refuses: its reason.
  case failed(String, reason: String)
}

/// Decides which files a notebook may read and write, so that running a stranger's notebook is safe.
///
/// It reads beneath the notebook's folder and the data folders, after all links are followed, and nothing whose path
/// has a part that begins with a dot. It writes only into `outputs/` beside the notebook (see `OutputFolder`).
package struct FileSandbox: Sendable {
  /// Folders without links in their paths.
  private let folders: [String]
  private let notebook: String?

  /// Folders that do not exist are left out; relative paths are taken from the notebook's.
  package init(notebookFolder: String, dataFolders: [String] = []) {
    folders = ([notebookFolder] + dataFolders).compactMap(Self.resolved)
    notebook = Self.resolved(notebookFolder)
  }

  /// The real path of a file that may be read: beneath the notebook's folder, else beneath the `data` folder in it, else
  /// beneath one of the data folders.
  package func readable(_ path: String) throws(SandboxError) -> String {
    guard !path.isEmpty, !path.utf8.contains(0) else { throw .emptyName }
    try Self.refuseHidden(path[...], shown: path)
    guard let notebook else { throw .notFound(path) }
    let places =
      path.hasPrefix("/") ? [""] : [notebook + "/", notebook + "/data/"] + folders.map { $0 + "/" }
    guard let real = places.lazy.compactMap({ Self.resolved($0 + path) }).first else {
      throw errno == ENOENT ? .notFound(path) : .failed(path, reason: Self.reason)
    }
    guard let folder = folders.first(where: { real.hasPrefix($0 == "/" ? "/" : $0 + "/") }) else {
      throw .outside(path)
    }
    try Self.refuseHidden(real.dropFirst(folder.count), shown: path)
    guard Self.kind(real) == S_IFREG else { throw .notAFile(path) }
    return real
  }

  /// The folder that the notebook writes into.
  package func outputs() throws(SandboxError) -> OutputFolder {
    guard let notebook else { throw .notFound("outputs") }
    return OutputFolder(path: notebook + "/outputs")
  }

  /// Refuses `.git/hooks`, `.ssh` and their like; `.` and `..` are judged by where they lead.
  private static func refuseHidden(_ path: Substring, shown: String) throws(SandboxError) {
    for part in path.split(separator: "/") where part.hasPrefix(".") && part != "." && part != ".."
    {
      throw .hidden(shown)
    }
  }

  /// The path without links, `.` and `..`; `nil` if it does not exist.
  private static func resolved(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(validatingCString: real)
  }

  /// The kind of what is at the path itself, links not followed.
  static func kind(_ path: String) -> mode_t? {
    var status = stat()
    return lstat(path, &status) == 0 ? status.st_mode & S_IFMT : nil
  }

  static var reason: String { String(cString: strerror(errno)) }
}
