/// Something that a running cell shows.
package enum Output: Sendable, Equatable {
  /// Text on one of the two streams; many small ones are sent as one.
  case stream(StreamName, String)
  /// A value shown in passing; with an identifier it can be updated later.
  case display(MIMEBundle, id: String? = nil)
  /// A new content for every display with this identifier.
  case update(MIMEBundle, id: String)
  /// The value of the cell: its last bare expression, once at most.
  case result(MIMEBundle)
  /// A page of help, which the front end shows beside the notebook.
  case page(MIMEBundle)
  /// Clears what the cell has shown; with `wait`, only when something new arrives.
  case clear(wait: Bool)
}

/// The two text streams of a cell.
package enum StreamName: String, Sendable {
  case standardOutput = "stdout"
  case standardError = "stderr"
}
