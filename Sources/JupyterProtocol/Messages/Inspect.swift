/// Asks for the documentation of what stands at the cursor.
package struct InspectRequest: IncomingContent {
  package static let messageType = "inspect_request"

  package var code: String
  /// In code points.
  package var cursor: Int
  /// 0 for the essentials, 1 for everything.
  package var detail: Int

  enum CodingKeys: String, CodingKey {
    case code
    case cursor = "cursor_pos"
    case detail = "detail_level"
  }

  package init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    code = try fields.decode(String.self, forKey: .code)
    cursor = try fields.decode(Int.self, forKey: .cursor)
    detail = try fields.decodeIfPresent(Int.self, forKey: .detail) ?? 0
  }
}

/// The documentation, if there is any.
package struct InspectReply: OutgoingContent {
  package static let messageType = "inspect_reply"

  package var documentation: MIMEBundle?

  package init(_ documentation: MIMEBundle?) { self.documentation = documentation }

  package var members: JSON.Members {
    (documentation ?? MIMEBundle([:])).members
      + ["status": "ok", "found": .bool(documentation != nil)]
  }
}
