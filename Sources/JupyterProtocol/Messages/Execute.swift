/// Runs a cell.
package struct ExecuteRequest: IncomingContent {
  package static let messageType = "execute_request"

  package var code: String
  /// Shows nothing and counts nothing.
  package var silent: Bool
  /// Counts the cell and keeps it in the history.
  package var storeHistory: Bool
  /// Expressions whose values the reply holds, by name.
  package var userExpressions: [String: String]
  /// After an error, drops the executions that wait in the queue.
  package var stopOnError: Bool

  enum CodingKeys: String, CodingKey {
    case code, silent
    case storeHistory = "store_history"
    case userExpressions = "user_expressions"
    case stopOnError = "stop_on_error"
  }

  package init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    code = try fields.decode(String.self, forKey: .code)
    silent = try fields.decodeIfPresent(Bool.self, forKey: .silent) ?? false
    storeHistory = try fields.decodeIfPresent(Bool.self, forKey: .storeHistory) ?? true
    userExpressions =
      try fields.decodeIfPresent([String: String].self, forKey: .userExpressions) ?? [:]
    stopOnError = try fields.decodeIfPresent(Bool.self, forKey: .stopOnError) ?? true
  }
}

/// How a cell ended.
package struct ExecuteReply: OutgoingContent {
  package static let messageType = "execute_reply"

  /// The ways to end.
  package enum Ending: Sendable {
    case ok(pages: [MIMEBundle], userExpressions: [String: UserExpressionValue])
    case failed(CellError)
    case aborted
  }

  package var executionCount: Int
  package var ending: Ending

  package init(executionCount: Int, ending: Ending) {
    self.executionCount = executionCount
    self.ending = ending
  }

  enum CodingKeys: String, CodingKey {
    case status, payload
    case executionCount = "execution_count"
    case userExpressions = "user_expressions"
  }

  package func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: CodingKeys.self)
    try fields.encode(executionCount, forKey: .executionCount)
    switch ending {
    case .ok(let pages, let userExpressions):
      try fields.encode(ReplyStatus.ok, forKey: .status)
      try fields.encode(pages.map(PagePayload.init), forKey: .payload)
      try fields.encode(userExpressions, forKey: .userExpressions)
    case .failed(let error):
      try fields.encode(ReplyStatus.error, forKey: .status)
      try error.encode(to: encoder)
    case .aborted:
      try fields.encode(ReplyStatus.aborted, forKey: .status)
    }
  }
}

/// A page of help, which the front end shows beside the notebook.
private struct PagePayload: Encodable {
  let source = "page"
  let data: [MIMEType: JSON]
  let start = 0

  init(_ page: MIMEBundle) { data = page.data }
}

/// What became of one user expression.
package enum UserExpressionValue: Sendable, Encodable {
  case value(MIMEBundle)
  case failed(CellError)

  enum CodingKeys: String, CodingKey {
    case status
  }

  package func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .value(let bundle):
      try fields.encode(ReplyStatus.ok, forKey: .status)
      try bundle.encode(to: encoder)
    case .failed(let error):
      try fields.encode(ReplyStatus.error, forKey: .status)
      try error.encode(to: encoder)
    }
  }
}
