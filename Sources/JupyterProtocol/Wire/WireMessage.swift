/// One part of a multipart message, as bytes.
package typealias Frame = [UInt8]

/// The frames of one message as they cross the wire, signed and not yet decoded:
/// identities, delimiter, signature, four JSON dictionaries, buffers.
package struct WireMessage: Sendable, Equatable {
  /// What separates the identities (or the topic, on IOPub) from the message itself.
  package static let delimiter = Frame("<IDS|MSG>".utf8)

  /// Where a router sends a reply to; on IOPub, the topic.
  package var identities: [Frame]
  package var signature: Frame
  package var header: Frame
  package var parentHeader: Frame
  package var metadata: Frame
  package var content: Frame
  package var buffers: [Frame]

  /// The four dictionaries, in the order in which they are signed.
  var signed: [Frame] { [header, parentHeader, metadata, content] }

  /// All the frames, in the order in which they are sent.
  package var frames: [Frame] {
    identities + [Self.delimiter, signature] + signed + buffers
  }
}

extension WireMessage {
  /// Takes apart what a socket received.
  package init(frames: [Frame]) throws(WireError) {
    guard let delimiter = frames.firstIndex(of: Self.delimiter) else { throw .noDelimiter }
    let parts = frames[(delimiter + 1)...]
    guard parts.count >= 5 else { throw .truncated(frames: parts.count) }
    let first = parts.startIndex
    self.init(
      identities: Array(frames[..<delimiter]), signature: parts[first],
      header: parts[first + 1], parentHeader: parts[first + 2], metadata: parts[first + 3],
      content: parts[first + 4], buffers: Array(parts[(first + 5)...]))
  }
}
