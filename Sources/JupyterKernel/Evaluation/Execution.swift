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

/// The last two messages of an execution, ready to be sent.
struct Conclusion: Sendable {
  let reply: [Frame]
  let idle: [Frame]

  init(of execution: Execution, _ ending: ExecuteReply.Ending, in session: Session) {
    let envelope = execution.envelope
    reply = session.frames(
      of: ExecuteReply(executionCount: execution.count, ending: ending),
      parent: envelope.header, to: envelope.identities)
    idle = session.publication(of: Status(.idle), parent: envelope.header)
  }
}

/// What the evaluation thread reports when a cell has ended.
struct Finished: Sendable {
  var conclusion: Conclusion
  var isFailure: Bool
  /// The text of the result, for the history.
  var result: String?
}
