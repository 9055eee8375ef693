import JupyterProtocol

/// The cells that have run, in memory: there is this session only, number 1.
struct History {
  private static let session = 1

  private var entries: [HistoryReply.Entry] = []

  mutating func append(line: Int, input: String, output: String?) {
    entries.append(.init(session: Self.session, line: line, input: input, output: output))
  }

  /// The entries asked for, oldest first.
  func entries(_ access: HistoryRequest.Access) -> [HistoryReply.Entry] {
    switch access {
    case .range(let session, let start, let stop):
      guard session == 0 || session == Self.session else { return [] }
      return entries.filter { $0.line >= start && $0.line < stop ?? .max }
    case .tail(let count):
      return entries.suffix(max(count, 0))
    case .search(let pattern, let count, let unique):
      let pattern = Wildcards(pattern)
      let found = entries.filter { pattern.matches($0.input) }
      return (unique ? lastOfEach(found) : found).suffix(max(count ?? .max, 0))
    }
  }

  /// Each text once, where it was last.
  private func lastOfEach(_ entries: [HistoryReply.Entry]) -> [HistoryReply.Entry] {
    var seen: Set<String> = []
    return entries.reversed().filter { seen.insert($0.input).inserted }.reversed()
  }
}
