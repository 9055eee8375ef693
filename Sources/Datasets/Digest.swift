import CSodium
import Glibc

/// SHA-256, in hexadecimal.
package enum Digest {
  /// The digest of some bytes.
  package static func sha256(_ bytes: some Sequence<UInt8>) -> String {
    var state = crypto_hash_sha256_state()
    crypto_hash_sha256_init(&state)
    let bytes = Array(bytes)
    crypto_hash_sha256_update(&state, bytes, UInt64(bytes.count))
    return final(&state)
  }

  /// The digest of a file; nil if it cannot be read.
  package static func sha256(ofFile path: String) -> String? {
    sha256(ofFile: path, interrupted: {})
  }

  /// The same.
  ///
  /// - Parameter interrupted: called once a megabyte; throws to end the work.
  package static func sha256(
    ofFile path: String, interrupted: () throws -> Void
  ) rethrows -> String? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var state = crypto_hash_sha256_state()
    crypto_hash_sha256_init(&state)
    var block = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      try interrupted()
      let count = read(descriptor, &block, block.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { return nil }
      if count == 0 { return final(&state) }
      crypto_hash_sha256_update(&state, block, UInt64(count))
    }
  }

  private static func final(_ state: inout crypto_hash_sha256_state) -> String {
    var digest = [UInt8](repeating: 0, count: 32)
    crypto_hash_sha256_final(&state, &digest)
    return digest.map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }.joined()
  }
}

extension Dataset {
  /// The digest of the list of its files with their digests, as `sha256sum` writes it.
  package var digest: String {
    Digest.sha256(files.map { "\($0.sha256)  \($0.path)\n" }.joined().utf8)
  }
}
