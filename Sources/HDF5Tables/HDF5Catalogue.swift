internal import CHDF5
internal import Events

/// The tables of an HDF5 file: compound datasets, and groups of plain ones.
struct HDF5Catalogue {
  struct Table {
    /// The path without the slash before it; empty for the root group.
    var name: String
    var datasets: [HDF5Dataset]
  }

  private(set) var tables: [Table] = []
  private var visited = 0

  private static let objectLimit = 10_000
  private static let depthLimit = 16

  /// Looks through all groups.
  init(_ file: hid_t) throws(ReadError) {
    let root = try HDF5Handle(H5Gopen2(file, "/", HDF5Default()), H5Gclose)
    try visit(root.id, path: "", depth: 0)
  }

  /// The table of a name; without one the root's, or the only one.
  func table(_ name: String?) throws(ReadError) -> Table {
    let names = tables.map(\.name)
    if let name {
      let path = name.split(separator: "/").joined(separator: "/")
      // PyTables and pandas write `NAME/table`.
      let found = tables.first { $0.name == path } ?? tables.first { $0.name == path + "/table" }
      guard let found else { throw ReadError(.noTable(name, among: names)) }
      return found
    }
    if let root = tables.first(where: \.name.isEmpty) { return root }
    guard let only = tables.first else { throw ReadError(.empty) }
    guard tables.count == 1 else { throw ReadError(.severalTables(names)) }
    return only
  }

  private mutating func visit(_ group: hid_t, path: String, depth: Int) throws(ReadError) {
    var columns: [HDF5Dataset] = []
    for name in try Self.names(in: group) {
      visited += 1
      guard visited <= Self.objectLimit else { throw ReadError(.damaged("too many objects")) }
      let object = H5Oopen(group, name, HDF5Default())
      // A link that leads nowhere, or to another file.
      if object < 0 { continue }
      let handle = try HDF5Handle(object, H5Oclose)
      let inner = path.isEmpty ? name : path + "/" + name
      switch H5Iget_type(handle.id) {
      case H5I_GROUP where depth < Self.depthLimit:
        try visit(handle.id, path: inner, depth: depth + 1)
      case H5I_DATASET:
        let dataset = try inPart("dataset `\(inner)`") { () throws(ReadError) in
          try HDF5Dataset(handle.id, path: inner)
        }
        guard let dataset else { continue }
        if dataset.isCompound {
          tables.append(Table(name: inner, datasets: [dataset]))
        } else {
          columns.append(dataset)
        }
      default: continue
      }
    }
    if !columns.isEmpty { tables.append(Table(name: path, datasets: columns)) }
  }

  private static func names(in group: hid_t) throws(ReadError) -> [String] {
    var info = H5G_info_t()
    guard H5Gget_info(group, &info) >= 0 else { throw HDF5.failure }
    var names: [String] = []
    for index in 0..<min(info.nlinks, hsize_t(objectLimit)) {
      var name = [CChar](repeating: 0, count: 1_024)
      let length = H5Lget_name_by_idx(
        group, ".", H5_INDEX_NAME, H5_ITER_INC, index, &name, name.count, HDF5Default())
      guard length >= 0 else { throw HDF5.failure }
      guard length < name.count else { continue }
      names.append(String(decoding: name[..<length].map { UInt8(bitPattern: $0) }, as: UTF8.self))
    }
    return names
  }
}
