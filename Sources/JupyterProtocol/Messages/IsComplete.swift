/// Asks whether code can run as it stands.
package struct IsCompleteRequest: IncomingContent {
  package static let messageType = "is_complete_request"

  package var code: String
}

/// Whether it can.
package struct IsCompleteReply: OutgoingContent {
  package static let messageType = "is_complete_reply"

  package var completeness: Completeness

  package init(_ completeness: Completeness) { self.completeness = completeness }

  enum CodingKeys: String, CodingKey {
    case status, indent
  }

  package func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: CodingKeys.self)
    switch completeness {
    case .complete: try fields.encode("complete", forKey: .status)
    case .invalid: try fields.encode("invalid", forKey: .status)
    case .incomplete(let indent):
      try fields.encode("incomplete", forKey: .status)
      try fields.encode(indent, forKey: .indent)
    }
  }
}
