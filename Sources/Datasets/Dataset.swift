/// A public data release that notebooks name: what is in it, where it is from, and the bytes it must have.
///
/// Its files are never part of this project; `DatasetFolders` finds them on the user's machine.
package struct Dataset: Sendable {
  /// As `dataset` takes it: `xenonnt-sr0`.
  package let name: String
  /// The folder of its files, in each place where data sets are looked for.
  package let folder: String
  package let title: String
  /// The papers to cite, as `Reference.identifiers` has them.
  package let sources: [String]
  /// Under which terms it is public, and how it came to where it is fetched from.
  package let licence: String
  package let files: [File]

  /// A file of a release.
  package struct File: Sendable {
    package let path: String
    /// In hexadecimal.
    package let sha256: String
    package let url: String
    /// Nil for a file that is no table of one number in each cell, such as a readme.
    package let table: Table?
  }

  /// How a file is read as a table.
  package struct Table: Sendable {
    /// The name behind the dot: `d.events`.
    package let name: String
    /// Names and units of its columns, of which the file says nothing.
    package let columns: String
  }

  /// - Parameter base: the address of the folder that the files are in.
  init(
    _ name: String, folder: String, _ title: String, sources: [String], licence: String,
    base: String, files: [Entry]
  ) {
    self.name = name
    self.folder = folder
    self.title = title
    self.sources = sources
    self.licence = licence
    self.files = files.map { entry in
      File(
        path: entry.path, sha256: entry.sha256,
        url: base + (entry.remote ?? entry.path).escapedForURL, table: entry.table)
    }
  }

  /// A file as the catalogue writes it.
  struct Entry {
    let path: String
    let sha256: String
    let table: Table?
    let remote: String?

    /// - Parameter remote: its path at the source, where that is another.
    init(
      _ path: String, _ sha256: String, _ table: String? = nil, _ columns: String = "",
      remote: String? = nil
    ) {
      self.path = path
      self.sha256 = sha256
      self.table = table.map { Table(name: $0, columns: columns) }
      self.remote = remote
    }
  }
}

extension Dataset {
  /// Every release that Dipole knows.
  package static let all: [Dataset] = xenonReleases + coherentReleases + [dresdenII] + fluxTables

  package static func named(_ name: String) -> Dataset? { all.first { $0.name == name } }

  /// The DOI or arXiv number to look it up by.
  package var identifier: String { sources.first ?? "" }

  /// What fetches it.
  package var fetchCommand: String { "dipole data fetch \(name)" }
}

extension String {
  /// The path in a URL: `+`, which would be a blank to some servers, is written out.
  fileprivate var escapedForURL: String {
    split(separator: "+", omittingEmptySubsequences: false).joined(separator: "%2B")
  }
}
