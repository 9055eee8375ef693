import JupyterProtocol
import ZeroMQ

/// The `parent_header` of messages that answer nothing.
let noParent = Frame("{}".utf8)

extension Dispatcher {
  func publish(_ content: some OutgoingContent, parent: Frame) throws(ZeroMQError) {
    guard let frames = session.publication(of: content, parent: parent) else { return }
    try channels.ioPub.send(frames)
  }

  func reply(
    _ content: some OutgoingContent, to envelope: Envelope, on channel: RequestChannel
  ) throws(ZeroMQError) {
    let frames = session.framesOrLog(
      of: content, parent: envelope.header, to: envelope.identities)
    if let frames { try channels.send(frames, on: channel) }
  }
}
