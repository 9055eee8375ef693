import Glibc

/// The places where data releases are looked for, in order; each holds a folder for every release.
package struct DatasetFolders: Sendable {
  package let places: [String]

  package init(places: [String]) { self.places = places }

  /// Those of a notebook: the folders in `DIPOLE_DATA`, its own `data`, and the user's.
  ///
  /// - Parameter notebook: the notebook's folder.
  package init(notebook: String, environment: [String: String]) {
    let named = (environment["DIPOLE_DATA"] ?? "").split(separator: ":").map(String.init)
    self.init(
      places: named + [notebook + "/data", Self.userFolder(environment)].compactMap { $0 })
  }

  /// Where `dipole data fetch` puts releases: `$XDG_DATA_HOME/dipole`, or `~/.local/share/dipole`.
  package static func userFolder(_ environment: [String: String]) -> String? {
    let home = environment["HOME"].map { $0 + "/.local/share" }
    return (environment["XDG_DATA_HOME"] ?? home).map { $0 + "/dipole" }
  }

  /// Where a release is on this machine; nil if it is nowhere.
  package func folder(of dataset: Dataset) -> String? {
    places.lazy.map { $0 + "/" + dataset.folder }.first { access($0, R_OK | X_OK) == 0 }
  }

  /// Where a release is, with every file of it checked.
  package func verified(
    _ dataset: Dataset, interrupted: () throws -> Void = {}
  ) throws -> String {
    guard let folder = folder(of: dataset) else { throw DatasetError.missing(dataset) }
    for file in dataset.files {
      let path = folder + "/" + file.path
      guard let found = try Digest.sha256(ofFile: path, interrupted: interrupted) else {
        throw DatasetError.incomplete(dataset, path: path)
      }
      guard found == file.sha256 else {
        throw DatasetError.changed(dataset, path: path, expected: file.sha256, found: found)
      }
    }
    return folder
  }
}

/// Why a release is not to be had.
package enum DatasetError: Error, Sendable {
  /// There is no folder of it in any place.
  case missing(Dataset)
  /// Its folder has no such file, or none that can be read.
  case incomplete(Dataset, path: String)
  /// A file has other bytes than those that were published.
  case changed(Dataset, path: String, expected: String, found: String)

  package var message: String {
    switch self {
    case .missing(let dataset):
      "the data release `\(dataset.name)` (\(dataset.identifier)) is not on this machine"
    case .incomplete(let dataset, let path):
      "the data release `\(dataset.name)` (\(dataset.identifier)) is not whole: there is no `\(path)`"
    case .changed(let dataset, let path, let expected, let found):
      "`\(path)` is not the file of `\(dataset.name)` (\(dataset.identifier)): its SHA-256 is \(found.prefix(12))…, not \(expected.prefix(12))…"
    }
  }

  package var help: String {
    switch self {
    case .missing(let dataset): "in a terminal: \(dataset.fetchCommand)"
    case .incomplete(let dataset, _), .changed(let dataset, _, _, _):
      "remove the folder, then in a terminal: \(dataset.fetchCommand); a copy of your own is read with `read`"
    }
  }
}
