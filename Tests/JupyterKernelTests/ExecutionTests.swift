import Testing

extension KernelTests {
  @Suite struct ExecutionTests {
    let frontend: Frontend
    init() throws { frontend = try Frontend() }

    @Test func aCellShowsItsValuesInOrder() throws {
      let request = try frontend.execute("a\nb\nc")
      let published = try frontend.published(for: request)
      #expect(
        published.map(\.label) == [
          "busy", "execute_input", "display_data", "display_data", "execute_result", "idle",
        ])
      #expect(published.compactMap(\.plain) == ["a", "b", "c"])
      #expect(published[1]["code"] as? String == "a\nb\nc")
      #expect(published[1]["execution_count"] as? Int == 1)
      #expect(published[4]["execution_count"] as? Int == 1)
      let reply = try frontend.reply()
      #expect(reply.type == "execute_reply" && reply.parent == request)
      #expect(reply["status"] as? String == "ok" && reply["execution_count"] as? Int == 1)
    }

    @Test func errorsAreShownAndReplied() throws {
      let request = try frontend.execute("a\nfail here\nb")
      let published = try frontend.published(for: request)
      #expect(
        published.map(\.label) == ["busy", "execute_input", "display_data", "error", "idle"])
      let reply = try frontend.reply()
      #expect(reply["status"] as? String == "error" && reply["execution_count"] as? Int == 1)
      for message in [published[3], reply] {
        #expect(message["ename"] as? String == "EchoError")
        #expect(message["evalue"] as? String == "here")
        #expect(message["traceback"] as? [String] == ["at here"])
      }
    }

    @Test func silentCellsShowNothingAndCountNothing() throws {
      let silent = #""silent":true"#
      #expect(
        try frontend.published(for: frontend.execute("a\nprint b", silent)).map(\.label)
          == ["busy", "idle"])
      #expect(
        try frontend.published(for: frontend.execute("fail", silent)).map(\.label)
          == ["busy", "idle"])
      #expect(try frontend.reply()["execution_count"] as? Int == 0)
      #expect(try frontend.reply()["status"] as? String == "error")
    }

    @Test func onlyCellsForTheHistoryCount() throws {
      let counts = try [
        frontend.execute("a"), frontend.execute("b", #""store_history":false"#),
        frontend.execute(""), frontend.execute(" \n"), frontend.execute("c"),
      ].map { _ in try frontend.reply()["execution_count"] as? Int }
      #expect(counts == [1, 1, 1, 1, 2])
      let history = try frontend.ask("history_request", #"{"hist_access_type":"tail","n":9}"#)
      #expect((history["history"] as? [[Any]])?.map { $0[2] as? String } == ["a", "c"])
    }

    @Test func theHistoryHoldsResults() throws {
      for code in ["a\nb", "print c"] {
        _ = try frontend.execute(code)
        _ = try frontend.reply()
      }
      let history = try frontend.ask(
        "history_request", #"{"hist_access_type":"range","output":true}"#)
      let outputs = (history["history"] as? [[Any]])?.map { ($0[2] as? [Any])?[1] as? String }
      #expect(outputs == ["b", nil])
    }

    @Test func userExpressionsFailOneByOne() throws {
      _ = try frontend.execute("a", #""user_expressions":{"good":"1 + 1","bad":"fail"}"#)
      let values = try frontend.reply()["user_expressions"] as? [String: [String: Any]]
      #expect((values?["good"]?["data"] as? [String: String]) == ["text/plain": "1 + 1"])
      #expect(values?["bad"]?["status"] as? String == "error")
      #expect(values?["bad"]?["evalue"] as? String == "no value")
    }

    @Test func manySmallWritesMakeFewMessages() throws {
      let published = try frontend.published(for: frontend.execute("prints 100000"))
      let streams = published.filter { $0.type == "stream" }
      #expect(streams.count < 1000)
      let text = streams.compactMap { $0["text"] as? String }.joined()
      #expect(text == String(repeating: "x\n", count: 100_000))
    }

    @Test func streamsAndDisplaysKeepTheirOrder() throws {
      let code = "print 1\nprint 2\nwarn 3\nnamed 4\nprint 5\nupdate 6\nclear\nprint 7\nfail"
      let published = try frontend.published(for: frontend.execute(code))
      let shown = published.filter { !["status", "execute_input", "error"].contains($0.type) }
      // The first two writes are one message, unless the kernel took a break between them.
      let texts = shown.map { $0["text"] as? String ?? $0.plain ?? $0.type }
      #expect(texts.joined() == "1\n2\n3\n45\n6clear_output7\n")
      #expect(shown.first { $0.type == "stream" && $0["name"] as? String == "stderr" } != nil)
      for type in ["display_data", "update_display_data"] {
        let transient = shown.first { $0.type == type }?["transient"] as? [String: String]
        #expect(transient == ["display_id": "d1"])
      }
    }

    @Test func textIsShownWhileItsCellRuns() throws {
      _ = try frontend.execute("print early\nwait")
      var message = try frontend.published()
      while message.type != "stream" { message = try frontend.published() }
      #expect(message["text"] as? String == "early\n")
      #expect(try frontend.ask("interrupt_request", on: .control)["status"] as? String == "ok")
    }

    @Test func pagesAreInTheReply() throws {
      _ = try frontend.execute("page help")
      let payload = try frontend.reply()["payload"] as? [[String: Any]]
      #expect(payload?.first?["source"] as? String == "page")
      #expect(payload?.first?["data"] as? [String: String] == ["text/plain": "help"])
    }

    @Test func cellsOfTenMegabytesPass() throws {
      let code = String(decoding: [UInt8](repeating: 0x61, count: 10 << 20), as: UTF8.self)
      let published = try frontend.published(for: frontend.execute(code))
      #expect(published.compactMap(\.plain) == [code])
    }
  }
}
