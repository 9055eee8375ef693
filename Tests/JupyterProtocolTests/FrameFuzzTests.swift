import Foundation
import JupyterProtocol
import Testing

/// Throws damaged messages at the decoder: a few thousand, or as many as `DIPOLE_FUZZ` says.
@Suite struct FrameFuzzTests {
  private static let count =
    ProcessInfo.processInfo.environment["DIPOLE_FUZZ"].flatMap(Int.init) ?? 4000
  private let signer = Signer(key: Frame("secret".utf8))
  private let session = Session(key: Frame("secret".utf8))

  @Test func damagedMessagesAreRefusedOrReadable() throws {
    var random = SplitMix(state: 1)
    var (accepted, refused) = (0, 0)
    for _ in 0..<Self.count {
      var damage = Damage(random: random)
      let frames = damage.resigned(damage.applied(to: example(random: &random)), with: signer)
      random = damage.random
      do {
        let envelope = try session.open(frames)
        let header = try JSONSerialization.jsonObject(with: Data(envelope.header))
        #expect((header as? [String: Any])?["msg_type"] as? String == envelope.messageType)
        _ = try envelope.request()
        accepted += 1
      } catch is WireError {
        refused += 1
      }
    }
    #expect(accepted > Self.count / 20 && refused > Self.count / 20)
  }

  @Test func withoutTheKeyNoDamageGoesUnnoticed() throws {
    var random = SplitMix(state: 2)
    for _ in 0..<Self.count {
      let original = example(random: &random)
      var damage = Damage(random: random)
      let frames = damage.applied(to: original)
      random = damage.random
      guard let envelope = try? session.open(frames) else { continue }
      let message = try WireMessage(frames: frames)
      let untouched = try WireMessage(frames: original)
      // The signature covers the four dictionaries, joined: their borders may shift among them.
      #expect(joined(message) == joined(untouched))
      #expect(!envelope.messageType.isEmpty)
    }
  }

  private func joined(_ message: WireMessage) -> Frame {
    message.header + message.parentHeader + message.metadata + message.content
  }

  private func example(random: inout SplitMix) -> [Frame] {
    let examples = [
      ("execute_request", #"{"code":"x = 1","silent":false,"user_expressions":{"a":"b"}}"#),
      ("complete_request", #"{"code":"θ = si","cursor_pos":6}"#),
      ("inspect_request", #"{"code":"sin","cursor_pos":2,"detail_level":1}"#),
      ("history_request", #"{"hist_access_type":"search","pattern":"*","n":3,"unique":true}"#),
      ("debug_request", #"{"type":"request","seq":1,"command":"debugInfo","arguments":{}}"#),
      ("comm_open", #"{"comm_id":"1","target_name":"t","data":{"a":[1,2,{"b":null}]}}"#),
      ("shutdown_request", #"{"restart":true}"#),
    ]
    let (type, content) = examples[random.next(below: examples.count)]
    let header = #"{"msg_id":"1","session":"s","msg_type":"\#(type)","version":"5.5"}"#
    let parts = [header, "{}", "{}", content].map { Frame($0.utf8) }
    return [Frame("identity".utf8), WireMessage.delimiter, signer.sign(parts)] + parts
  }
}

/// One to three random changes to the frames of a message.
private struct Damage {
  var random: SplitMix

  mutating func applied(to frames: [Frame]) -> [Frame] {
    var frames = frames
    for _ in 0...random.next(below: 3) { damage(&frames) }
    return frames
  }

  /// Signs again what still has the shape of a message, so that the damage gets past the signature.
  mutating func resigned(_ frames: [Frame], with signer: Signer) -> [Frame] {
    guard random.next(below: 4) > 0, var message = try? WireMessage(frames: frames) else {
      return frames
    }
    let signed = [message.header, message.parentHeader, message.metadata, message.content]
    message.signature = signer.sign(signed)
    return message.frames
  }

  private mutating func damage(_ frames: inout [Frame]) {
    guard !frames.isEmpty else { return }
    let index = random.next(below: frames.count)
    switch random.next(below: 7) {
    case 0: frames.remove(at: index)
    case 1: frames.insert(frames[random.next(below: frames.count)], at: index)
    case 2: frames[index] = (0..<random.next(below: 40)).map { _ in random.nextByte() }
    case 3: frames[index].append(random.nextByte())
    case 4: frames.swapAt(index, random.next(below: frames.count))
    case 5: frames[index] = Array(frames[index].prefix(random.next(below: 60)))
    default:
      guard !frames[index].isEmpty else { return }
      frames[index][random.next(below: frames[index].count)] = random.nextByte()
    }
  }
}

/// SplitMix64 (Steele, Lea and Flood 2014): the same inputs in every run.
private struct SplitMix {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }

  mutating func next(below bound: Int) -> Int { Int(next() % UInt64(bound)) }

  mutating func nextByte() -> UInt8 { UInt8(truncatingIfNeeded: next()) }
}
