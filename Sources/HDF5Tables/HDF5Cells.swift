internal import CHDF5
internal import Events

/// Where the cells of a field are in the rows that the library writes into memory.
struct HDF5Cells {
  var type: HDF5Type
  var offset: Int
  var stride: Int

  /// The cells of some rows one behind the other, as they stand in messages.
  func message(_ rows: UnsafeRawBufferPointer, count: Int) -> [UInt8] {
    if type.content == .text { return texts(rows, count: count) }
    let width = type.width
    if width == stride { return Array(UnsafeRawBufferPointer(rebasing: rows[..<(count * width)])) }
    return [UInt8](unsafeUninitializedCapacity: count * width) { buffer, initialized in
      let target = UnsafeMutableRawBufferPointer(buffer)
      for row in 0..<count {
        let cell = rows[row * stride + offset..<row * stride + offset + width]
        UnsafeMutableRawBufferPointer(rebasing: target[(row * width)...])
          .copyMemory(from: UnsafeRawBufferPointer(rebasing: cell))
      }
      initialized = count * width
    }
  }

  /// Each text behind its length in four bytes.
  private func texts(_ rows: UnsafeRawBufferPointer, count: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    for row in 0..<count {
      let text = Self.text(rows, at: row * stride + offset)
      withUnsafeBytes(of: UInt32(truncatingIfNeeded: text.count).littleEndian) { bytes += $0 }
      bytes += text
    }
    return bytes
  }

  /// The bytes of the text that a cell points to.
  private static func text(_ bytes: UnsafeRawBufferPointer, at offset: Int) -> [UInt8] {
    let pointer = bytes.loadUnaligned(fromByteOffset: offset, as: UnsafePointer<CChar>?.self)
    guard let pointer else { return [] }
    var length = 0
    while pointer[length] != 0 { length += 1 }
    return UnsafeRawBufferPointer(start: pointer, count: length).map { $0 }
  }

  /// Lets the library write into memory, looks at it, and frees the texts that it points to.
  static func reading<Result>(
    byteCount: Int, _ type: hid_t, _ space: hid_t, _ read: (UnsafeMutableRawPointer?) -> herr_t,
    _ body: (UnsafeRawBufferPointer) -> Result
  ) throws(ReadError) -> Result {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: byteCount, alignment: 16)
    defer { buffer.deallocate() }
    buffer.initializeMemory(as: UInt8.self, repeating: 0)
    guard read(buffer.baseAddress) >= 0 else { throw HDF5.failure }
    let result = body(UnsafeRawBufferPointer(buffer))
    if H5Tdetect_class(type, H5T_STRING) > 0 {
      _ = H5Dvlen_reclaim(type, space, HDF5Default(), buffer.baseAddress)
    }
    return result
  }

  /// The first of some attributes that an object has and that is a text; empty if there is none.
  static func attribute(_ names: [String], of object: hid_t) -> String {
    for name in names where H5Aexists(object, name) > 0 {
      if let text = try? attribute(name, of: object), !text.isEmpty { return text }
    }
    return ""
  }

  private static func attribute(_ name: String, of object: hid_t) throws(ReadError) -> String {
    let attribute = try HDF5Handle(H5Aopen(object, name, HDF5Default()), H5Aclose)
    let space = try HDF5Handle(H5Aget_space(attribute.id), H5Sclose)
    let stored = try HDF5Handle(H5Aget_type(attribute.id), H5Tclose)
    guard H5Sget_simple_extent_npoints(space.id) == 1, H5Tget_class(stored.id) == H5T_STRING,
      let type = HDF5Type(stored.id)
    else { return "" }
    let memory = try type.inMemory(stored.id)
    let (source, memoryID) = (attribute.id, memory.id)
    let bytes = try reading(byteCount: type.width, memory.id, space.id) {
      H5Aread(source, memoryID, $0)
    } _: { buffer in
      type.content == .text ? text(buffer, at: 0) : Array(buffer)
    }
    return String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
  }
}
