/// A label cut into stretches on the line, raised and lowered: Unicode superscripts and subscripts, and
/// the `_` of a one-letter symbol (`ν_e`, `T_max`), become real ones. Fonts draw `⁻⁴⁵` from several
/// designs and sizes; a raised `−45` looks the same everywhere.
struct Typeset: Sendable, Equatable {
  enum Level: Sendable { case line, raised, lowered }

  struct Run: Sendable, Equatable {
    var text: String
    var level: Level
  }

  /// The size of raised and lowered text relative to the line's.
  static let scriptSize = 0.72

  private(set) var runs: [Run] = []

  init(_ label: String) {
    let characters = Array(label)
    var index = 0
    while index < characters.count {
      let character = characters[index]
      if let plain = Typeset.superscripts[character] {
        append(plain, .raised)
      } else if let plain = Typeset.subscripts[character] {
        append(plain, .lowered)
      } else if Typeset.isSubscriptMark(at: index, in: characters) {
        index += 1
        while index < characters.count, Typeset.isWordLike(characters[index]) {
          append(characters[index], .lowered)
          index += 1
        }
        continue
      } else {
        append(character, .line)
      }
      index += 1
    }
  }

  /// The width at font size 1.
  var width: Double {
    runs.reduce(0) { sum, run in
      sum + TextWidth.of(run.text) * (run.level == .line ? 1 : Typeset.scriptSize)
    }
  }

  private mutating func append(_ character: Character, _ level: Level) {
    if runs.last?.level == level {
      runs[runs.count - 1].text.append(character)
    } else {
      runs.append(Run(text: String(character), level: level))
    }
  }

  /// Whether there is a `_` between a single letter and a word.
  private static func isSubscriptMark(at index: Int, in text: [Character]) -> Bool {
    guard text[index] == "_", index > 0, text[index - 1].isLetter else { return false }
    guard index + 1 < text.count, isWordLike(text[index + 1]) else { return false }
    return index == 1 || !(isWordLike(text[index - 2]) || text[index - 2] == "_")
  }

  private static func isWordLike(_ character: Character) -> Bool {
    character.isLetter || character.isNumber && superscripts[character] == nil
  }

  private static let superscripts: [Character: Character] = [
    "⁰": "0", "¹": "1", "²": "2", "³": "3", "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7", "⁸": "8",
    "⁹": "9",
    "⁻": "−", "⁺": "+", "ⁿ": "n",
  ]

  private static let subscripts: [Character: Character] = [
    "₀": "0", "₁": "1", "₂": "2", "₃": "3", "₄": "4", "₅": "5", "₆": "6", "₇": "7", "₈": "8",
    "₉": "9",
    "₋": "−", "₊": "+", "ₑ": "e",
  ]
}
