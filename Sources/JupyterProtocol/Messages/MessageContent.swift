/// The content of one type of message.
package protocol MessageContent: Sendable {
  /// The type, as headers name it.
  static var messageType: String { get }
}

/// Content that a front end sends.
package protocol IncomingContent: MessageContent, Decodable {}

/// Content that the kernel sends.
package protocol OutgoingContent: MessageContent {
  /// The content as the protocol writes it.
  var members: JSON.Members { get }
}
