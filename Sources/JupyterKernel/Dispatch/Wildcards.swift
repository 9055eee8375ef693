/// A pattern in which `*` stands for any text and `?` for any one code point.
struct Wildcards {
  private let pattern: [Unicode.Scalar]

  init(_ pattern: String) { self.pattern = Array(pattern.unicodeScalars) }

  /// Whether the whole text is of this form, in time of at most their lengths' product: only the
  /// last `*` is ever tried again.
  func matches(_ text: String) -> Bool {
    let text = Array(text.unicodeScalars)
    var (here, at) = (0, 0)
    var retry: (pattern: Int, text: Int)?
    while at < text.count {
      if here < pattern.count, pattern[here] == "*" {
        retry = (here, at)
        here += 1
      } else if here < pattern.count, pattern[here] == "?" || pattern[here] == text[at] {
        here += 1
        at += 1
      } else if let star = retry {
        retry = (star.pattern, star.text + 1)
        (here, at) = (star.pattern + 1, star.text + 1)
      } else {
        return false
      }
    }
    return pattern[here...].allSatisfy { $0 == "*" }
  }
}
