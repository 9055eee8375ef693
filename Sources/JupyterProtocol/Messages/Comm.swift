/// Opens a comm: a channel of its own between a front end's widget and the kernel.
package struct CommOpen: IncomingContent {
  package static let messageType = "comm_open"

  package var id: String

  package init(_ members: JSON.Members) throws(JSONError) {
    id = try members.required("comm_id", \.string)
  }
}

/// Closes a comm; also the answer to opening one whose target is not known.
package struct CommClose: OutgoingContent {
  package static let messageType = "comm_close"

  package var id: String

  package init(id: String) { self.id = id }

  package var members: JSON.Members { ["comm_id": .string(id), "data": [:]] }
}

/// The comms that are open: none, for no target is known yet.
package struct CommInfoReply: OutgoingContent {
  package static let messageType = "comm_info_reply"

  package init() {}

  package var members: JSON.Members { ["status": "ok", "comms": [:]] }
}
