/// A request in the Debug Adapter Protocol; variable explorers ask through it.
package struct DebugRequest: IncomingContent {
  package static let messageType = "debug_request"

  /// Numbers the request; the response repeats it.
  package var seq: Int
  package var command: String
  /// The variable that `richInspectVariables` is about.
  package var variableName: String?

  package init(_ members: JSON.Members) throws(JSONError) {
    seq = try members.required("seq", \.integer)
    command = try members.required("command", \.string)
    let arguments = try members.optional("arguments", \.members) ?? [:]
    variableName = try arguments.optional("variableName", \.string)
  }
}

/// The response to it.
package struct DebugReply: OutgoingContent {
  package static let messageType = "debug_reply"

  /// What was found out, or why nothing was.
  package enum Body: Sendable {
    case found(JSON.Members)
    case failed(String)
  }

  package var request: DebugRequest
  package var body: Body

  package init(to request: DebugRequest, _ body: Body) {
    self.request = request
    self.body = body
  }

  package var members: JSON.Members {
    let answered: JSON.Members = [
      "type": "response", "seq": .integer(request.seq), "request_seq": .integer(request.seq),
      "command": .string(request.command),
    ]
    return switch body {
    case .found(let body): answered + ["success": true, "body": .object(body)]
    case .failed(let message):
      answered + ["success": false, "message": .string(message), "body": [:]]
    }
  }
}
