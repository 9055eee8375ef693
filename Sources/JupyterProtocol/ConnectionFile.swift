import FoundationEssentials

/// What a front end tells a new kernel: where to listen, and the key that signs messages.
package struct ConnectionFile: Sendable, Equatable {
  /// How the channels are reached.
  package enum Transport: String, Sendable {
    case tcp, ipc
  }

  package var transport: Transport
  /// An address for tcp; the beginning of a path for ipc.
  package var ip: String
  package var shellPort: Int
  package var controlPort: Int
  package var ioPubPort: Int
  package var stdinPort: Int
  package var heartbeatPort: Int
  /// Empty when messages go unsigned.
  package var key: String

  /// The address of a port, as libzmq writes it.
  package func address(port: Int) -> String {
    switch transport {
    case .tcp: "tcp://\(ip):\(port)"
    case .ipc: "ipc://\(ip)-\(port)"
    }
  }
}

extension ConnectionFile {
  /// Reads a file.
  ///
  /// Throws when it cannot be read, is not a connection file, or asks for a signature other than
  /// `hmac-sha256`.
  package init(path: String) throws {
    let text = try Data(contentsOf: URL(filePath: path))
    try self.init(JSON.Members(text: Frame(text)))
  }

  /// Reads the members of the file's one object.
  package init(_ members: JSON.Members) throws(JSONError) {
    transport = try members.optional("transport") { Transport(rawValue: $0.string ?? "") } ?? .tcp
    ip = try members.required("ip", \.string)
    shellPort = try members.required("shell_port", \.integer)
    controlPort = try members.required("control_port", \.integer)
    ioPubPort = try members.required("iopub_port", \.integer)
    stdinPort = try members.required("stdin_port", \.integer)
    heartbeatPort = try members.required("hb_port", \.integer)
    key = try members.optional("key", \.string) ?? ""
    let scheme = try members.optional("signature_scheme", \.string) ?? "hmac-sha256"
    guard key.isEmpty || scheme == "hmac-sha256" else {
      throw JSONError("the signature scheme is \(scheme); only hmac-sha256 is known")
    }
  }
}
