/// Greets a front end whose subscription to IOPub has arrived: it will miss nothing from now on.
package struct IOPubWelcome: OutgoingContent {
  package static let messageType = "iopub_welcome"

  package var subscription: String

  package init(subscription: String) { self.subscription = subscription }

  package var members: JSON.Members { ["subscription": .string(subscription)] }
}
