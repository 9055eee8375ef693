/// Shows every front end the cell that is about to run.
package struct ExecuteInput: OutgoingContent {
  package static let messageType = "execute_input"

  package var code: String
  package var executionCount: Int

  package init(code: String, executionCount: Int) {
    self.code = code
    self.executionCount = executionCount
  }

  package var members: JSON.Members {
    ["code": .string(code), "execution_count": .integer(executionCount)]
  }
}
