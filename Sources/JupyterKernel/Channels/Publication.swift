import JupyterProtocol

extension Session {
  /// A message for IOPub; its type is its topic.
  func publication<Content: OutgoingContent>(of content: Content, parent: Frame) -> [Frame] {
    frames(of: content, parent: parent, to: [Frame(Content.messageType.utf8)])
  }
}
