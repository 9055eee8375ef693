import Foundation
import JupyterProtocol
import Testing

@Suite struct WireTests {
  let session = Session(key: Frame("secret".utf8))

  @Test func whatIsSentCanBeOpened() throws {
    let frames = session.frames(of: Status(.busy), to: [[7], [8, 9]])
    let envelope = try session.open(frames)
    #expect(envelope.identities == [[7], [8, 9]])
    #expect(envelope.messageType == "status")
  }

  @Test func theFramesAreThoseOfTheSpecification() throws {
    let parent = Frame(#"{"msg_id":"1"}"#.utf8)
    let frames = session.frames(of: Status(.idle), parent: parent, to: [[7]])
    try #require(frames.count == 7)
    #expect(frames[1] == Frame("<IDS|MSG>".utf8))
    #expect(frames[2].count == 64)
    #expect(frames[4] == parent)
    #expect(frames[5] == Frame("{}".utf8))
    #expect(frames[6] == Frame(#"{"execution_state":"idle"}"#.utf8))
  }

  @Test func theHeaderHasAllItsFields() throws {
    let frames = session.frames(of: Status(.idle), to: [])
    let header = try dictionary(frames[2])
    #expect(
      Set(header.keys) == ["msg_id", "session", "username", "date", "msg_type", "version"])
    #expect(header["session"] as? String == session.id)
    let formatter = ISO8601DateFormatter()
    formatter.formatOptions = [.withInternetDateTime, .withFractionalSeconds]
    let date = try #require(formatter.date(from: header["date"] as? String ?? ""))
    #expect(abs(date.timeIntervalSinceNow) < 3600)
  }

  @Test func everyMessageHasItsOwnNumber() throws {
    let identifiers = try (0..<100).map { _ in
      try dictionary(session.frames(of: Status(.idle), to: [])[2])["msg_id"] as? String
    }
    #expect(Set(identifiers).count == 100)
  }

  @Test func buffersFollowTheContent() throws {
    let frames = session.frames(of: Status(.idle), to: [[7]]) + [[1], [2]]
    let message = try WireMessage(frames: frames)
    #expect(message.buffers == [[1], [2]])
    #expect(message.frames == frames)
  }

  @Test func framesWithoutDelimiterAreRefused() {
    #expect(throws: WireError.noDelimiter) { try session.open([]) }
    #expect(throws: WireError.noDelimiter) { try session.open([[1], [2], [3]]) }
  }

  @Test func truncatedFramesAreRefused() throws {
    let frames = session.frames(of: Status(.idle), to: [[7]])
    for count in 2..<frames.count {
      #expect(throws: WireError.truncated(frames: count - 2)) {
        try session.open(Array(frames.prefix(count)))
      }
    }
  }

  @Test func everyPartIsSigned() throws {
    let frames = session.frames(of: Status(.idle), to: [[7]])
    for index in 3...6 {
      var forged = frames
      forged[index].append(UInt8(ascii: " "))
      #expect(throws: WireError.badSignature) { try session.open(forged) }
    }
  }

  @Test func anotherKeyIsRefused() throws {
    let frames = Session(key: Frame("other".utf8)).frames(of: Status(.idle), to: [])
    #expect(throws: WireError.badSignature) { try session.open(frames) }
    #expect(throws: WireError.badSignature) { try Session(key: []).open(frames) }
  }

  @Test(arguments: ["", "{", "[]", "null", "{}", #"{"msg_type":1}"#, "{\"msg_type\":\"a\u{0}\"}"])
  func malformedHeadersAreRefused(text: String) {
    let frames = signed(header: Frame(text.utf8), content: Frame("{}".utf8))
    #expect(throws: WireError.self) { try session.open(frames) }
  }

  @Test func invalidUnicodeIsRefused() {
    let header = Frame(#"{"msg_type":"a","username":""#.utf8) + [0xff] + Frame(#""}"#.utf8)
    #expect(throws: WireError.malformed(part: "header", reason: "not UTF-8")) {
      try session.open(signed(header: header, content: Frame("{}".utf8)))
    }
  }

  @Test func deepNestingIsRefusedAndNotFollowed() throws {
    let depth = 100_000
    let deep = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    let content = Frame(#"{"code":"","more":\#(deep)}"#.utf8)
    let header = Frame(#"{"msg_type":"execute_request"}"#.utf8)
    let envelope = try session.open(signed(header: header, content: content))
    #expect(throws: WireError.self) { try envelope.request() }
  }

  private func signed(header: Frame, content: Frame) -> [Frame] {
    let parts = [header, Frame("{}".utf8), Frame("{}".utf8), content]
    return [WireMessage.delimiter, Signer(key: Frame("secret".utf8)).sign(parts)] + parts
  }

  private func dictionary(_ frame: Frame) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(frame)) as? [String: Any])
  }
}
