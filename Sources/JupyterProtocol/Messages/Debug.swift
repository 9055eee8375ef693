/// A request in the Debug Adapter Protocol; variable explorers ask through it.
package struct DebugRequest: IncomingContent {
  package static let messageType = "debug_request"

  /// The arguments that Dipole looks at.
  package struct Arguments: Decodable, Sendable {
    package var variableName: String?
  }

  /// Numbers the request; the response repeats it.
  package var seq: Int
  package var command: String
  package var arguments: Arguments?
}

/// The response to it.
package struct DebugReply: OutgoingContent {
  package static let messageType = "debug_reply"

  /// What was found out, or why nothing was.
  package enum Body: Sendable {
    case found([String: JSON])
    case failed(String)
  }

  package var request: DebugRequest
  package var body: Body

  package init(to request: DebugRequest, _ body: Body) {
    self.request = request
    self.body = body
  }

  enum CodingKeys: String, CodingKey {
    case type, seq, success, command, message, body
    case requestSeq = "request_seq"
  }

  package func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: CodingKeys.self)
    try fields.encode("response", forKey: .type)
    try fields.encode(request.seq, forKey: .seq)
    try fields.encode(request.seq, forKey: .requestSeq)
    try fields.encode(request.command, forKey: .command)
    switch body {
    case .found(let body):
      try fields.encode(true, forKey: .success)
      try fields.encode(body, forKey: .body)
    case .failed(let message):
      try fields.encode(false, forKey: .success)
      try fields.encode(message, forKey: .message)
      try fields.encode([String: JSON](), forKey: .body)
    }
  }
}
