import Foundation
import JupyterProtocol
import Testing
import ZeroMQ

@testable import JupyterKernel

/// A front end that starts a kernel with an `EchoEngine` in this process, and talks to it through
/// real sockets. The kernel ends with it.
final class Frontend {
  /// Where a request is sent, and its reply expected.
  enum Channel {
    case shell, control
  }

  let engine = EchoEngine()
  private let connection: ConnectionFile
  private let kernel: JupyterKernel.Thread
  private let context: Context
  private let session = Session(key: Frame("secret".utf8))
  private let signer = Signer(key: Frame("secret".utf8))
  private let shell: Socket
  private let control: Socket
  private let heartbeat: Socket
  private let ioPub: Socket
  private var requests = 0

  /// Starts the kernel, and waits until its welcome has arrived.
  init(transport: ConnectionFile.Transport = .ipc) throws {
    let connection = try ConnectionFile.unused(transport)
    let (engine, context) = (engine, try Context())
    kernel = try Thread(stackSize: 1 << 20) {
      do {
        try Kernel.run(connection, engine: engine)
      } catch {
        Issue.record("the kernel ended: \(error)")
      }
    }
    self.connection = connection
    self.context = context
    shell = try Socket(.dealer, in: context)
    control = try Socket(.dealer, in: context)
    heartbeat = try Socket(.dealer, in: context)
    ioPub = try Self.subscriber(connection, context)
    try shell.connect(to: connection.address(port: connection.shellPort))
    try control.connect(to: connection.address(port: connection.controlPort))
    try heartbeat.connect(to: connection.address(port: connection.heartbeatPort))
    let welcome = try receive(fromIOPub: ioPub)
    #expect(welcome.type == "iopub_welcome" && welcome["subscription"] as? String == "")
  }

  deinit {
    _ = try? send("shutdown_request", "{}", on: .control)
    #expect(kernel.hasEnded(within: 30))
  }

  /// Sends a request; returns the number by which its answers are known.
  func send(
    _ type: String, _ content: String = "{}", on channel: Channel = .shell
  ) throws -> String {
    requests += 1
    let header = """
      {"msg_id":"\(requests)","session":"s","username":"u","date":"2026-01-01T00:00:00Z",\
      "msg_type":"\(type)","version":"5.5"}
      """
    try send(parts: [header, "{}", "{}", content].map { Frame($0.utf8) }, on: channel)
    return "\(requests)"
  }

  /// Signs four dictionaries and sends them, whatever they are.
  func send(parts: [Frame], on channel: Channel = .shell) throws {
    try send(frames: [WireMessage.delimiter, signer.sign(parts)] + parts, on: channel)
  }

  func send(frames: [Frame], on channel: Channel = .shell) throws {
    switch channel {
    case .shell: try shell.send(frames)
    case .control: try control.send(frames)
    }
  }

  /// Sends an execution, with the given fields beside its code.
  func execute(_ code: String, _ fields: String = "") throws -> String {
    let code = String(decoding: try JSONEncoder().encode(code), as: UTF8.self)
    return try send("execute_request", "{\"code\":\(code)\(fields.isEmpty ? "" : ",\(fields)")}")
  }

  /// The next reply.
  func reply(on channel: Channel = .shell) throws -> Received {
    switch channel {
    case .shell: try Received(frames: receive(shell), session: session)
    case .control: try Received(frames: receive(control), session: session)
    }
  }

  /// Sends a request and returns the reply to it.
  func ask(
    _ type: String, _ content: String = "{}", on channel: Channel = .shell
  ) throws -> Received {
    let request = try send(type, content, on: channel)
    let reply = try reply(on: channel)
    #expect(reply.parent == request)
    return reply
  }

  /// The next message on IOPub.
  func published() throws -> Received { try receive(fromIOPub: ioPub) }

  /// What is published for a request, up to its idle status; the rest is skipped.
  func published(for request: String) throws -> [Received] {
    var messages: [Received] = []
    while messages.last?.isIdle != true {
      let message = try published()
      if message.parent == request { messages.append(message) }
    }
    return messages
  }

  /// Waits until a cell has begun to run.
  func waitForStart(of request: String) throws {
    while true {
      let message = try published()
      if message.parent == request, message.type == "execute_input" { return }
    }
  }

  /// Sends a heartbeat and returns the echo.
  func beat(_ frames: [Frame]) throws -> [Frame] {
    try heartbeat.send(frames)
    return try receive(heartbeat)
  }

  /// What another front end that joins now is greeted with.
  func greetingOfAnother() throws -> Received {
    let other = try Self.subscriber(connection, context)
    return try receive(fromIOPub: other)
  }

  private static func subscriber(
    _ connection: ConnectionFile, _ context: Context
  ) throws -> Socket {
    let socket = try Socket(.subscriber, in: context)
    try socket.connect(to: connection.address(port: connection.ioPubPort))
    try socket.subscribe(to: [])
    return socket
  }

  private func receive(fromIOPub socket: borrowing Socket) throws -> Received {
    try Received(frames: receive(socket), session: session)
  }

  /// The next message; waits long enough for the slowest machine, and not for ever.
  private func receive(_ socket: borrowing Socket) throws -> [Frame] {
    var polling = PollSet()
    polling.insert(socket)
    try polling.wait(milliseconds: 30_000)
    let frames = try socket.receive()
    return try #require(frames, "no answer")
  }
}
