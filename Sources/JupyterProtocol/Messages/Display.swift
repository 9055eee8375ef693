/// A value that a cell shows.
package struct DisplayData: OutgoingContent {
  package static let messageType = "display_data"

  package var bundle: MIMEBundle
  /// Names the display, so that it can be updated.
  package var id: String?

  package init(_ bundle: MIMEBundle, id: String?) {
    self.bundle = bundle
    self.id = id
  }

  package var members: JSON.Members {
    bundle.members + ["transient": id.map { ["display_id": .string($0)] } ?? [:]]
  }
}

/// A new content for the displays of that name.
package struct UpdateDisplayData: OutgoingContent {
  package static let messageType = "update_display_data"

  package var bundle: MIMEBundle
  package var id: String

  package init(_ bundle: MIMEBundle, id: String) {
    self.bundle = bundle
    self.id = id
  }

  package var members: JSON.Members {
    bundle.members + ["transient": ["display_id": .string(id)]]
  }
}

/// The value of the cell.
package struct ExecuteResult: OutgoingContent {
  package static let messageType = "execute_result"

  package var bundle: MIMEBundle
  package var executionCount: Int

  package init(_ bundle: MIMEBundle, executionCount: Int) {
    self.bundle = bundle
    self.executionCount = executionCount
  }

  package var members: JSON.Members {
    bundle.members + ["execution_count": .integer(executionCount)]
  }
}
