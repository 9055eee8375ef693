/// The content of one type of message.
package protocol MessageContent: Sendable {
  /// The type, as headers name it.
  static var messageType: String { get }
}

/// Content that a front end sends.
package protocol IncomingContent: MessageContent, Decodable {}

/// Content that the kernel sends.
package protocol OutgoingContent: MessageContent, Encodable {}

/// Whether a request could be answered.
package enum ReplyStatus: String, Sendable, Encodable {
  case ok, error
  /// An execution that was dropped from the queue because one before it failed.
  case aborted
}
