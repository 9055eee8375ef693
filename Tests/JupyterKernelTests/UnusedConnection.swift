import Foundation
import Glibc
import JupyterProtocol
import Testing

extension ConnectionFile {
  /// Addresses where nobody listens.
  static func unused(_ transport: Transport) throws -> ConnectionFile {
    let path = FileManager.default.temporaryDirectory.appending(path: "dipole-\(UUID())").path
    let ports = try transport == .tcp ? unusedPorts(5) : [1, 2, 3, 4, 5]
    let ip = transport == .tcp ? "127.0.0.1" : path
    let text = """
      {"transport":"\(transport)","ip":"\(ip)","shell_port":\(ports[0]),"control_port":\(ports[1]),
      "iopub_port":\(ports[2]),"stdin_port":\(ports[3]),"hb_port":\(ports[4]),"key":"secret",
      "signature_scheme":"hmac-sha256"}
      """
    return try ConnectionFile(JSON.Members(text: Frame(text.utf8)))
  }

  /// Ports that the system has just given out and taken back.
  private static func unusedPorts(_ count: Int) throws -> [Int] {
    let sockets = (0..<count).map { _ in socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0) }
    defer { for socket in sockets { close(socket) } }
    return try sockets.map { socket in
      var address = sockaddr_in()
      address.sin_family = sa_family_t(AF_INET)
      address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
      var size = socklen_t(MemoryLayout<sockaddr_in>.size)
      let bound = withUnsafeMutablePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          bind(socket, $0, size) == 0 && getsockname(socket, $0, &size) == 0
        }
      }
      try #require(bound)
      return Int(UInt16(bigEndian: address.sin_port))
    }
  }
}
