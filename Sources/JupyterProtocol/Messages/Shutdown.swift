/// Ends the kernel.
package struct ShutdownRequest: IncomingContent {
  package static let messageType = "shutdown_request"

  /// Whether another kernel takes its place.
  package var restart: Bool

  package init(_ members: JSON.Members) throws(JSONError) {
    restart = try members.optional("restart", \.bool) ?? false
  }
}

/// The last word of the kernel, also told to every front end on IOPub.
package struct ShutdownReply: OutgoingContent {
  package static let messageType = "shutdown_reply"

  package var restart: Bool

  package init(restart: Bool) { self.restart = restart }

  package var members: JSON.Members { ["status": "ok", "restart": .bool(restart)] }
}
