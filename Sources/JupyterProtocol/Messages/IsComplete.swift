/// Asks whether code can run as it stands.
package struct IsCompleteRequest: IncomingContent {
  package static let messageType = "is_complete_request"

  package var code: String

  package init(_ members: JSON.Members) throws(JSONError) {
    code = try members.required("code", \.string)
  }
}

/// Whether it can.
package struct IsCompleteReply: OutgoingContent {
  package static let messageType = "is_complete_reply"

  package var completeness: Completeness

  package init(_ completeness: Completeness) { self.completeness = completeness }

  package var members: JSON.Members {
    switch completeness {
    case .complete: ["status": "complete"]
    case .invalid: ["status": "invalid"]
    case .incomplete(let indent): ["status": "incomplete", "indent": .string(indent)]
    }
  }
}
