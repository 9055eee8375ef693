/// Why received frames are not a message that the kernel can take.
package enum WireError: Error, Equatable, CustomStringConvertible {
  /// `<IDS|MSG>` is nowhere among the frames.
  case noDelimiter
  /// Fewer than a signature and four dictionaries follow the delimiter.
  case truncated(frames: Int)
  /// Signed with another key, or not at all.
  case badSignature
  /// A dictionary is not UTF-8, not JSON, or lacks what the protocol requires in it.
  case malformed(part: String, reason: String)

  package var description: String {
    switch self {
    case .noDelimiter: "no delimiter"
    case .truncated(let frames): "\(frames) frames after the delimiter instead of 5 or more"
    case .badSignature: "bad signature"
    case .malformed(let part, let reason): "bad \(part): \(reason)"
    }
  }
}

extension WireError {
  /// Reads one of the dictionaries.
  static func inPart<Value>(
    _ part: String, read: () throws(JSONError) -> Value
  ) throws(WireError) -> Value {
    do throws(JSONError) {
      return try read()
    } catch {
      throw .malformed(part: part, reason: error.description)
    }
  }
}
