import Glibc

/// Writes one short line to standard error, where front ends keep what kernels have to say.
func log(_ message: String) {
  let line = Array("kernel: \(message.prefix(300))\n".utf8)
  _ = write(STDERR_FILENO, line, line.count)
}
