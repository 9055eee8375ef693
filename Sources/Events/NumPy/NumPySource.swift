/// The arrays of a NumPy file, `.npy` or `.npz`, as the columns of a table.
struct NumPySource: TableSource {
  let headers: [ColumnHeader]
  private let arrays: [NumPyArray]
  /// For each column its array, and the field of it.
  private let places: [(array: Int, field: Int)]

  var rowCount: Int? { arrays.first?.header.rowCount }

  /// - Parameter name: what the column of a `.npy` file without names is called.
  init(array file: OpenFile, name: String) throws(ReadError) {
    let array = try NumPyArray(name: name, count: file.count) { () throws(ReadError) in
      FileStream(file)
    }
    try self.init([array])
  }

  init(archive file: OpenFile) throws(ReadError) {
    let archive = try ZipArchive(file)
    var arrays: [NumPyArray] = []
    for member in archive.members where member.name.hasSuffix(".npy") {
      let name = String(member.name.dropLast(4))
      arrays.append(
        try inPart("array `\(name)`") { () throws(ReadError) in
          try NumPyArray(name: name, count: member.count) { () throws(ReadError) in
            try archive.stream(member)
          }
        })
    }
    try self.init(arrays)
  }

  private init(_ arrays: [NumPyArray]) throws(ReadError) {
    var headers: [ColumnHeader] = []
    var places: [(array: Int, field: Int)] = []
    for (index, array) in arrays.enumerated() {
      let expected = arrays[0].header.rowCount
      guard array.header.rowCount == expected else {
        throw ReadError(
          .lengths(found: array.header.rowCount, expected: expected),
          part: "array `\(array.name)`")
      }
      headers += array.columns
      places += array.header.fields.indices.map { (index, $0) }
    }
    try headers.check()
    (self.headers, self.arrays, self.places) = (headers, arrays, places)
  }

  func cursor(
    columns: [Int], factors: [Double], threads: Int
  ) throws(ReadError) -> any TableCursor {
    var readers: [NumPyReader] = []
    for index in arrays.indices {
      let wanted = zip(columns, factors).filter { places[$0.0].array == index }
      if wanted.isEmpty { continue }
      let cells = wanted.map { (field: places[$0.0].field, factor: $0.1) }
      readers.append(try NumPyReader(arrays[index], cells))
    }
    // The readers give their columns array by array; they are asked for in any order.
    let given = columns.indices.sorted {
      (places[columns[$0]].array, $0) < (places[columns[$1]].array, $1)
    }
    return NumPyCursor(readers: readers, given: given, threads: threads)
  }
}
