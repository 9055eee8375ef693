import FoundationEssentials

/// Decodes JSON text, which must be UTF-8 throughout: what is copied into a reply must be readable.
func decodeJSON<Value: Decodable>(_ text: Frame, part: String) throws(WireError) -> Value {
  guard String(validating: text, as: UTF8.self) != nil else {
    throw .malformed(part: part, reason: "not UTF-8")
  }
  do {
    return try JSONDecoder().decode(Value.self, from: Data(text))
  } catch {
    throw .malformed(part: part, reason: String(describing: error))
  }
}

/// The JSON text of a value.
func encodeJSON(_ value: some Encodable) throws -> Frame {
  let encoder = JSONEncoder()
  encoder.outputFormatting = .withoutEscapingSlashes
  return Frame(try encoder.encode(value))
}
