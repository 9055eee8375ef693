/// What stands before the data of a `.npy` file: how its elements are stored, and how many there are.
///
/// Source: NumPy Enhancement Proposal 1, "A Simple File Format for NumPy Arrays", and its versions 2.0 and 3.0.
struct NumPyHeader: Sendable, Equatable {
  /// A number or text in each row.
  struct Field: Sendable, Equatable {
    enum Label: Sendable, Equatable {
      /// It is the whole row.
      case whole
      /// A field of a structured array.
      case name(String)
      /// A column of an array of two dimensions.
      case index(Int)
    }

    var label: Label
    var format: CellFormat
    /// Where it is in the bytes of a row.
    var offset: Int
  }

  private(set) var fields: [Field]
  /// The bytes of a row.
  private(set) var stride: Int
  private(set) var rowCount: Int
  /// The bytes of the header itself.
  private(set) var count: Int

  static let magic: [UInt8] = [0x93] + Array("NUMPY".utf8)

  private static let lengthLimit = 1 << 20
  private static let columnLimit = 4096

  init(_ stream: inout any ByteStream) throws(ReadError) {
    let start = try stream.bytes(8)
    guard start.starts(with: Self.magic), 1...3 ~= start[6] else {
      throw ReadError(.damaged("this is no NumPy array, or one of a version after 3"))
    }
    let width = start[6] == 1 ? 2 : 4
    let length = try stream.bytes(width).reversed().reduce(0) { $0 << 8 | Int($1) }
    guard length <= Self.lengthLimit else { throw ReadError(.damaged("the length of its header")) }
    let text = try stream.bytes(length)
    count = 8 + width + length
    guard case .dictionary(let members) = try PythonLiteral(text[...]),
      let descr = members["descr"], case .sequence(let shape)? = members["shape"]
    else { throw ReadError(.damaged("its header lacks an entry")) }
    (fields, stride) = try Self.fields(descr)
    rowCount = 0
    try take(shape: shape, isTransposed: members["fortran_order"] == .boolean(true))
  }

  /// Takes the rows, and the columns of an array of two dimensions.
  private mutating func take(
    shape: [PythonLiteral], isTransposed: Bool
  ) throws(ReadError) {
    let lengths = shape.compactMap { if case .integer(let length) = $0 { length } else { nil } }
    guard lengths.count == shape.count, lengths.allSatisfy({ $0 >= 0 }) else {
      throw ReadError(.damaged("its shape"))
    }
    guard let rows = lengths.first, lengths.count == 1 || !isTransposed, lengths.count <= 2 else {
      let shown = lengths.map(String.init).joined(separator: ", ")
      throw ReadError(
        .unsupported(
          "an array of shape (\(shown)) is not a column",
          help: "write arrays of one dimension, or of two in C order"))
    }
    rowCount = rows
    if lengths.count == 2 { try repeatFields(lengths[1]) }
    guard !rows.multipliedReportingOverflow(by: stride).overflow else {
      throw ReadError(.damaged("its shape"))
    }
  }

  private mutating func repeatFields(_ times: Int) throws(ReadError) {
    guard times > 0, times <= Self.columnLimit, let field = fields.first, fields.count == 1 else {
      throw ReadError(
        .unsupported(
          "an array of two dimensions has 1 to \(Self.columnLimit) columns of plain numbers",
          help: "write its columns as arrays of one dimension"))
    }
    fields = (0..<times).map { index in
      Field(
        label: times == 1 ? .whole : .index(index), format: field.format, offset: index * stride)
    }
    stride *= times
  }

  private static func fields(_ descr: PythonLiteral) throws(ReadError) -> ([Field], Int) {
    switch descr {
    case .string(let code):
      let format = try format(code)
      return ([Field(label: .whole, format: format, offset: 0)], format.width)
    case .sequence(let descriptions):
      return try structured(descriptions)
    default: throw ReadError(.damaged("its header lacks the kind of its elements"))
    }
  }

  /// The fields of a structured array: pairs of a name and a kind; one without a name is padding.
  private static func structured(
    _ descriptions: [PythonLiteral]
  ) throws(ReadError) -> ([Field], Int) {
    var fields: [Field] = []
    var offset = 0
    for description in descriptions {
      guard case .sequence(let parts) = description, parts.count == 2,
        let name = name(parts[0]), case .string(let code) = parts[1]
      else {
        throw ReadError(
          .unsupported(
            "a structured array has a field that is itself an array or structured",
            help: "write such fields as arrays of their own"))
      }
      if name.isEmpty, let padding = Int(code.drop { !$0.isNumber }), 0...lengthLimit ~= padding {
        offset += padding
        continue
      }
      let format = try inPart("field `\(name)`") { () throws(ReadError) in try Self.format(code) }
      fields.append(Field(label: .name(name), format: format, offset: offset))
      offset += format.width
    }
    guard !fields.isEmpty, fields.count <= columnLimit else {
      throw ReadError(.damaged("its header has no fields, or too many"))
    }
    return (fields, offset)
  }

  /// A field's name; one with a title is a pair of the two.
  private static func name(_ literal: PythonLiteral) -> String? {
    switch literal {
    case .string(let name): return name
    case .sequence(let pair):
      if pair.count == 2, case .string(let name) = pair[1] { return name }
      return nil
    default: return nil
    }
  }

  /// The format that a code such as `<f8` stands for.
  private static func format(_ code: String) throws(ReadError) -> CellFormat {
    guard let order = code.first, let kind = code.dropFirst().first,
      let size = Int(code.dropFirst(2)), 1...lengthLimit ~= size,
      let content = content(kind, size), "<>|=".contains(order)
    else {
      throw ReadError(
        .unsupported(
          "elements of NumPy's kind `\(code.prefix(20))` are not read",
          help: "numbers of 1 to 8 bytes, booleans and texts (S, U) are"))
    }
    return CellFormat(content: content, isBigEndian: order == ">")
  }

  private static func content(_ kind: Character, _ size: Int) -> CellFormat.Content? {
    switch (kind, size) {
    case ("f", 4): .float32
    case ("f", 8): .float64
    case ("i", 1): .int8
    case ("i", 2): .int16
    case ("i", 4): .int32
    case ("i", 8): .int64
    case ("u", 1): .uint8
    case ("u", 2): .uint16
    case ("u", 4): .uint32
    case ("u", 8): .uint64
    case ("b", 1): .boolean
    case ("S", _), ("a", _): .utf8(size)
    case ("U", _): .utf32(size)
    default: nil
    }
  }
}
