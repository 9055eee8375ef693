import JupyterProtocol
import Testing

extension KernelTests {
  @Suite struct ServingTests {
    @Test(arguments: [ConnectionFile.Transport.tcp, .ipc])
    func everyChannelAnswers(transport: ConnectionFile.Transport) throws {
      let frontend = try Frontend(transport: transport)
      #expect(try frontend.beat([[1], [2, 3]]) == [[1], [2, 3]])
      #expect(try frontend.ask("kernel_info_request").type == "kernel_info_reply")
      #expect(try frontend.ask("kernel_info_request", on: .control).type == "kernel_info_reply")
    }

    @Test func theKernelSaysWhatItIs() throws {
      let info = try Frontend().ask("kernel_info_request")
      #expect(info["status"] as? String == "ok")
      #expect(info["protocol_version"] as? String == "5.5")
      #expect((info["language_info"] as? [String: Any])?["name"] as? String == "echo")
    }

    @Test func everyRequestIsBetweenBusyAndIdle() throws {
      let frontend = try Frontend()
      for type in ["kernel_info_request", "comm_msg", "later_request", "comm_info_request"] {
        let request = try frontend.send(type)
        #expect(try frontend.published(for: request).map(\.label) == ["busy", "idle"])
      }
    }

    @Test func everySubscriberIsWelcomedFirst() throws {
      let frontend = try Frontend()
      for _ in 0..<200 { _ = try frontend.send("comm_info_request") }
      for _ in 0..<20 { #expect(try frontend.greetingOfAnother().type == "iopub_welcome") }
    }

    @Test(arguments: [Frontend.Channel.shell, .control])
    func shutdownIsAnnounced(channel: Frontend.Channel) throws {
      let frontend = try Frontend()
      let request = try frontend.send("shutdown_request", #"{"restart":true}"#, on: channel)
      let reply = try frontend.reply(on: channel)
      #expect(reply.type == "shutdown_reply" && reply["restart"] as? Bool == true)
      let published = try frontend.published(for: request)
      #expect(published.map(\.label) == ["busy", "shutdown_reply", "idle"])
    }

    @Test func commsOfUnknownTargetsAreClosed() throws {
      let frontend = try Frontend()
      let request = try frontend.send("comm_open", #"{"comm_id":"c","target_name":"t"}"#)
      let published = try frontend.published(for: request)
      #expect(published.map(\.label) == ["busy", "comm_close", "idle"])
      #expect(published[1]["comm_id"] as? String == "c")
      #expect(try frontend.ask("comm_info_request")["comms"] as? [String: String] == [:])
    }

    @Test func positionsOutsideTheCodeAreBroughtInside() throws {
      let frontend = try Frontend()
      let beyond = try frontend.ask("complete_request", #"{"code":"θx","cursor_pos":99}"#)
      #expect(beyond["cursor_end"] as? Int == 2)
      let before = try frontend.ask("complete_request", #"{"code":"θx","cursor_pos":-9}"#)
      #expect(before["cursor_end"] as? Int == 0)
    }

    @Test func documentationIsFoundOrNot() throws {
      let frontend = try Frontend()
      let found = try frontend.ask(
        "inspect_request", #"{"code":"sin","cursor_pos":2,"detail_level":1}"#)
      #expect(found["found"] as? Bool == true)
      #expect(found.plain == "sin at 2 in detail 1")
      let missing = try frontend.ask("inspect_request", #"{"code":"unknown","cursor_pos":2}"#)
      #expect(missing["found"] as? Bool == false)
    }

    @Test func variablesAreShownToExplorers() throws {
      let frontend = try Frontend()
      let list = try frontend.ask(
        "debug_request", #"{"seq":1,"command":"inspectVariables"}"#, on: .control)
      let variables = (list["body"] as? [String: Any])?["variables"] as? [[String: Any]]
      #expect(variables?.first?["name"] as? String == "x")
      let value = try frontend.ask(
        "debug_request",
        #"{"seq":2,"command":"richInspectVariables","arguments":{"variableName":"x"}}"#,
        on: .control)
      let data = (value["body"] as? [String: Any])?["data"] as? [String: String]
      #expect(data == ["text/plain": "1"])
      let other = try frontend.ask(
        "debug_request", #"{"seq":3,"command":"attach"}"#, on: .control)
      #expect(other["success"] as? Bool == false && other["request_seq"] as? Int == 3)
    }

    @Test func usageIsTold() throws {
      let usage = try Frontend().ask("usage_request", on: .control)
      #expect(usage["kernel_memory"] as? Int ?? 0 > 1 << 20)
    }
  }
}
