/// Says that the kernel has taken up a request, or is done with it.
package struct Status: OutgoingContent {
  package static let messageType = "status"

  /// What it is doing.
  package enum State: String, Sendable {
    case starting, busy, idle
  }

  package var state: State

  package init(_ state: State) { self.state = state }

  package var members: JSON.Members { ["execution_state": .string(state.rawValue)] }
}
