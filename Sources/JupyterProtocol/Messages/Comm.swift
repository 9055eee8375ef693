/// Opens a comm: a channel of its own between a front end's widget and the kernel.
package struct CommOpen: IncomingContent {
  package static let messageType = "comm_open"

  package var id: String

  enum CodingKeys: String, CodingKey {
    case id = "comm_id"
  }
}

/// Closes a comm; also the answer to opening one whose target is not known.
package struct CommClose: OutgoingContent {
  package static let messageType = "comm_close"

  package var id: String
  let data: [String: JSON] = [:]

  package init(id: String) { self.id = id }

  enum CodingKeys: String, CodingKey {
    case data
    case id = "comm_id"
  }
}

/// The comms that are open: none, for no target is known yet.
package struct CommInfoReply: OutgoingContent {
  package static let messageType = "comm_info_reply"

  let status = ReplyStatus.ok
  let comms: [String: JSON] = [:]

  package init() {}
}
