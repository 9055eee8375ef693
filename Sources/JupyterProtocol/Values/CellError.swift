/// Why a cell failed, as a front end shows it.
package struct CellError: Error, Sendable, Equatable {
  /// The kind of error, in a word.
  package var name: String
  package var message: String
  /// Lines to show, which may hold ANSI colours.
  package var traceback: [String]

  package init(name: String, message: String, traceback: [String]) {
    self.name = name
    self.message = message
    self.traceback = traceback
  }

  var members: JSON.Members {
    [
      "ename": .string(name), "evalue": .string(message),
      "traceback": .array(traceback.map(JSON.string)),
    ]
  }
}
