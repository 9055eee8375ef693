/// The content of one type of message.
package protocol MessageContent: Sendable {
  /// The type, as headers name it.
  static var messageType: String { get }
}

/// Content that a front end sends.
package protocol IncomingContent: MessageContent {
  /// Reads the content. Throws when something that the kernel needs is missing or of another type.
  init(_ members: JSON.Members) throws(JSONError)
}

/// Content that the kernel sends.
package protocol OutgoingContent: MessageContent {
  /// The content as the protocol writes it.
  var members: JSON.Members { get }
}
