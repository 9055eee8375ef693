import JupyterProtocol
import ZeroMQ

extension Dispatcher {
  /// Puts a cell into the queue.
  mutating func enqueue(_ execution: Execution) throws(ZeroMQError) {
    queue.append(execution)
    try startNext()
  }

  /// Hands over the next cell, if none is running, and tells the front ends while it starts.
  private mutating func startNext() throws(ZeroMQError) {
    guard let execution = queue.startNext() else { return }
    interrupt.clear()
    mailbox.leave(.run(execution))
    try channels.wake.send([[]])
    let request = execution.request
    try publish(Status(.busy), parent: execution.envelope.header)
    if !request.silent {
      let input = ExecuteInput(code: request.code, executionCount: execution.count)
      try publish(input, parent: execution.envelope.header)
    }
  }

  /// Replies for the cell that has ended, and goes on to the next.
  mutating func finish(_ finished: Finished) throws(ZeroMQError) {
    guard let execution = queue.running else { return }
    if execution.isCounted {
      history.append(
        line: execution.count, input: execution.request.code, output: finished.result)
    }
    let isAborting = finished.isFailure && execution.request.stopOnError
    // What a front end sends once it has seen the error is not to be aborted, so the shell is read
    // to its end before the reply goes out.
    if isAborting { try serve(.shell) }
    try send(finished.conclusion, of: execution)
    if isAborting { try abortQueue() }
    queue.finish()
    try startNext()
  }

  /// Replies to the executions that wait without running them.
  private mutating func abortQueue() throws(ZeroMQError) {
    for var execution in queue.abort() {
      execution.count = queue.count
      try publish(Status(.busy), parent: execution.envelope.header)
      try send(Conclusion(of: execution, .aborted, in: session), of: execution)
    }
  }

  private func send(_ conclusion: Conclusion, of execution: Execution) throws(ZeroMQError) {
    try channels.send(conclusion.reply, on: execution.channel)
    try channels.ioPub.send(conclusion.idle)
  }
}
