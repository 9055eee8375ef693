import JupyterProtocol

/// One `execute_request` on its way from the queue to its reply.
struct Execution: Sendable {
  let request: ExecuteRequest
  let envelope: Envelope
  let channel: RequestChannel
  /// Given when its turn comes.
  var count = 0

  /// Whether the cell counts and goes into the history; an empty one does not.
  var isCounted: Bool {
    request.storeHistory && !request.silent && !request.code.allSatisfy(\.isWhitespace)
  }
}

/// What the evaluation thread reports when a cell has ended.
struct Finished: Sendable {
  var ending: ExecuteReply.Ending
  /// The text of the result, for the history.
  var result: String?
}
