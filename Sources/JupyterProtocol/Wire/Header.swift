import Glibc

/// What the kernel reads of a header; the whole goes back as it came, as `parent_header`.
struct Header: Decodable {
  let messageType: String

  enum CodingKeys: String, CodingKey {
    case messageType = "msg_type"
  }

  /// Decodes every field, to be sure that each is proper JSON: the decoder does not look at what
  /// nobody asks for, and one bad header would break every front end that got it back.
  init(from decoder: any Decoder) throws {
    _ = try [String: JSON](from: decoder)
    messageType = try decoder.container(keyedBy: CodingKeys.self).decode(
      String.self, forKey: .messageType)
  }
}

extension Header {
  /// The text of a new header. The arguments hold nothing that JSON would have to escape.
  static func text(messageID: String, session: String, messageType: String) -> Frame {
    let text = """
      {"msg_id":"\(messageID)","session":"\(session)","username":"kernel",\
      "date":"\(currentTime())","msg_type":"\(messageType)",\
      "version":"\(ProtocolVersion.current)"}
      """
    return Frame(text.utf8)
  }

  /// The time now in UTC as ISO 8601, to the microsecond.
  private static func currentTime() -> String {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    var calendar = tm()
    gmtime_r(&now.tv_sec, &calendar)
    let day =
      "\(calendar.tm_year + 1900)-\(padded(calendar.tm_mon + 1))-\(padded(calendar.tm_mday))"
    let time = "\(padded(calendar.tm_hour)):\(padded(calendar.tm_min)):\(padded(calendar.tm_sec))"
    let microseconds = String(String(1_000_000 + now.tv_nsec / 1000).dropFirst())
    return "\(day)T\(time).\(microseconds)Z"
  }

  private static func padded(_ number: Int32) -> String {
    number < 10 ? "0\(number)" : "\(number)"
  }
}
