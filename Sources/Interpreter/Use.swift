/// Something that a notebook has used, for `cite` and `provenance`.
package enum Use: Sendable, Equatable {
  /// A data release, by its name.
  case dataset(String)
  /// A file, by the path that the notebook gives.
  case file(String)
  /// What the random numbers of a function were made of.
  case seed(of: String, UInt64)
  /// The rule of a limit that was shown.
  case rule(String)
}
