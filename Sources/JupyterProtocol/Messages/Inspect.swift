/// Asks for the documentation of what stands at the cursor.
package struct InspectRequest: IncomingContent {
  package static let messageType = "inspect_request"

  package var code: String
  /// In code points.
  package var cursor: Int
  /// 0 for the essentials, 1 for everything.
  package var detail: Int

  package init(_ members: JSON.Members) throws(JSONError) {
    code = try members.required("code", \.string)
    cursor = try members.required("cursor_pos", \.integer)
    detail = try members.optional("detail_level", \.integer) ?? 0
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
