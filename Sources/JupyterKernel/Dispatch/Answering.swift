import JupyterProtocol
import ZeroMQ

extension Dispatcher {
  /// Takes up a request. Executions wait for their turn; everything else is answered here and now.
  mutating func take(
    _ envelope: Envelope, from channel: RequestChannel
  ) throws(ZeroMQError) {
    let request: Request
    do {
      request = try envelope.request()
    } catch {
      log("ignored a message on \(channel): \(error)")
      request = .ignored
    }
    if case .execute(let request) = request {
      return try enqueue(Execution(request: request, envelope: envelope, channel: channel))
    }
    try publish(Status(.busy), parent: envelope.header)
    try answer(request, envelope, on: channel)
    try publish(Status(.idle), parent: envelope.header)
  }

  private mutating func answer(
    _ request: Request, _ envelope: Envelope, on channel: RequestChannel
  ) throws(ZeroMQError) {
    switch request {
    case .execute, .ignored: break
    case .kernelInfo: try reply(KernelInfoReply(engine.info), to: envelope, on: channel)
    case .complete(let request): try reply(complete(request), to: envelope, on: channel)
    case .inspect(let request): try reply(inspect(request), to: envelope, on: channel)
    case .isComplete(let request):
      try reply(IsCompleteReply(engine.completeness(of: request.code)), to: envelope, on: channel)
    case .history(let request):
      let entries = history.entries(request.access)
      try reply(HistoryReply(entries, showsOutput: request.output), to: envelope, on: channel)
    case .commInfo: try reply(CommInfoReply(), to: envelope, on: channel)
    case .commOpen(let comm): try publish(CommClose(id: comm.id), parent: envelope.header)
    case .shutdown(let request): try shutDown(request, envelope, on: channel)
    case .interrupt:
      interrupt.request()
      try reply(InterruptReply(), to: envelope, on: channel)
    case .debug(let request):
      try reply(DebugReply(to: request, inspectVariables(request)), to: envelope, on: channel)
    case .usage: try reply(UsageReply.now(), to: envelope, on: channel)
    }
  }

  private func complete(_ request: CompleteRequest) -> CompleteReply {
    CompleteReply(engine.complete(request.code, cursor: cursor(request.cursor, in: request.code)))
  }

  private func inspect(_ request: InspectRequest) -> InspectReply {
    let cursor = cursor(request.cursor, in: request.code)
    return InspectReply(engine.inspect(request.code, cursor: cursor, detail: request.detail))
  }

  /// A position in the code, whatever number the front end sent.
  private func cursor(_ position: Int, in code: String) -> Int {
    min(max(position, 0), code.unicodeScalars.count)
  }

  private mutating func shutDown(
    _ request: ShutdownRequest, _ envelope: Envelope, on channel: RequestChannel
  ) throws(ZeroMQError) {
    isShutDown = true
    let farewell = ShutdownReply(restart: request.restart)
    try reply(farewell, to: envelope, on: channel)
    try publish(farewell, parent: envelope.header)
  }
}
