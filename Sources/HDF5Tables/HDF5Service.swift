internal import CHDF5
internal import Events

import Glibc

/// The work of `dipole-hdf5`: it writes messages to its standard output, and reads nothing but one file.
package struct HDF5Service {
  private let path: String
  private let group: String?

  /// Answers one question and returns the exit status.
  ///
  /// - Parameter arguments: `describe FILE GROUP`, or `read FILE GROUP ROWS COLUMN…`; the group may be empty, rows are
  ///   those that were described, columns are numbers of its columns.
  package static func serve(_ arguments: [String]) -> Int32 {
    guard arguments.count >= 3 else { return 2 }
    let service = HDF5Service(
      path: arguments[1], group: arguments[2].isEmpty ? nil : arguments[2])
    do throws(ReadError) {
      try HDF5.open()
      let numbers = arguments.dropFirst(3).compactMap { Int($0) }
      if arguments[0] == "describe" {
        try service.describe()
      } else if let rowCount = numbers.first {
        try service.read(rowCount: rowCount, columns: Array(numbers.dropFirst()))
      }
      return 0
    } catch {
      write(.failure(error))
      return 1
    }
  }

  private func describe() throws(ReadError) {
    let file = try open()
    let table = try table(of: file.id)
    Self.write(
      .table(
        HDF5Table(
          rowCount: table[0].rowCount,
          columns: table.flatMap { dataset in
            dataset.fields.map {
              HDF5Table.Column(name: $0.name, unit: $0.unit, content: $0.type.content)
            }
          }, refused: table.flatMap(\.refused))))
  }

  private func open() throws(ReadError) -> HDF5Handle {
    try HDF5Handle(H5Fopen(path, HDF5ReadOnly(), HDF5Default()), H5Fclose)
  }

  /// The datasets of the table, all of one length.
  private func table(of file: hid_t) throws(ReadError) -> [HDF5Dataset] {
    let datasets = try HDF5Catalogue(file).table(group).datasets
    guard let first = datasets.first else { throw ReadError(.empty) }
    for dataset in datasets {
      let isLong = dataset.rowCount != first.rowCount
      let length = ReadError(.lengths(found: dataset.rowCount, expected: first.rowCount))
      if let problem = dataset.problem ?? (isLong ? length : nil) {
        throw problem.inPart("dataset `\(dataset.path)`")
      }
    }
    return datasets
  }

  private func read(rowCount: Int, columns: [Int]) throws(ReadError) {
    let file = try open()
    let datasets = try table(of: file.id)
    guard datasets[0].rowCount == rowCount else { throw ReadError(.changed) }
    var order: [Int] = []
    var readers: [HDF5Reader] = []
    var first = 0
    for dataset in datasets {
      let own = columns.indices.filter { dataset.fields.indices.contains(columns[$0] - first) }
      if !own.isEmpty {
        let fields = own.map { columns[$0] - first }
        readers.append(
          try inPart("dataset `\(dataset.path)`") { () throws(ReadError) in
            try HDF5Reader(file.id, dataset, fields: fields)
          })
        order += own
      }
      first += dataset.fields.count
    }
    try write(rowCount, of: readers, order: order)
  }

  /// Writes all rows, piece by piece.
  ///
  /// - Parameter order: for each field of the readers the place of its column.
  private func write(
    _ rowCount: Int, of readers: [HDF5Reader], order: [Int]
  ) throws(ReadError) {
    var pieceRows = 1
    for reader in readers { pieceRows = max(pieceRows, try reader.pieceRows()) }
    var row = 0
    while row < rowCount {
      let rows = row..<min(rowCount, row + pieceRows)
      var cells: [[UInt8]] = []
      for reader in readers {
        cells += try inPart("dataset `\(reader.dataset.path)`") { () throws(ReadError) in
          try reader.read(rows)
        }
      }
      let ordered = zip(order, cells).sorted { $0.0 < $1.0 }.map(\.1)
      Self.write(.rows(count: rows.count, cells: ordered.reduce(into: []) { $0 += $1 }))
      row = rows.upperBound
    }
    Self.write(.end)
  }

  /// Writes a message; who reads it may be gone, and then nobody is left to be told.
  private static func write(_ message: HDF5Message) {
    message.bytes.withUnsafeBytes { bytes in
      var rest = bytes[...]
      while !rest.isEmpty {
        let part = UnsafeRawBufferPointer(rebasing: rest)
        let count = Glibc.write(1, part.baseAddress, part.count)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { exit(3) }
        rest = rest.dropFirst(count)
      }
    }
  }
}
