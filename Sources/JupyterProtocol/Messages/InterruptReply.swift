/// The answer to `interrupt_request`: the running cell has been told to stop.
package struct InterruptReply: OutgoingContent {
  package static let messageType = "interrupt_reply"

  package init() {}

  package var members: JSON.Members { ["status": "ok"] }
}
