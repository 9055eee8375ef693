import JupyterProtocol
import ZeroMQ

/// The I/O thread: owns the sockets, answers what can be answered at once, and hands one cell after
/// another to the evaluation thread.
struct Dispatcher: ~Copyable {
  var channels: Channels
  let engine: any Engine
  let session: Session
  let mailbox: Mailbox
  let interrupt: Interrupt
  var queue = ExecutionQueue()
  var history = History()
  var isShutDown = false
  /// When the text that the running cell has written must be sent.
  private var nextText: ContinuousClock.Instant?

  init(
    channels: consuming Channels, engine: any Engine, session: Session, mailbox: Mailbox,
    interrupt: Interrupt
  ) {
    self.channels = channels
    self.engine = engine
    self.session = session
    self.mailbox = mailbox
    self.interrupt = interrupt
  }

  /// Serves all channels until a front end asks for shutdown.
  mutating func run() throws(ZeroMQError) {
    try publish(Status(.starting), parent: noParent)
    while !isShutDown {
      try channels.wait(until: nextText)
      if channels.isReadable(.heartbeat) { try echoHeartbeats() }
      if channels.isReadable(.control) { try serve(.control) }
      if channels.isReadable(.ioPub) { try welcomeSubscribers() }
      if channels.isReadable(.stdin) { try dropInputReplies() }
      if channels.isReadable(.shell) { try serve(.shell) }
      try collectReports()
    }
    interrupt.request()
    mailbox.leave(.stop)
    try channels.wake.send([[]])
  }

  private func echoHeartbeats() throws(ZeroMQError) {
    while let beat = try channels.heartbeat.receive() { try channels.heartbeat.send(beat) }
  }

  /// Accepts subscriptions (1 and a topic), each with a welcome that nothing can overtake, and
  /// their ends (0 and a topic).
  private func welcomeSubscribers() throws(ZeroMQError) {
    while let frames = try channels.ioPub.receive() {
      guard let frame = frames.first else { continue }
      let topic = Frame(frame.dropFirst())
      switch frame.first {
      case 0: try channels.ioPub.unsubscribe(from: topic)
      case 1:
        try channels.ioPub.subscribe(to: topic)
        try welcome(to: topic)
      default: log("a message on IOPub, where only the kernel speaks")
      }
    }
  }

  private func welcome(to topic: Frame) throws(ZeroMQError) {
    let content = IOPubWelcome(subscription: String(decoding: topic, as: UTF8.self))
    try channels.ioPub.send(session.frames(of: content, parent: noParent, to: [topic]))
  }

  /// The language asks for no input, so nothing that comes on stdin is expected.
  private func dropInputReplies() throws(ZeroMQError) {
    while try channels.stdin.receive() != nil { log("an input reply that nobody asked for") }
  }

  mutating func serve(_ channel: RequestChannel) throws(ZeroMQError) {
    while !isShutDown, let frames = try channels.receive(on: channel) {
      let envelope: Envelope
      do {
        envelope = try session.open(frames)
      } catch {
        log("dropped a message on \(channel): \(error)")
        continue
      }
      try take(envelope, from: channel)
    }
  }

  /// Sends what the evaluation thread has left.
  private mutating func collectReports() throws(ZeroMQError) {
    while try channels.wake.receive() != nil {}
    let delivery = mailbox.takeReports()
    for report in delivery.reports {
      switch report {
      case .publish(let frames): try channels.ioPub.send(frames)
      case .finished(let finished): try finish(finished)
      }
    }
    if let text = delivery.text, let parent = queue.running?.envelope.header {
      try publish(text, parent: parent)
    }
    nextText = delivery.nextText
  }
}
