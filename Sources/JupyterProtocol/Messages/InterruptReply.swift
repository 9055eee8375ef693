/// The answer to `interrupt_request`: the running cell has been told to stop.
package struct InterruptReply: OutgoingContent {
  package static let messageType = "interrupt_reply"

  let status = ReplyStatus.ok

  package init() {}
}
