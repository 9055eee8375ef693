// Which characters make a name, and the one ASCII spelling that all ways of writing a name share.

extension Unicode.Scalar {
  /// May begin a name: a letter of any script, or `_`.
  var startsName: Bool {
    if isASCII { return self == "_" || ("a"..."z").contains(self) || ("A"..."Z").contains(self) }
    return properties.isXIDStart
  }

  /// May stand inside a name. Unicode counts the middle dot as such; here it multiplies.
  var continuesName: Bool {
    if isASCII { return startsName || ("0"..."9").contains(self) }
    if self == "\u{B7}" || self == "\u{387}" { return false }
    return properties.isXIDContinue || subscriptDigit != nil
  }

  /// 0 to 9 for `₀` to `₉`.
  var subscriptDigit: UInt32? {
    (0x2080...0x2089).contains(value) ? value - 0x2080 : nil
  }

  /// The plain character of a superscript digit or sign: `2` for `²`, `-` for `⁻`.
  var superscriptCharacter: Character? {
    switch self {
    case "\u{B9}": "1"
    case "\u{B2}": "2"
    case "\u{B3}": "3"
    case "\u{2070}": "0"
    case "\u{2074}"..."\u{2079}": Unicode.Scalar(0x30 + value - 0x2070).map(Character.init)
    case "\u{207B}": "-"
    default: nil
    }
  }
}

extension Name {
  /// The ASCII spelling of a name: Greek letters by their names, subscript digits as digits. Other
  /// letters stay; composed or not, they are one name, because `String` compares them so.
  package static func asciiSpelling(of written: String) -> String {
    guard !written.utf8.allSatisfy({ $0 < 0x80 }) else { return written }
    var text = ""
    for scalar in written.unicodeScalars {
      if let letter = greekNames[scalar] {
        text += letter
      } else if let digit = scalar.subscriptDigit {
        text += String(digit)
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
    return text
  }

  /// The Greek letter that completion puts in place of `\theta`, if there is one of that name.
  package static func greekLetter(named name: String) -> String? {
    greekLetters[name].map { String($0) }
  }

  /// The names completion offers after a backslash, in alphabetical order.
  package static let greekLetterNames: [String] = greekLetters.keys.sorted()

  private static let smallLetters: [(Unicode.Scalar, String)] = [
    ("α", "alpha"), ("β", "beta"), ("γ", "gamma"), ("δ", "delta"), ("ε", "epsilon"), ("ζ", "zeta"),
    ("η", "eta"), ("θ", "theta"), ("ι", "iota"), ("κ", "kappa"), ("λ", "lambda"), ("μ", "mu"),
    ("ν", "nu"), ("ξ", "xi"), ("ο", "omicron"), ("π", "pi"), ("ρ", "rho"), ("σ", "sigma"),
    ("τ", "tau"), ("υ", "upsilon"), ("φ", "phi"), ("χ", "chi"), ("ψ", "psi"), ("ω", "omega"),
  ]

  private static let greekLetters: [String: Unicode.Scalar] = {
    var letters: [String: Unicode.Scalar] = [:]
    for (letter, name) in smallLetters {
      letters[name] = letter
      guard let capital = letter.properties.uppercaseMapping.unicodeScalars.first else { continue }
      letters[name.prefix(1).uppercased() + name.dropFirst()] = capital
    }
    return letters
  }()

  /// Also the micro and ohm signs, the final sigma and the variant forms.
  private static let greekNames: [Unicode.Scalar: String] = {
    var names: [Unicode.Scalar: String] = [
      "\u{B5}": "mu", "\u{2126}": "Omega", "ς": "sigma", "ϑ": "theta", "ϕ": "phi", "ϵ": "epsilon",
      "ϰ": "kappa", "ϱ": "rho", "ϖ": "pi",
    ]
    for (name, letter) in greekLetters { names[letter] = name }
    return names
  }()
}
