import JupyterProtocol
import ZeroMQ

/// The channels on which requests come and replies go.
enum RequestChannel: Sendable {
  case shell, control
}

/// The sockets of the I/O thread, bound and waiting.
struct Channels: ~Copyable {
  /// Where the evaluation thread meets the I/O thread.
  static let wakeAddress = "inproc://wake"
  /// How many messages are kept for a front end that does not keep up.
  private static let highWater: Int32 = 100_000

  /// Milliseconds that the last replies have to leave the process.
  private static let farewell: Int32 = 500

  /// What polling watches, in the order in which it is numbered.
  enum Watched: Int {
    case heartbeat, control, ioPub, stdin, shell, wake
  }

  let heartbeat: Socket
  let control: Socket
  let ioPub: Socket
  let stdin: Socket
  let shell: Socket
  let wake: Socket
  private var polling = PollSet()

  /// Binds where the connection file says, and nowhere else.
  init(_ connection: ConnectionFile, context: Context) throws(ZeroMQError) {
    let heartbeat = try Self.router(connection, connection.heartbeatPort, context)
    let control = try Self.router(connection, connection.controlPort, context)
    let stdin = try Self.router(connection, connection.stdinPort, context)
    let shell = try Self.router(connection, connection.shellPort, context)
    let ioPub = try Self.publisher(connection, context)
    let wake = try Socket(.pair, in: context)
    try wake.bind(to: Self.wakeAddress)
    polling.insert(heartbeat)
    polling.insert(control)
    polling.insert(ioPub)
    polling.insert(stdin)
    polling.insert(shell)
    polling.insert(wake)
    self.heartbeat = heartbeat
    self.control = control
    self.ioPub = ioPub
    self.stdin = stdin
    self.shell = shell
    self.wake = wake
  }

  private static func router(
    _ connection: ConnectionFile, _ port: Int, _ context: Context
  ) throws(ZeroMQError) -> Socket {
    var socket = try Socket(.router, in: context)
    socket.linger = farewell
    try socket.set(.sendHighWater, to: highWater)
    try socket.set(.identityHandover, to: 1)
    try socket.bind(to: connection.address(port: port))
    return socket
  }

  private static func publisher(
    _ connection: ConnectionFile, _ context: Context
  ) throws(ZeroMQError) -> Socket {
    var socket = try Socket(.publisher, in: context)
    socket.linger = farewell
    try socket.set(.sendHighWater, to: highWater)
    try socket.set(.manualSubscriptions, to: 1)
    try socket.bind(to: connection.address(port: connection.ioPubPort))
    return socket
  }

  /// Sleeps until a message arrives on any socket, or until the deadline.
  mutating func wait(until deadline: ContinuousClock.Instant?) throws(ZeroMQError) {
    guard let deadline else { return try polling.wait() }
    let left = max(deadline - .now, .zero) / .milliseconds(1)
    try polling.wait(milliseconds: Int(left.rounded(.up)))
  }

  func isReadable(_ socket: Watched) -> Bool { polling.isReadable(socket.rawValue) }

  func send(_ frames: [Frame], on channel: RequestChannel) throws(ZeroMQError) {
    switch channel {
    case .shell: try shell.send(frames)
    case .control: try control.send(frames)
    }
  }

  func receive(on channel: RequestChannel) throws(ZeroMQError) -> [Frame]? {
    switch channel {
    case .shell: try shell.receive()
    case .control: try control.receive()
    }
  }
}
