internal import CHDF5
internal import Events

/// A dataset whose rows are cells, or records of cells.
struct HDF5Dataset: Sendable {
  struct Field: Sendable {
    var name: String
    /// Empty if none is said.
    var unit: String
    var type: HDF5Type
  }

  /// Its path in the file.
  let path: String
  let rowCount: Int
  let isCompound: Bool
  private(set) var fields: [Field] = []
  /// Why its data cannot be read, if they cannot.
  private(set) var problem: ReadError?
  /// Members of a compound that are none of these.
  private(set) var refused: [RefusedColumn] = []

  private static let columnLimit = 4096

  /// Looks at a dataset; `nil` if it is no table nor a column of one.
  init?(_ dataset: hid_t, path: String) throws(ReadError) {
    let space = try HDF5Handle(H5Dget_space(dataset), H5Sclose)
    var extent: [hsize_t] = [0, 0]
    guard 1...2 ~= H5Sget_simple_extent_ndims(space.id),
      H5Sget_simple_extent_dims(space.id, &extent, nil) >= 0, let rows = Int(exactly: extent[0])
    else { return nil }
    let width = H5Sget_simple_extent_ndims(space.id) == 2 ? extent[1] : 1
    guard 1...hsize_t(Self.columnLimit) ~= width else { return nil }
    self.path = path
    rowCount = rows

    let type = try HDF5Handle(H5Dget_type(dataset), H5Tclose)
    isCompound = H5Tget_class(type.id) == H5T_COMPOUND
    if isCompound {
      guard width == 1 else { return nil }
      try addMembers(type.id)
    } else {
      guard let cell = HDF5Type(type.id) else { return nil }
      addColumns(Int(width), cell, unit: HDF5Cells.attribute(["units", "unit"], of: dataset))
    }
    problem = try Self.problem(dataset, bytes: H5Tget_size(type.id), rows: rows)
  }

  var name: String { String(path.split(separator: "/").last ?? "") }

  private mutating func addColumns(_ width: Int, _ type: HDF5Type, unit: String) {
    for index in 0..<width {
      let name = width == 1 ? name : "\(name)_\(index)"
      fields.append(Field(name: name, unit: unit, type: type))
    }
  }

  private mutating func addMembers(_ type: hid_t) throws(ReadError) {
    let count = H5Tget_nmembers(type)
    guard 1...Int32(Self.columnLimit) ~= count else {
      throw ReadError(.damaged("a record of \(count) members"))
    }
    for index in 0..<UInt32(count) {
      guard let text = H5Tget_member_name(type, index) else { throw HDF5.failure }
      defer { H5free_memory(text) }
      let name = String(cString: text)
      let member = try HDF5Handle(H5Tget_member_type(type, index), H5Tclose)
      if let cell = HDF5Type(member.id) {
        fields.append(Field(name: name, unit: "", type: cell))
      } else {
        let reason = "it holds arrays or records; pandas writes columns with data_columns = True"
        refused.append(RefusedColumn(name: name, reason: reason))
      }
    }
  }

  /// Data in other files, which the notebook may have no right to read; filters that are not there; lengths that cannot
  /// be.
  private static func problem(
    _ dataset: hid_t, bytes: Int, rows: Int
  ) throws(ReadError) -> ReadError? {
    let creation = try HDF5Handle(H5Dget_create_plist(dataset), H5Pclose)
    guard H5Pget_external_count(creation.id) == 0, H5Pget_layout(creation.id) != H5D_VIRTUAL else {
      return ReadError(
        .unsupported("its data are in other files", help: "copy them into one file: h5repack"))
    }
    for index in 0..<UInt32(max(0, H5Pget_nfilters(creation.id))) {
      var (flags, count) = (UInt32(0), 0)
      let filter = H5Pget_filter2(creation.id, index, &flags, &count, nil, 0, nil, nil)
      guard H5Zfilter_avail(filter) > 0 else {
        return ReadError(
          .unsupported(
            "it is compressed by filter \(filter), which libhdf5 has not got of itself",
            help: "compress it with gzip: h5repack -f GZIP=4 old.h5 new.h5"))
      }
    }
    // Compression makes bytes about 1,000 times fewer at the most; cells that were never written take none.
    let stored = max(Int(exactly: H5Dget_storage_size(dataset)) ?? 0, 1 << 20)
    return rows / 1_100 <= stored / max(bytes, 1)
      ? nil : ReadError(.damaged("\(rows) rows in \(stored) bytes"))
  }
}
