/// Tables in files of every format that is read.
package enum TableFile {
  /// Opens a file, whose first bytes tell its format; of its data nothing is read yet.
  ///
  /// - Parameters:
  ///   - path: a file that may be read; see `FileSandbox`.
  ///   - columns: for a text without a header, its header; for other files the columns that are wanted, by their names,
  ///     with the units that the file does not say.
  package static func open(
    path: String, columns: String? = nil, table: String? = nil
  ) throws(ReadError) -> any TableSource {
    let file = try OpenFile(path: path)
    let start = try file.bytes(at: 0, count: min(file.count, 8))
    let source: any TableSource
    if start.starts(with: NumPyHeader.magic) {
      source = try NumPySource(array: file, name: stem(of: path))
    } else if start.starts(with: [0x50, 0x4b]) {
      source = try NumPySource(archive: file)
    } else if start == HDF5Source.magic {
      source = try HDF5Source(path: path, group: table)
    } else if start.starts(with: ROOTFile.magic) {
      source = try ROOTFile(file).table(table)
    } else {
      return try TextSource(file, columns: columns)
    }
    guard let columns else { return source }
    return try NamedColumns(source, columns: columns)
  }

  /// The name of a file without its folder and its ending.
  private static func stem(of path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    return String(name.split(separator: ".").first ?? "")
  }
}
