import Glibc
import Testing

extension KernelTests {
  /// What goes on while a cell runs.
  @Suite struct BusyTests {
    let frontend: Frontend
    init() throws { frontend = try Frontend() }

    @Test func everythingButExecutionIsAnswered() throws {
      let cell = try frontend.execute("wait")
      try frontend.waitForStart(of: cell)
      #expect(try frontend.beat([[1]]) == [[1]])
      let code = #"{"code":"a","cursor_pos":1}"#
      for (type, content) in [
        ("kernel_info", "{}"), ("complete", code), ("inspect", code), ("is_complete", code),
        ("history", #"{"hist_access_type":"tail","n":1}"#), ("comm_info", "{}"),
      ] {
        #expect(try frontend.ask("\(type)_request", content).type == "\(type)_reply")
      }
      #expect(try frontend.ask("kernel_info_request", on: .control).type == "kernel_info_reply")
      _ = try frontend.ask("interrupt_request", on: .control)
      let reply = try frontend.reply()
      #expect(reply.parent == cell && reply["ename"] as? String == "Interrupted")
    }

    @Test func aSignalInterruptsToo() throws {
      let cell = try frontend.execute("wait")
      try frontend.waitForStart(of: cell)
      kill(getpid(), SIGINT)
      #expect(try frontend.reply()["ename"] as? String == "Interrupted")
    }

    @Test func anInterruptEndsOneCellOnly() throws {
      for _ in 0..<20 {
        let cell = try frontend.execute("wait")
        try frontend.waitForStart(of: cell)
        _ = try frontend.ask("interrupt_request", on: .control)
        #expect(try frontend.reply()["status"] as? String == "error")
        _ = try frontend.execute("a")
        #expect(try frontend.reply()["status"] as? String == "ok")
      }
    }

    @Test func anInterruptOfNothingIsForgotten() throws {
      _ = try frontend.ask("interrupt_request", on: .control)
      let cell = try frontend.execute("wait")
      try frontend.waitForStart(of: cell)
      #expect(try frontend.ask("comm_info_request").type == "comm_info_reply")
      _ = try frontend.ask("interrupt_request", on: .control)
      #expect(try frontend.reply().parent == cell)
    }

    @Test func shutdownDoesNotWaitForTheCell() throws {
      let cell = try frontend.execute("wait")
      try frontend.waitForStart(of: cell)
      let reply = try frontend.ask("shutdown_request", on: .control)
      #expect(reply.type == "shutdown_reply")
    }
  }
}
