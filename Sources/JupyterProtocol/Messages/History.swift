/// Asks for cells that ran before.
package struct HistoryRequest: IncomingContent {
  package static let messageType = "history_request"

  /// Which cells.
  package enum Access: Sendable, Equatable {
    /// The cells of a session from line `start` up to but not including `stop`, or to its end;
    /// session 0 is this one, negative ones count back from it.
    case range(session: Int, start: Int, stop: Int?)
    /// The last cells.
    case tail(count: Int)
    /// The last cells that match a pattern with `*` and `?`; with `unique`, each text once.
    case search(pattern: String, count: Int?, unique: Bool)
  }

  /// Whether the results are wanted too.
  package var output: Bool
  package var access: Access

  package init(_ members: JSON.Members) throws(JSONError) {
    output = try members.optional("output", \.bool) ?? false
    let count = try members.optional("n", \.integer)
    switch try members.required("hist_access_type", \.string) {
    case "range":
      access = .range(
        session: try members.optional("session", \.integer) ?? 0,
        start: try members.optional("start", \.integer) ?? 0,
        stop: try members.optional("stop", \.integer))
    case "tail":
      access = .tail(count: count ?? 10)
    case "search":
      access = .search(
        pattern: try members.optional("pattern", \.string) ?? "*", count: count,
        unique: try members.optional("unique", \.bool) ?? false)
    case let other: throw JSONError("no way to look into history: \(other)")
    }
  }
}

/// The cells that were asked for, oldest first.
package struct HistoryReply: OutgoingContent {
  package static let messageType = "history_reply"

  /// One cell.
  package struct Entry: Sendable, Equatable {
    package var session: Int
    package var line: Int
    package var input: String
    /// The text of its result, if it had one.
    package var output: String?

    package init(session: Int, line: Int, input: String, output: String?) {
      self.session = session
      self.line = line
      self.input = input
      self.output = output
    }
  }

  package var entries: [Entry]
  /// Whether entries are sent as input and output, or as input alone.
  package var showsOutput: Bool

  package init(_ entries: [Entry], showsOutput: Bool) {
    self.entries = entries
    self.showsOutput = showsOutput
  }

  package var members: JSON.Members {
    ["status": "ok", "history": .array(entries.map(json(of:)))]
  }

  private func json(of entry: Entry) -> JSON {
    let input = JSON.string(entry.input)
    let output = entry.output.map(JSON.string) ?? .null
    return [
      .integer(entry.session), .integer(entry.line), showsOutput ? [input, output] : input,
    ]
  }
}
