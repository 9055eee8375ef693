import FoundationEssentials

/// What a front end tells a new kernel: where to listen, and the key that signs messages.
package struct ConnectionFile: Sendable, Equatable {
  /// How the channels are reached.
  package enum Transport: String, Decodable, Sendable {
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
    self = try JSONDecoder().decode(Self.self, from: text)
  }
}

extension ConnectionFile: Decodable {
  enum CodingKeys: String, CodingKey {
    case transport, ip, key
    case shellPort = "shell_port"
    case controlPort = "control_port"
    case ioPubPort = "iopub_port"
    case stdinPort = "stdin_port"
    case heartbeatPort = "hb_port"
    case signatureScheme = "signature_scheme"
  }

  package init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    transport = try fields.decodeIfPresent(Transport.self, forKey: .transport) ?? .tcp
    ip = try fields.decode(String.self, forKey: .ip)
    shellPort = try fields.decode(Int.self, forKey: .shellPort)
    controlPort = try fields.decode(Int.self, forKey: .controlPort)
    ioPubPort = try fields.decode(Int.self, forKey: .ioPubPort)
    stdinPort = try fields.decode(Int.self, forKey: .stdinPort)
    heartbeatPort = try fields.decode(Int.self, forKey: .heartbeatPort)
    key = try fields.decodeIfPresent(String.self, forKey: .key) ?? ""
    let scheme = try fields.decodeIfPresent(String.self, forKey: .signatureScheme)
    if !key.isEmpty, let scheme, scheme != "hmac-sha256" {
      throw DecodingError.dataCorruptedError(
        forKey: .signatureScheme, in: fields,
        debugDescription: "the signature scheme is \(scheme); only hmac-sha256 is known")
    }
  }
}
