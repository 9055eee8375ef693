internal import CHDF5
internal import Events

/// libhdf5, which is not for several threads: here there is one.
enum HDF5 {
  /// Makes the library silent, and lets no file lead to another one, nor to code: links to other files are forgotten,
  /// filters are not loaded.
  static func open() throws(ReadError) {
    guard H5open() >= 0, H5Eset_auto2(HDF5CurrentErrors(), nil, nil) >= 0,
      H5Lunregister(H5L_TYPE_EXTERNAL) >= 0, H5PLset_loading_state(0) >= 0
    else { throw ReadError(.unreadable("libhdf5 does not work here")) }
  }

  /// What the last call that failed says of itself.
  static var failure: ReadError {
    var reasons: [String] = []
    withUnsafeMutablePointer(to: &reasons) { pointer in
      _ = H5Ewalk2(
        HDF5CurrentErrors(), H5E_WALK_UPWARD,
        { _, error, context in
          guard let error, let text = error.pointee.desc, let context else { return 0 }
          context.assumingMemoryBound(to: [String].self).pointee.append(String(cString: text))
          return 0
        }, pointer)
    }
    return ReadError(.damaged("HDF5 says: " + (reasons.first ?? "it cannot be read")))
  }
}

/// Something of the library's that is to be closed.
struct HDF5Handle: ~Copyable {
  let id: hid_t
  private let close: (hid_t) -> herr_t

  /// - Parameter id: negative if the call that made it failed.
  init(_ id: hid_t, _ close: @escaping (hid_t) -> herr_t) throws(ReadError) {
    guard id >= 0 else { throw HDF5.failure }
    (self.id, self.close) = (id, close)
  }

  deinit { _ = close(id) }
}
