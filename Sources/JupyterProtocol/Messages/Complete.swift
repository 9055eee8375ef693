/// Asks what could stand at the cursor.
package struct CompleteRequest: IncomingContent {
  package static let messageType = "complete_request"

  package var code: String
  /// In code points.
  package var cursor: Int

  package init(_ members: JSON.Members) throws(JSONError) {
    code = try members.required("code", \.string)
    cursor = try members.required("cursor_pos", \.integer)
  }
}

/// What could stand there.
package struct CompleteReply: OutgoingContent {
  package static let messageType = "complete_reply"

  package var completion: Completion

  package init(_ completion: Completion) { self.completion = completion }

  package var members: JSON.Members {
    let types = completion.items.map(typedMatch)
    return [
      "status": "ok", "matches": .array(completion.items.map { .string($0.text) }),
      "cursor_start": .integer(completion.range.lowerBound),
      "cursor_end": .integer(completion.range.upperBound),
      "metadata": ["_jupyter_types_experimental": .array(types)],
    ]
  }

  /// A candidate as JupyterLab labels it.
  private func typedMatch(_ item: Completion.Item) -> JSON {
    [
      "start": .integer(completion.range.lowerBound), "end": .integer(completion.range.upperBound),
      "text": .string(item.text), "type": .string(item.kind),
      "signature": .string(item.signature),
    ]
  }
}
