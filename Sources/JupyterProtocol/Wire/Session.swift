import Synchronization

/// The version of the messaging protocol that the kernel speaks.
package enum ProtocolVersion {
  package static let current = "5.5"
}

/// Turns messages into signed frames and back, for one run of a kernel or of a front end.
package final class Session: Sendable {
  /// Identifies the run in every header.
  package let id: String
  private let signer: Signer
  private let sent = Atomic<Int>(0)

  package init(key: Frame) {
    self.signer = Signer(key: key)
    self.id = String(UInt64.random(in: 0 ... .max), radix: 16)
  }

  /// The frames of a new message.
  /// - Parameters:
  ///   - parent: the header of the request that it answers, as it came; `{}` if there is none.
  ///   - identities: where it goes; on IOPub, its topic.
  package func frames(
    of content: some OutgoingContent, parent: Frame = Frame("{}".utf8), to identities: [Frame]
  ) -> [Frame] {
    let messageType = type(of: content).messageType
    let count = sent.add(1, ordering: .relaxed).newValue
    let header = Header.text(
      messageID: "\(id)_\(count)", session: id, messageType: messageType)
    var message = WireMessage(
      identities: identities, signature: [], header: header, parentHeader: parent,
      metadata: Frame("{}".utf8), content: JSON.object(content.members).text, buffers: [])
    message.signature = signer.sign(message.signed)
    return message.frames
  }

  /// Checks what a socket received, as far as its header.
  package func open(_ frames: [Frame]) throws(WireError) -> Envelope {
    let message = try WireMessage(frames: frames)
    guard signer.verify(message.signature, of: message.signed) else { throw .badSignature }
    return Envelope(
      identities: message.identities, header: message.header,
      messageType: try Header.messageType(of: message.header), content: message.content)
  }
}
