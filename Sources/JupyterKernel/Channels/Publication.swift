import JupyterProtocol

extension Session {
  /// A message for IOPub, its type being its topic; nil, with a line in the log, if it has no JSON.
  func publication<Content: OutgoingContent>(of content: Content, parent: Frame) -> [Frame]? {
    framesOrLog(of: content, parent: parent, to: [Frame(Content.messageType.utf8)])
  }

  /// The frames of a message; nil, with a line in the log, if its content has no JSON text.
  func framesOrLog<Content: OutgoingContent>(
    of content: Content, parent: Frame, to identities: [Frame]
  ) -> [Frame]? {
    do {
      return try frames(of: content, parent: parent, to: identities)
    } catch {
      log("cannot write \(Content.messageType): \(error)")
      return nil
    }
  }
}
