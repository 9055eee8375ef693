/// Clears what the cell has shown.
package struct ClearOutput: OutgoingContent {
  package static let messageType = "clear_output"

  /// Whether to wait until something new arrives.
  package var wait: Bool

  package init(wait: Bool) { self.wait = wait }

  package var members: JSON.Members { ["wait": .bool(wait)] }
}
