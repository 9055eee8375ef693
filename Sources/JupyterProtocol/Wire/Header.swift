import Glibc

/// The first of the four dictionaries of a message: which message it is, when and whence it came.
enum Header {
  /// The text of a new header. The arguments hold nothing that JSON would have to escape.
  static func text(messageID: String, session: String, messageType: String) -> Frame {
    let text = """
      {"msg_id":"\(messageID)","session":"\(session)","username":"kernel",\
      "date":"\(currentTime())","msg_type":"\(messageType)",\
      "version":"\(ProtocolVersion.current)"}
      """
    return Frame(text.utf8)
  }

  /// The type that a received header names. The whole header is read, to be sure that it is proper
  /// JSON: it goes back as it came, and a bad one would break every front end that gets it.
  static func messageType(of header: Frame) throws(WireError) -> String {
    try WireError.inPart("header") { () throws(JSONError) in
      try JSON.Members(text: header).required("msg_type", \.string)
    }
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
