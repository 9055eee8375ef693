package import Columns

/// Reading of comma- and blank-separated text.
package enum TextTable {
  /// Reads all rows of a file; a column for each header of the schema.
  ///
  /// - Parameters:
  ///   - path: a file that may be read; see `FileSandbox`.
  ///   - factors: for each column what its numbers are multiplied with, to internal units.
  ///   - threads: how many threads read; the result does not depend on it.
  ///   - interrupted: called from all of them, every few thousand rows; throws to end the work.
  /// - Throws: `ReadError`, and what `interrupted` throws.
  package static func read(
    path: String, schema: TextSchema, factors: [Double], threads: Int,
    interrupted: @Sendable () throws -> Void
  ) throws -> [ColumnData] {
    precondition(factors.count == schema.headers.count)
    let bytes = TextBytes(try FileBytes(path: path, interrupted: interrupted))
    return try read(
      bytes, schema: schema, factors: factors, threads: threads, interrupted: interrupted)
  }

  /// The bytes that one thread does at a time.
  static let chunkLength = 1 << 20

  static func read(
    _ bytes: TextBytes, schema: TextSchema, factors: [Double], threads: Int,
    chunkLength: Int = chunkLength, interrupted: @Sendable () throws -> Void
  ) throws -> [ColumnData] {
    let start = try schema.rows(of: bytes)
    let chunks = try TextChunk.divide(
      start, before: bytes.end, length: chunkLength, threads: threads, interrupted: interrupted)
    var parts: [RowReader.Part] = []
    let columns = try makeArrays(factors.count, count: chunks.last?.rows.upperBound ?? 0) {
      results in
      let columns = zip(schema.headers, zip(factors, results)).map {
        RowReader.Column(header: $0, factor: $1.0, values: $1.1)
      }
      let separator = start.separator
      parts = try concurrentMap(tasks: chunks.count, threads: threads) { index in
        var reader = RowReader(chunk: chunks[index], separator: separator, columns: columns)
        return try reader.read(interrupted)
      }
    }
    return zip(schema.headers, columns).enumerated().map { index, column in
      data(of: column.0, values: column.1, chunks: chunks, strings: parts.map { $0.strings[index] })
    }
  }

  /// A column from its numbers, masks, or codes with the strings of each chunk.
  private static func data(
    of header: ColumnHeader, values: [Double], chunks: [TextChunk], strings: [[String]]
  ) -> ColumnData {
    switch header.kind {
    case .number: return .numbers(values)
    case .boolean: return .booleans(values.map { $0 != 0 })
    case .string:
      var dictionary: [String] = []
      var known: [String: Int32] = [:]
      var codes: [Int32] = []
      codes.reserveCapacity(values.count)
      for (chunk, strings) in zip(chunks, strings) {
        let numbers = strings.map { string -> Int32 in
          if let number = known[string] { return number }
          let number = Int32(truncatingIfNeeded: dictionary.count)
          known[string] = number
          dictionary.append(string)
          return number
        }
        for value in values[chunk.rows] { codes.append(value.isNaN ? -1 : numbers[Int(value)]) }
      }
      return .strings(codes: codes, dictionary: dictionary)
    }
  }
}
