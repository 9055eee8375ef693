internal import Columns
internal import Synchronization

/// A comma- or blank-separated text, perhaps gzipped.
struct TextSource: TableSource {
  private let file: OpenFile
  private let schema: TextSchema
  private let pieceLength: Int

  var headers: [ColumnHeader] { schema.headers }
  var rowCount: Int? { nil }

  /// - Parameters:
  ///   - columns: a header, for a text that has none.
  ///   - pieceLength: the bytes that a thread reads at a time; the result does not depend on it.
  init(_ file: OpenFile, columns: String?, pieceLength: Int = 1 << 20) throws(ReadError) {
    self.file = file
    self.pieceLength = pieceLength
    schema = try TextSchema(TextBeginning(file), columns: columns)
  }

  func cursor(
    columns: [Int], factors: [Double], threads: Int
  ) throws(ReadError) -> any TableCursor {
    let pieces = try TextPieces(TextBeginning(file), schema, length: pieceLength)
    return TextCursor(
      reader: RowReader(schema, columns: columns, factors: factors),
      pieces: TextCursor.Queue(pieces), threads: threads)
  }
}

/// Reads the rows of a text, piece by piece, on several threads.
private struct TextCursor: TableCursor {
  /// Gives pieces, numbered in order, to any thread.
  final class Queue: Sendable {
    private let state: Mutex<(pieces: TextPieces, number: Int)>

    init(_ pieces: sending TextPieces) { state = Mutex((pieces, 0)) }

    func next() throws(ReadError) -> (number: Int, piece: TextPiece)? {
      try state.withLock { state throws(ReadError) in
        guard let piece = try state.pieces.next() else { return nil }
        state.number += 1
        return (state.number, piece)
      }
    }
  }

  private let reader: RowReader
  private let pieces: Queue
  private let threads: Int
  private var columns: TextColumns
  private var isOver = false

  /// The pieces that a thread reads before it waits for the others.
  private static let piecesAtOnce = 16

  init(reader: RowReader, pieces: Queue, threads: Int) {
    self.reader = reader
    self.pieces = pieces
    self.threads = max(1, threads)
    columns = TextColumns(reader.columns.map(\.header.kind))
  }

  mutating func next(
    _ count: Int, interrupted: @Sendable () throws -> Void
  ) throws -> [ColumnData] {
    while columns.rowCount < count, !isOver { try read(interrupted) }
    return columns.take(min(count, columns.rowCount))
  }

  /// Reads some pieces; the error thrown is the first of the text.
  private mutating func read(_ interrupted: @Sendable () throws -> Void) throws {
    typealias Outcome = (number: Int, part: Result<TextPart, ReadError>)
    let outcomes = try concurrentMap(tasks: Self.piecesAtOnce * threads, threads: threads) {
      [pieces, reader] _ -> Outcome? in
      try interrupted()
      do throws(ReadError) {
        guard let (number, piece) = try pieces.next() else { return nil }
        return (number, Result { () throws(ReadError) in try reader.read(piece) })
      } catch { return (.max, .failure(error)) }
    }
    let found = outcomes.compactMap(\.self).sorted { $0.number < $1.number }
    isOver = found.count < outcomes.count
    for (_, part) in found { columns.append(try part.get()) }
  }
}
