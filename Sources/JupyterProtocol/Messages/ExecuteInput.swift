/// Shows every front end the cell that is about to run.
package struct ExecuteInput: OutgoingContent {
  package static let messageType = "execute_input"

  package var code: String
  package var executionCount: Int

  package init(code: String, executionCount: Int) {
    self.code = code
    self.executionCount = executionCount
  }

  enum CodingKeys: String, CodingKey {
    case code
    case executionCount = "execution_count"
  }
}
