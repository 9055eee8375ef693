/// Tables in files of every format that is read.
package enum TableFile {
  /// Opens a file, whose first bytes tell its format; of its data nothing is read yet.
  ///
  /// - Parameters:
  ///   - path: a file that may be read; see `FileSandbox`.
  ///   - columns: for a text without a header, its header; for other files the columns that are wanted, by their names,
  ///     with the units that the file does not say.
  ///   - table: the path of a tree, histogram, group or dataset in a file of several.
  package static func open(
    path: String, columns: String? = nil, table: String? = nil
  ) throws(ReadError) -> any TableSource {
    let file = try OpenFile(path: path)
    let start = try file.bytes(at: 0, count: min(file.count, 8))
    let source: any TableSource
    if start == HDF5Source.magic {
      source = try HDF5Source(path: path, group: table)
    } else if start.starts(with: ROOTFile.magic) {
      source = try ROOTFile(file).table(table)
    } else if let table {
      throw ReadError(.noTable(table, among: []))
    } else if start.starts(with: NumPyHeader.magic) {
      source = try NumPySource(array: file, name: stem(of: path))
    } else if start.starts(with: [0x50, 0x4b]) {
      source = try NumPySource(archive: file)
    } else if let name = unread.first(where: { start.starts(with: $0.magic) })?.name {
      throw ReadError(
        .unsupported("\(name) is not read", help: "write it as CSV, HDF5, ROOT or NumPy's .npz"))
    } else {
      return try TextSource(file, columns: columns)
    }
    guard let columns else { return source }
    return try NamedColumns(source, columns: columns)
  }

  /// Formats that others write tables in, by their first bytes.
  private static let unread: [(magic: [UInt8], name: String)] = [
    (Array("PAR1".utf8), "Parquet"), (Array("ARROW1".utf8), "Arrow"),
    (Array("BZh".utf8), "bzip2"), ([0xfd, 0x37, 0x7a, 0x58, 0x5a], "xz"),
    ([0x28, 0xb5, 0x2f, 0xfd], "Zstandard"),
  ]

  /// The name of a file without its folder and its ending.
  private static func stem(of path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    return String(name.split(separator: ".").first ?? "")
  }
}
