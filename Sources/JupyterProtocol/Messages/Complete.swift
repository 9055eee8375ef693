/// Asks what could stand at the cursor.
package struct CompleteRequest: IncomingContent {
  package static let messageType = "complete_request"

  package var code: String
  /// In code points.
  package var cursor: Int

  enum CodingKeys: String, CodingKey {
    case code
    case cursor = "cursor_pos"
  }
}

/// What could stand there.
package struct CompleteReply: OutgoingContent {
  package static let messageType = "complete_reply"

  package var completion: Completion

  package init(_ completion: Completion) { self.completion = completion }

  enum CodingKeys: String, CodingKey {
    case status, matches, metadata
    case cursorStart = "cursor_start"
    case cursorEnd = "cursor_end"
  }

  package func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: CodingKeys.self)
    try fields.encode(ReplyStatus.ok, forKey: .status)
    try fields.encode(completion.items.map(\.text), forKey: .matches)
    try fields.encode(completion.range.lowerBound, forKey: .cursorStart)
    try fields.encode(completion.range.upperBound, forKey: .cursorEnd)
    let types = completion.items.map { TypedMatch(item: $0, range: completion.range) }
    try fields.encode(["_jupyter_types_experimental": types], forKey: .metadata)
  }
}

/// A candidate as JupyterLab labels it.
private struct TypedMatch: Encodable {
  let start, end: Int
  let text, type, signature: String

  init(item: Completion.Item, range: Range<Int>) {
    start = range.lowerBound
    end = range.upperBound
    text = item.text
    type = item.kind
    signature = item.signature
  }
}
