import JupyterProtocol
import ZeroMQ

/// The evaluation thread: runs cells in the engine and turns what they show into messages.
struct Evaluator: ~Copyable {
  private let engine: any Engine
  private let session: Session
  private let mailbox: Mailbox
  private let interrupt: Interrupt
  /// Connected to the I/O thread: an empty message each way says that there is mail.
  private let wake: Socket

  init(
    engine: any Engine, session: Session, mailbox: Mailbox, interrupt: Interrupt, context: Context
  ) throws(ZeroMQError) {
    let wake = try Socket(.pair, in: context)
    try wake.connect(to: Channels.wakeAddress)
    self.engine = engine
    self.session = session
    self.mailbox = mailbox
    self.interrupt = interrupt
    self.wake = wake
  }

  /// Runs cells until told to stop.
  func run() throws(ZeroMQError) {
    engine.prepare()
    while true {
      _ = try wake.waitToReceive()
      for order in mailbox.takeOrders() {
        guard case .run(let execution) = order else { return }
        let finished = run(execution)
        report(.finished(finished))
      }
    }
  }

  private func run(_ execution: Execution) -> Finished {
    var pages: [MIMEBundle] = []
    var result: String?
    do throws(CellError) {
      try engine.execute(cell(execution.request.code)) { output in
        switch output {
        case .page(let page): pages.append(page)
        case .result(let bundle): result = bundle.plain
        default: break
        }
        show(output, of: execution)
      }
      publishText(of: execution)
      let values = userExpressions(of: execution.request)
      let ending = ExecuteReply.Ending.ok(pages: pages, userExpressions: values)
      return Finished(
        conclusion: Conclusion(of: execution, ending, in: session), isFailure: false,
        result: result)
    } catch {
      publishText(of: execution)
      publish(ErrorMessage(error), of: execution)
      return Finished(
        conclusion: Conclusion(of: execution, .failed(error), in: session), isFailure: true,
        result: result)
    }
  }

  private func cell(_ code: String) -> Cell {
    let interrupt = interrupt
    return Cell(code: code) { interrupt.isRequested }
  }

  private func userExpressions(of request: ExecuteRequest) -> [String: UserExpressionValue] {
    request.userExpressions.mapValues { expression in
      do throws(CellError) {
        return .value(try engine.evaluate(cell(expression)))
      } catch {
        return .failed(error)
      }
    }
  }

  private func show(_ output: Output, of execution: Execution) {
    if case .stream(let name, let text) = output {
      write(text, to: name, of: execution)
      return
    }
    publishText(of: execution)
    switch output {
    case .stream, .page: break
    case .display(let bundle, let id): publish(DisplayData(bundle, id: id), of: execution)
    case .update(let bundle, let id): publish(UpdateDisplayData(bundle, id: id), of: execution)
    case .result(let bundle):
      publish(ExecuteResult(bundle, executionCount: execution.count), of: execution)
    case .clear(let wait): publish(ClearOutput(wait: wait), of: execution)
    }
  }

  private func write(_ text: String, to name: StreamName, of execution: Execution) {
    guard !execution.request.silent, !text.isEmpty else { return }
    let (full, isFirst) = mailbox.withStream { stream in
      let wasEmpty = stream.due == nil
      return (stream.append(text, to: name), wasEmpty)
    }
    for text in full { publish(text, of: execution) }
    if isFirst { wakeIOThread() }
  }

  private func publishText(of execution: Execution) {
    if let text = mailbox.withStream({ $0.flush() }) { publish(text, of: execution) }
  }

  private func publish(_ content: some OutgoingContent, of execution: Execution) {
    guard !execution.request.silent else { return }
    report(.publish(session.publication(of: content, parent: execution.envelope.header)))
  }

  private func report(_ report: Mailbox.Report) {
    if mailbox.leave(report) { wakeIOThread() }
  }

  private func wakeIOThread() {
    do { try wake.send([[]]) } catch { log("cannot wake the I/O thread: \(error)") }
  }
}
