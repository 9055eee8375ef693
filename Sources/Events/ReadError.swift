/// What is wrong with a table in a file, and where.
package struct ReadError: Error, Sendable, Equatable {
  package enum Problem: Sendable, Equatable {
    /// There is no file, or the system does not give it: its reason.
    case unreadable(String)
    /// Nothing but blank lines and comments.
    case empty
    /// The first line is all numbers, and no names are given.
    case noHeader
    /// A header without a name before its unit, or with an unclosed `[`.
    case badHeader
    case duplicateName(String)
    /// More columns than a table may have.
    case tooManyColumns(limit: Int)
    /// The bytes are not UTF-8 text.
    case badEncoding
    case unclosedQuote
    /// Something other than a separator follows a closing quote.
    case textAfterQuote
    /// A line with another number of fields than there are columns.
    case fields(found: Int, expected: Int)
    case notANumber(column: String)
    case notABoolean(column: String)
    /// The header is no longer what it was when the cell was checked.
    case changed
    /// The file ends before what it says it holds.
    case truncated
    /// The bytes contradict each other: how.
    case damaged(String)
    /// libhdf5 gave nothing for so long.
    case silent(seconds: Int)
    /// The file is sound, but of a kind that is not read: which, and what to do.
    case unsupported(String, help: String)
    /// Columns with other numbers of rows than the first.
    case lengths(found: Int, expected: Int)
    /// The file has no table of this name, but these.
    case noTable(String, among: [String])
    /// The file has several tables, and none was named.
    case severalTables([String])
    /// The file has no column of a name that `columns` gives, but these.
    case noColumn(String, among: [String])
  }

  package var problem: Problem
  /// The line and the column of the file, from 1; 0 where the problem has no place.
  package var line: Int
  package var column: Int
  /// The offending text, shortened.
  package var text: String
  /// The part of a binary file: "branch `E`".
  package var part: String

  package init(
    _ problem: Problem, line: Int = 0, column: Int = 0, text: String = "", part: String = ""
  ) {
    self.problem = problem
    self.line = line
    self.column = column
    self.text = text
    self.part = part
  }

  /// The same error, in this part of the file unless a smaller part is known.
  package func inPart(_ part: String) -> ReadError {
    var error = self
    if error.part.isEmpty { error.part = part }
    return error
  }
}

/// Runs a step; an error of it is one in this part of the file.
package func inPart<Result>(
  _ part: @autoclosure () -> String, _ step: () throws(ReadError) -> Result
) throws(ReadError) -> Result {
  do throws(ReadError) { return try step() } catch { throw error.inPart(part()) }
}

extension ReadError {
  /// Where in the file: "line 3, column 5", or empty.
  package var place: String {
    if line > 0 { return column > 0 ? "line \(line), column \(column)" : "line \(line)" }
    return part
  }

  /// What is wrong, for the user.
  package var message: String {
    switch problem {
    case .unreadable(let reason): reason
    case .empty: "there are no rows in the file"
    case .noHeader: "the first line is all numbers: the columns have no names"
    case .badHeader: "`\(text)` is not a column's name and unit"
    case .duplicateName(let name): "two columns are called `\(name)`"
    case .tooManyColumns(let limit): "the header has more than \(limit) columns"
    case .badEncoding: "this is not UTF-8 text"
    case .unclosedQuote: "a quoted field has no closing quote"
    case .textAfterQuote: "`\(text)` follows a closing quote"
    case .fields(let found, let expected):
      "this line has \(found) \(found == 1 ? "field" : "fields"), and there are \(expected) columns"
    case .notANumber(let column):
      "`\(text)` is not a number, and `\(column)` is a column of numbers"
    case .notABoolean(let column):
      "`\(text)` is neither true nor false, and `\(column)` is a column of these"
    case .changed: "the file changed while it was read"
    case .truncated: "the file ends before its data do"
    case .damaged(let what): "the file is damaged: \(what)"
    case .silent(let seconds): "libhdf5 has given nothing for \(seconds) s"
    case .unsupported(let what, _): what
    case .lengths(let found, let expected):
      "this column has \(found) rows, and those before it have \(expected)"
    case .noTable(let name, _): "there is no table `\(name)` in the file"
    case .severalTables(let names): "there are \(names.count) tables in the file"
    case .noColumn(let name, _): "there is no column `\(name)` in the file"
    }
  }

  /// What to do about it.
  package var help: String {
    switch problem {
    case .unreadable: "check the name; files are read beneath the notebook's folder"
    case .empty: "a table begins with a line of names, such as `E [GeV], theta [rad]`"
    case .noHeader: "name them: read(\"…\", columns = \"E [GeV], theta [rad]\")"
    case .badHeader: "write `E [GeV]`, or `E` for a column without a unit"
    case .duplicateName: "give each column its own name"
    case .tooManyColumns: "a table has its rows below each other, one line each"
    case .badEncoding: "save the file as UTF-8 text, comma- or blank-separated"
    case .unclosedQuote: "close it; a quote inside a quoted field is written twice: \"\""
    case .textAfterQuote: "a quote inside a quoted field is written twice: \"\""
    case .fields:
      "a field that contains the separator stands in quotes; a missing value is written NA"
    case .notANumber: "a missing value is written NA or left empty"
    case .notABoolean: "write true or false in every row"
    case .changed: "run the cell again"
    case .truncated, .damaged: "make or copy the file again"
    case .silent: "try again when the machine is less busy; on some damaged files it never answers"
    case .unsupported(_, let help): help
    case .lengths: "the columns of a table have a cell for each row"
    case .noTable(_, let names), .severalTables(let names): "it has \(Self.list(names))"
    case .noColumn(_, let names): "it has \(Self.list(names))"
    }
  }

  /// The first of some names.
  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(8).map { "`\($0)`" }.joined(separator: ", ")
    return names.isEmpty ? "none" : shown + (names.count > 8 ? ", …" : "")
  }
}
