import Foundation
import JupyterProtocol
import Testing

/// A message from the kernel, its signature verified.
struct Received {
  let type: String
  /// The number of the request that it answers; nil if it answers none.
  let parent: String?
  let content: [String: Any]

  init(frames: [Frame], session: Session) throws {
    type = try session.open(frames).messageType
    let message = try WireMessage(frames: frames)
    let parentHeader = try JSONSerialization.jsonObject(with: Data(message.parentHeader))
    parent = try #require(parentHeader as? [String: Any])["msg_id"] as? String
    let content = try JSONSerialization.jsonObject(with: Data(message.content))
    self.content = try #require(content as? [String: Any])
  }

  subscript(field: String) -> Any? { content[field] }

  var isIdle: Bool { content["execution_state"] as? String == "idle" }

  /// The `text/plain` of a display or a result.
  var plain: String? { (content["data"] as? [String: Any])?["text/plain"] as? String }

  /// The message in a word or two: its type, or what a status says.
  var label: String { content["execution_state"] as? String ?? type }
}
