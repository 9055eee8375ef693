/// Shows why a cell failed.
package struct ErrorMessage: OutgoingContent {
  package static let messageType = "error"

  package var error: CellError

  package init(_ error: CellError) { self.error = error }

  package var members: JSON.Members { error.members }
}
