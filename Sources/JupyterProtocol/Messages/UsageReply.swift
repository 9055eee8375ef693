/// The answer to `usage_request`: what the kernel takes of the machine.
package struct UsageReply: OutgoingContent {
  package static let messageType = "usage_reply"

  package var hostname: String
  package var pid: Int
  /// The most memory that it has held at a time, in bytes.
  package var memory: Int

  package init(hostname: String, pid: Int, memory: Int) {
    self.hostname = hostname
    self.pid = pid
    self.memory = memory
  }

  package var members: JSON.Members {
    [
      "hostname": .string(hostname), "pid": .integer(pid), "kernel_memory": .integer(memory),
    ]
  }
}
