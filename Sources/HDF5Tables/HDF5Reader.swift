internal import CHDF5
internal import Events

/// Reads some fields of a dataset.
final class HDF5Reader {
  let dataset: HDF5Dataset
  private let handle: HDF5Handle
  /// A row in memory: its type, where each of the fields is in it, and its bytes.
  private let type: HDF5Handle
  private let offsets: [Int]
  private let stride: Int
  private let fields: [Int]

  /// - Parameter fields: indices into the dataset's.
  init(_ file: hid_t, _ dataset: HDF5Dataset, fields: [Int]) throws(ReadError) {
    (self.dataset, self.fields) = (dataset, fields)
    let access = try HDF5Handle(H5Pcreate(HDF5DatasetAccess()), H5Pclose)
    _ = H5Pset_chunk_cache(access.id, 12_421, 1 << 26, 0.75)
    handle = try HDF5Handle(H5Dopen2(file, dataset.path, access.id), H5Dclose)
    let stored = try HDF5Handle(H5Dget_type(handle.id), H5Tclose)
    if dataset.isCompound {
      // Only the members that are wanted, one behind the other.
      let widths = fields.map { dataset.fields[$0].type.width }
      offsets = widths.indices.map { widths[..<$0].reduce(0, +) }
      stride = widths.reduce(0, +)
      type = try dataset.record(of: fields, offsets: offsets, stride: stride, stored: stored.id)
    } else {
      let cell = dataset.fields[0].type
      offsets = fields.map { $0 * cell.width }
      stride = dataset.fields.count * cell.width
      type = try cell.inMemory(stored.id)
    }
  }

  private static let pieceLength = 1 << 20
  private static let pieceLimit = 1 << 28

  /// The rows to read at once: whole chunks, of a megabyte or more.
  func pieceRows() throws(ReadError) -> Int {
    let creation = try HDF5Handle(H5Dget_create_plist(handle.id), H5Pclose)
    var chunk: [hsize_t] = [1, 1]
    if H5Pget_layout(creation.id) == H5D_CHUNKED { _ = H5Pget_chunk(creation.id, 2, &chunk) }
    let limit = max(1, Self.pieceLimit / stride)
    let chunkRows = max(1, min(Int(exactly: chunk[0]) ?? limit, limit))
    return max(1, Self.pieceLength / stride / chunkRows) * chunkRows
  }

  /// The cells of each field in some rows, as they stand in messages.
  func read(_ rows: Range<Int>) throws(ReadError) -> [[UInt8]] {
    let space = try HDF5Handle(H5Dget_space(handle.id), H5Sclose)
    let width = dataset.isCompound ? 1 : dataset.fields.count
    let start: [hsize_t] = [hsize_t(rows.lowerBound), 0]
    let extent: [hsize_t] = [hsize_t(rows.count), hsize_t(width)]
    guard H5Sselect_hyperslab(space.id, H5S_SELECT_SET, start, nil, extent, nil) >= 0 else {
      throw HDF5.failure
    }
    // One dimension: the library copies cell by cell between blocks of different ranks.
    let cellCount = [hsize_t(rows.count * width)]
    let block = try HDF5Handle(H5Screate_simple(1, cellCount, nil), H5Sclose)
    let (target, cells, memory, source) = (handle.id, self.cells, type.id, space.id)
    let (count, blockID, byteCount) = (rows.count, block.id, rows.count * stride)
    return try HDF5Cells.reading(byteCount: byteCount, memory, blockID) {
      H5Dread(target, memory, blockID, source, HDF5Default(), $0)
    } _: { buffer in
      cells.map { $0.message(buffer, count: count) }
    }
  }

  private var cells: [HDF5Cells] {
    zip(fields, offsets).map { field, offset in
      HDF5Cells(type: dataset.fields[field].type, offset: offset, stride: stride)
    }
  }
}

extension HDF5Dataset {
  /// The type in memory of a record of these fields.
  fileprivate func record(
    of fields: [Int], offsets: [Int], stride: Int, stored: hid_t
  ) throws(ReadError) -> HDF5Handle {
    let record = try HDF5Handle(H5Tcreate(H5T_COMPOUND, stride), H5Tclose)
    for (index, offset) in zip(fields, offsets) {
      let field = self.fields[index]
      let place = H5Tget_member_index(stored, field.name)
      guard place >= 0 else { throw HDF5.failure }
      let own = try HDF5Handle(H5Tget_member_type(stored, UInt32(place)), H5Tclose)
      let member = try field.type.inMemory(own.id)
      guard H5Tinsert(record.id, field.name, offset, member.id) >= 0 else { throw HDF5.failure }
    }
    return record
  }
}
