import CSodium

/// Signs messages with HMAC-SHA256 under the key of the connection file (RFC 2104).
package struct Signer: Sendable {
  /// The hash after the key, which every signature starts from; nil when nothing is signed.
  private let keyed: crypto_auth_hmacsha256_state?

  /// An empty key means that messages go unsigned.
  package init(key: Frame) {
    guard !key.isEmpty else {
      keyed = nil
      return
    }
    var state = crypto_auth_hmacsha256_state()
    crypto_auth_hmacsha256_init(&state, key, key.count)
    keyed = state
  }

  /// The signature of the parts as one text, in hexadecimal; empty when nothing is signed.
  package func sign(_ parts: [Frame]) -> Frame {
    guard var state = keyed else { return [] }
    for part in parts { crypto_auth_hmacsha256_update(&state, part, UInt64(part.count)) }
    var digest = Frame(repeating: 0, count: 32)
    crypto_auth_hmacsha256_final(&state, &digest)
    var text = Frame()
    text.reserveCapacity(64)
    for byte in digest {
      text.append(hexDigit(byte >> 4))
      text.append(hexDigit(byte & 15))
    }
    return text
  }

  /// Whether this is the signature of the parts; takes as long for a near miss as for a far one.
  package func verify(_ signature: Frame, of parts: [Frame]) -> Bool {
    let expected = sign(parts)
    return signature.count == expected.count
      && sodium_memcmp(signature, expected, expected.count) == 0
  }

  private func hexDigit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
  }
}
