/// Says that the kernel has taken up a request, or is done with it.
package struct Status: OutgoingContent {
  package static let messageType = "status"

  /// What it is doing.
  package enum State: String, Sendable, Encodable {
    case starting, busy, idle
  }

  package var state: State

  package init(_ state: State) { self.state = state }

  enum CodingKeys: String, CodingKey {
    case state = "execution_state"
  }
}
