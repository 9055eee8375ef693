import Glibc
import JupyterProtocol

extension UsageReply {
  /// What this process uses now.
  static func now() -> UsageReply {
    var name = utsname()
    uname(&name)
    let host = withUnsafeBytes(of: name.nodename) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
    var used = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &used)
    return UsageReply(hostname: host, pid: Int(getpid()), memory: used.ru_maxrss * 1024)
  }
}
