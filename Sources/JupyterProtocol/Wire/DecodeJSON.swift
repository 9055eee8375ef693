import FoundationEssentials

/// Decodes JSON text, which must be UTF-8 throughout: what is copied into a reply must be readable.
func decodeJSON<Value: Decodable>(_ text: Frame, part: String) throws(WireError) -> Value {
  guard String(validating: text, as: UTF8.self) != nil else {
    throw .malformed(part: part, reason: "not UTF-8")
  }
  do {
    return try JSONDecoder().decode(Value.self, from: Data(text))
  } catch let error as DecodingError {
    throw .malformed(part: part, reason: error.reason)
  } catch {
    throw .malformed(part: part, reason: "\(error)")
  }
}

extension DecodingError {
  /// What is wrong, in a sentence.
  fileprivate var reason: String {
    switch self {
    case .dataCorrupted(let context), .keyNotFound(_, let context),
      .typeMismatch(_, let context), .valueNotFound(_, let context):
      context.debugDescription
    @unknown default: "\(self)"
    }
  }
}
