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

  package func encode(to encoder: any Encoder) throws {
    try bundle.encode(to: encoder)
    try Transient(id: id).encode(to: encoder)
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

  package func encode(to encoder: any Encoder) throws {
    try bundle.encode(to: encoder)
    try Transient(id: id).encode(to: encoder)
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

  enum CodingKeys: String, CodingKey {
    case executionCount = "execution_count"
  }

  package func encode(to encoder: any Encoder) throws {
    try bundle.encode(to: encoder)
    var fields = encoder.container(keyedBy: CodingKeys.self)
    try fields.encode(executionCount, forKey: .executionCount)
  }
}

/// What is not kept in the notebook's file.
private struct Transient: Encodable {
  let transient: [String: String]

  init(id: String?) { transient = id.map { ["display_id": $0] } ?? [:] }
}
