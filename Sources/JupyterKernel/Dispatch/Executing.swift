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
    try send(finished.conclusion, of: execution)
    if finished.isFailure && execution.request.stopOnError { try abortQueue() }
    queue.finish()
    try startNext()
  }

  /// Replies to the executions that wait without running them, those included that have arrived
  /// but have not been read yet.
  private mutating func abortQueue() throws(ZeroMQError) {
    try serve(.shell)
    for var execution in queue.abort() {
      execution.count = queue.count
      try publish(Status(.busy), parent: execution.envelope.header)
      try send(Conclusion(of: execution, .aborted, in: session), of: execution)
    }
  }

  private func send(_ conclusion: Conclusion, of execution: Execution) throws(ZeroMQError) {
    if let reply = conclusion.reply { try channels.send(reply, on: execution.channel) }
    if let idle = conclusion.idle { try channels.ioPub.send(idle) }
  }
}
