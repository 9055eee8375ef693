import Testing

extension KernelTests {
  @Suite struct QueueTests {
    let frontend: Frontend
    init() throws { frontend = try Frontend() }

    @Test func anErrorAbortsWhatWaitsInOrder() throws {
      let requests = try ["wait", "b", "c", "d"].map { try frontend.execute($0) }
      try frontend.waitForStart(of: requests[0])
      // Once this is answered, everything sent before it has arrived.
      #expect(try frontend.ask("is_complete_request", #"{"code":"a"}"#).type == "is_complete_reply")
      _ = try frontend.ask("interrupt_request", on: .control)
      let replies = try requests.map { _ in try frontend.reply() }
      #expect(replies.map(\.parent) == requests)
      #expect(
        replies.map { $0["status"] as? String } == ["error", "aborted", "aborted", "aborted"])
      #expect(replies.map { $0["execution_count"] as? Int } == [1, 1, 1, 1])
      for request in requests.dropFirst() {
        #expect(try frontend.published(for: request).map(\.label) == ["busy", "idle"])
      }
      #expect(frontend.engine.started == ["wait"])
    }

    @Test func whatArrivesDuringAnAbortIsAbortedToo() throws {
      for _ in 0..<100 {
        let requests = try ["fail", "b", "c", "d"].map { try frontend.execute($0) }
        let replies = try requests.map { _ in try frontend.reply() }
        #expect(replies.map(\.parent) == requests)
        // How many had arrived when the first failed is chance; that they come first is not.
        let rest = replies.dropFirst().map { $0["status"] as? String }
        #expect(rest.drop { $0 == "aborted" }.allSatisfy { $0 == "ok" })
      }
    }

    @Test func theQueueGoesOnAfterAnAbort() throws {
      _ = try frontend.execute("fail")
      #expect(try frontend.reply()["status"] as? String == "error")
      _ = try frontend.execute("a")
      let reply = try frontend.reply()
      #expect(reply["status"] as? String == "ok" && reply["execution_count"] as? Int == 2)
    }

    @Test func withoutStopOnErrorTheQueueRunsOn() throws {
      let stop = #""stop_on_error":false"#
      let requests = try [
        frontend.execute("wait", stop), frontend.execute("fail", stop), frontend.execute("c"),
      ]
      try frontend.waitForStart(of: requests[0])
      _ = try frontend.ask("interrupt_request", on: .control)
      let replies = try requests.map { _ in try frontend.reply() }
      #expect(replies.map(\.parent) == requests)
      #expect(replies.map { $0["status"] as? String } == ["error", "error", "ok"])
    }

    @Test func aThousandCellsRunInOrder() throws {
      let requests = try (0..<1000).map { try frontend.execute("cell \($0)") }
      let replies = try requests.map { _ in try frontend.reply() }
      #expect(replies.map(\.parent) == requests)
      #expect(replies.map { $0["execution_count"] as? Int } == Array(1...1000))
      for (number, request) in requests.enumerated() {
        #expect(try frontend.published(for: request).compactMap(\.plain) == ["cell \(number)"])
      }
    }
  }
}
