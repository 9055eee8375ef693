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

  package init(_ members: JSON.Members) throws(JSONError) {
    code = try members.required("code", \.string)
    silent = try members.optional("silent", \.bool) ?? false
    storeHistory = try members.optional("store_history", \.bool) ?? true
    let expressions = try members.optional("user_expressions", \.members) ?? [:]
    userExpressions = [:]
    for name in expressions.keys {
      userExpressions[name] = try expressions.required(name, \.string)
    }
    stopOnError = try members.optional("stop_on_error", \.bool) ?? true
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

  package var members: JSON.Members {
    let counted: JSON.Members = ["execution_count": .integer(executionCount)]
    return switch ending {
    case .ok(let pages, let values):
      counted + [
        "status": "ok", "payload": .array(pages.map(payload)),
        "user_expressions": .object(values.mapValues { .object($0.members) }),
      ]
    case .failed(let error): counted + ["status": "error"] + error.members
    case .aborted: counted + ["status": "aborted"]
    }
  }

  /// A page of help, which the front end shows beside the notebook.
  private func payload(_ page: MIMEBundle) -> JSON {
    ["source": "page", "data": JSON(page.data), "start": 0]
  }
}

/// What became of one user expression.
package enum UserExpressionValue: Sendable {
  case value(MIMEBundle)
  case failed(CellError)

  var members: JSON.Members {
    switch self {
    case .value(let bundle): ["status": "ok"] + bundle.members
    case .failed(let error): ["status": "error"] + error.members
    }
  }
}
