extension JSON {
  /// The text of a string.
  var string: String? { if case .string(let string) = self { string } else { nil } }

  /// The value of `true` or `false`.
  var bool: Bool? { if case .bool(let bool) = self { bool } else { nil } }

  /// The value of a whole number; the nearest that an `Int` can hold.
  var integer: Int? {
    guard case .number(let number) = self, number == number.rounded() else { return nil }
    return Int(exactly: number) ?? (number < 0 ? .min : .max)
  }

  /// The members of an object.
  var members: Members? { if case .object(let members) = self { members } else { nil } }
}

extension JSON.Members {
  /// What a member holds; nil if there is no such member or it is null.
  ///
  /// Throws when it holds something else.
  func optional<Wanted>(
    _ name: String, _ read: (JSON) -> Wanted?
  ) throws(JSONError) -> Wanted? {
    guard let json = self[name], json != .null else { return nil }
    guard let value = read(json) else { throw JSONError("\(name) is of another type") }
    return value
  }

  /// What a member holds that must be there.
  func required<Wanted>(_ name: String, _ read: (JSON) -> Wanted?) throws(JSONError) -> Wanted {
    guard let value = try optional(name, read) else { throw JSONError("no \(name)") }
    return value
  }
}
