/// Text on a stream of the cell.
package struct Stream: OutgoingContent {
  package static let messageType = "stream"

  package var name: StreamName
  package var text: String

  package init(name: StreamName, text: String) {
    self.name = name
    self.text = text
  }

  package var members: JSON.Members {
    ["name": .string(name.rawValue), "text": .string(text)]
  }
}
