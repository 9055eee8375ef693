import JupyterProtocol
import Testing

extension KernelTests {
  /// After anything that a broken or hostile peer sends, every channel lives on.
  @Suite struct BadInputTests {
    @Test(arguments: [Frontend.Channel.shell, .control])
    func everyChannelLivesOn(channel: Frontend.Channel) throws {
      let frontend = try Frontend()
      for frames in badFrames { try frontend.send(frames: frames, on: channel) }
      for parts in badParts { try frontend.send(parts: parts, on: channel) }
      #expect(try frontend.ask("kernel_info_request", on: channel).type == "kernel_info_reply")
      _ = try frontend.execute("a")
      #expect(try frontend.reply()["execution_count"] as? Int == 1)
      #expect(try frontend.beat([[1]]) == [[1]])
      #expect(frontend.engine.started == ["a"])
    }

    private let badFrames: [[Frame]] = {
      let parts = [
        #"{"msg_id":"1","msg_type":"execute_request"}"#, "{}", "{}", #"{"code":"forged"}"#,
      ].map { Frame($0.utf8) }
      let good = [WireMessage.delimiter, Signer(key: Frame("secret".utf8)).sign(parts)] + parts
      let forged = [WireMessage.delimiter, Signer(key: Frame("guess".utf8)).sign(parts)] + parts
      let unsigned = [WireMessage.delimiter, []] + parts
      return [[[]], [[0xff, 0xfe]], forged, unsigned] + (1..<6).map { Array(good.prefix($0)) }
    }()

    private let badParts: [[Frame]] = {
      let header = Frame(#"{"msg_id":"1","msg_type":"execute_request"}"#.utf8)
      let empty = Frame("{}".utf8)
      return [
        [[], [], [], []],
        [[0xff], empty, empty, empty],
        [Frame("[1]".utf8), empty, empty, empty],
        [Frame(#"{"msg_type":"execute_request","x":"\#u{1}"}"#.utf8), empty, empty, empty],
        [header, empty, empty, []],
        [header, empty, empty, Frame(#"{"code":"#.utf8)],
        [header, empty, empty, Frame(#"{"code":"a"#.utf8) + [0xc3, 0x28] + Frame(#""}"#.utf8)],
        [header, empty, empty, Frame(String(repeating: "[", count: 100_000).utf8)],
        [Frame(#"{"msg_id":"1","msg_type":"\u0000"}"#.utf8), empty, empty, empty],
      ]
    }()
  }
}
