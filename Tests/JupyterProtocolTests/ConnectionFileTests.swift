import Foundation
import JupyterProtocol
import Testing

@Suite struct ConnectionFileTests {
  @Test func tcp() throws {
    let connection = try read(
      """
      {"shell_port": 1, "iopub_port": 2, "stdin_port": 3, "control_port": 4, "hb_port": 5,
      "ip": "127.0.0.1", "key": "k", "transport": "tcp", "signature_scheme": "hmac-sha256",
      "kernel_name": "dipole", "jupyter_session": "x.ipynb"}
      """)
    #expect(connection.shellPort == 1 && connection.ioPubPort == 2 && connection.stdinPort == 3)
    #expect(connection.controlPort == 4 && connection.heartbeatPort == 5)
    #expect(connection.key == "k")
    #expect(connection.address(port: 7) == "tcp://127.0.0.1:7")
  }

  @Test func ipc() throws {
    let connection = try read(
      """
      {"shell_port": 1, "iopub_port": 2, "stdin_port": 3, "control_port": 4, "hb_port": 5,
      "ip": "/tmp/k", "key": "", "transport": "ipc", "signature_scheme": ""}
      """)
    #expect(connection.address(port: 7) == "ipc:///tmp/k-7")
  }

  @Test(arguments: [
    "", "{}", #"{"ip":"127.0.0.1"}"#,
    """
    {"shell_port": 1, "iopub_port": 2, "stdin_port": 3, "control_port": 4, "hb_port": 5,
    "ip": "127.0.0.1", "key": "k", "transport": "tcp", "signature_scheme": "hmac-md5"}
    """,
    """
    {"shell_port": 1, "iopub_port": 2, "stdin_port": 3, "control_port": 4, "hb_port": 5,
    "ip": "127.0.0.1", "key": "k", "transport": "udp", "signature_scheme": "hmac-sha256"}
    """,
  ])
  func otherFilesAreRefused(text: String) {
    #expect(throws: (any Error).self) { try read(text) }
  }

  @Test func aMissingFileIsRefused() {
    #expect(throws: (any Error).self) { try ConnectionFile(path: "/nowhere/kernel.json") }
  }

  private func read(_ text: String) throws -> ConnectionFile {
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).json")
    try Data(text.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    return try ConnectionFile(path: file.path)
  }
}
