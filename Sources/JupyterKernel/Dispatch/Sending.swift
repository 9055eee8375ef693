import JupyterProtocol
import ZeroMQ

/// The `parent_header` of messages that answer nothing.
let noParent = Frame("{}".utf8)

extension Dispatcher {
  func publish(_ content: some OutgoingContent, parent: Frame) throws(ZeroMQError) {
    try channels.ioPub.send(session.publication(of: content, parent: parent))
  }

  func reply(
    _ content: some OutgoingContent, to envelope: Envelope, on channel: RequestChannel
  ) throws(ZeroMQError) {
    let frames = session.frames(of: content, parent: envelope.header, to: envelope.identities)
    try channels.send(frames, on: channel)
  }
}
