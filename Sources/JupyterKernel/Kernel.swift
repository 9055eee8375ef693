package import JupyterProtocol
import ZeroMQ

/// A Jupyter kernel around an engine.
package enum Kernel {
  /// Serves the front end that wrote the connection file, until it asks for shutdown.
  ///
  /// Throws if the file cannot be read or its addresses cannot be bound.
  package static func run(connectionFile path: String, engine: some Engine) throws {
    try run(ConnectionFile(path: path), engine: engine)
  }

  /// Serves the front end at these addresses, which are bound before anything else is done.
  package static func run(_ connection: ConnectionFile, engine: some Engine) throws {
    let context = try Context()
    let channels = try Channels(connection, context: context)
    let interrupt = Interrupt()
    interrupt.catchSignal()
    let (session, mailbox) = (Session(key: Frame(connection.key.utf8)), Mailbox())
    let evaluation = try Thread(stackSize: Thread.evaluationStackSize) {
      do throws(ZeroMQError) {
        let evaluator = try Evaluator(
          engine: engine, session: session, mailbox: mailbox, interrupt: interrupt,
          context: context)
        try evaluator.run()
      } catch {
        log("the evaluation thread ended: \(error)")
      }
    }
    var dispatcher = Dispatcher(
      channels: channels, engine: engine, session: session, mailbox: mailbox,
      interrupt: interrupt)
    try dispatcher.run()
    if !evaluation.hasEnded(within: 1) { log("left a cell that does not stop") }
  }
}
