internal import CHDF5
internal import Events

/// A type of the library's as that of a column's cells.
struct HDF5Type: Sendable {
  let content: CellFormat.Content

  /// The bytes of a cell in memory; text of any length is pointed to.
  var width: Int {
    content == .text
      ? MemoryLayout<UnsafeMutablePointer<CChar>?>.size : CellFormat(content: content).width
  }

  /// `nil` if cells of the type make no column.
  init?(_ type: hid_t) {
    let size = H5Tget_size(type)
    switch H5Tget_class(type) {
    case H5T_FLOAT: content = size <= 4 ? .float32 : .float64
    case H5T_INTEGER:
      guard let content = Self.integer(size, isSigned: H5Tget_sign(type) != H5T_SGN_NONE) else {
        return nil
      }
      self.content = content
    case H5T_ENUM where size == 1 && Self.isBoolean(type): content = .boolean
    case H5T_BITFIELD where size == 1: content = .boolean
    case H5T_STRING where H5Tis_variable_str(type) > 0: content = .text
    case H5T_STRING where 1...65_536 ~= size: content = .utf8(size)
    default: return nil
    }
  }

  private static func integer(_ size: Int, isSigned: Bool) -> CellFormat.Content? {
    switch size {
    case 1: isSigned ? .int8 : .uint8
    case 2: isSigned ? .int16 : .uint16
    case 4: isSigned ? .int32 : .uint32
    case 8: isSigned ? .int64 : .uint64
    default: nil
    }
  }

  /// Whether these are h5py's booleans: FALSE and TRUE.
  private static func isBoolean(_ type: hid_t) -> Bool {
    guard H5Tget_nmembers(type) == 2, let first = H5Tget_member_name(type, 0) else { return false }
    defer { H5free_memory(first) }
    return ["FALSE", "TRUE"].contains(String(cString: first).uppercased())
  }

  /// The type in memory that the library converts cells of `type` to.
  func inMemory(_ type: hid_t) throws(ReadError) -> HDF5Handle {
    if content == .text { return try text(as: type, size: HDF5VariableLength()) }
    if case .utf8(let size) = content { return try text(as: type, size: size) }
    if H5Tget_class(type) == H5T_ENUM {
      return try HDF5Handle(H5Tget_native_type(type, H5T_DIR_DEFAULT), H5Tclose)
    }
    return try HDF5Handle(H5Tcopy(Self.native(content)), H5Tclose)
  }

  private func text(as type: hid_t, size: Int) throws(ReadError) -> HDF5Handle {
    let copy = try HDF5Handle(H5Tcopy(HDF5CString()), H5Tclose)
    guard H5Tset_size(copy.id, size) >= 0, H5Tset_cset(copy.id, H5Tget_cset(type)) >= 0,
      H5Tset_strpad(copy.id, size == HDF5VariableLength() ? H5T_STR_NULLTERM : H5T_STR_NULLPAD) >= 0
    else { throw HDF5.failure }
    return copy
  }

  private static func native(_ content: CellFormat.Content) -> hid_t {
    switch content {
    case .float32: HDF5Float()
    case .float64: HDF5Double()
    case .int8: HDF5Int8()
    case .int16: HDF5Int16()
    case .int32: HDF5Int32()
    case .int64: HDF5Int64()
    case .uint8: HDF5UInt8()
    case .uint16: HDF5UInt16()
    case .uint32: HDF5UInt32()
    case .uint64: HDF5UInt64()
    case .boolean, .utf8, .utf32, .text: HDF5Bits8()
    }
  }
}
