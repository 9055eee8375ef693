import Foundation

/// A sample program of `Tests/Language`: cells (`# %%`) with comments that say what each must show.
///
///     2 MeV as keV              # expect: 2000 keV
///     1 keV + 1 cm              # expect error: E12 cannot add an energy and a length
///     1/2 keV                   # expect warning: W01
///
/// Several `# expect:` of a cell are its shown values in order; a table is written in one line. In programs
/// of mistakes, `# pasted: …` is a line of the cell after the first help is pasted, `# gives: …` what the
/// repaired cell shows, and `# by hand` marks a mistake that no edit can repair.
struct LanguageProgram: CustomStringConvertible {
  struct Complaint {
    let line: Int
    let code: String
    let fragment: String
  }

  struct Cell: CustomStringConvertible {
    let title: String
    let source: String
    var shown: [String] = []
    var errors: [Complaint] = []
    var warnings: [Complaint] = []
    var pasted: [String] = []
    var gives: [String] = []
    var isRepairedByHand = false

    var description: String { title }
  }

  let name: String
  let cells: [Cell]

  var description: String { name }

  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Language")

  /// Every program of a folder below `Tests/Language`, by name.
  static func all(in subfolder: String = "") -> [LanguageProgram] {
    let place = folder.appending(path: subfolder)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: place.path())) ?? []
    return names.filter { $0.hasSuffix(".dip") }.sorted().map {
      LanguageProgram(
        name: $0, text: (try? String(contentsOf: place.appending(path: $0), encoding: .utf8)) ?? "")
    }
  }

  init(name: String, text: String) {
    self.name = name
    var cells: [[String]] = [[]]
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if line.hasPrefix("# %%") { cells.append([]) }
      cells[cells.count - 1].append(line)
    }
    self.cells = cells.filter { $0.contains { !$0.isEmpty && !$0.hasPrefix("#") } }.map(
      Cell.init(lines:))
  }
}

extension LanguageProgram.Cell {
  init(lines: [String]) {
    title =
      lines.first.map { $0.replacing("# %%", with: "").trimmingCharacters(in: .whitespaces) } ?? ""
    let markers = ["# expect", "# pasted:", "# gives:", "# by hand"]
    source = lines.map { line in
      let code = markers.reduce(line) { $0.components(separatedBy: $1).first ?? $0 }
      return code.replacing(/\s+$/, with: "")
    }.joined(separator: "\n")
    for (index, line) in lines.enumerated() {
      let content = { (marker: String) -> String? in
        let parts = line.components(separatedBy: marker)
        guard parts.count > 1 else { return nil }
        let text = parts[1].components(separatedBy: "# expect").first ?? ""
        return text.trimmingCharacters(in: .whitespaces)
      }
      if let text = content("# expect:") { shown.append(text) }
      if let text = content("# expect error:") { errors.append(.init(line: index + 1, text)) }
      if let text = content("# expect warning:") { warnings.append(.init(line: index + 1, text)) }
      if let text = content("# pasted:") { pasted.append(text) }
      if let text = content("# gives:") { gives.append(text) }
      if line.hasPrefix("# by hand") { isRepairedByHand = true }
    }
  }
}

extension LanguageProgram.Complaint {
  init(line: Int, _ text: String) {
    self.line = line
    code = String(text.prefix(3))
    fragment = text.dropFirst(3).trimmingCharacters(in: .whitespaces)
  }
}

/// Whether a shown text is the expected one: numbers to the digits that are written, words exactly.
///
/// A number written without a point is exact; `~` stands for any word. Rules between the rows of a table
/// do not count.
func agrees(_ shown: String, _ expected: String) -> Bool {
  let (found, wanted) = (words(of: shown), words(of: expected))
  return found.count == wanted.count
    && zip(found, wanted).allSatisfy { found, wanted in
      if wanted == "~" || found == wanted { return true }
      guard let a = Double(found), let b = Double(wanted) else { return false }
      return abs(a - b) <= tolerance(of: wanted)
    }
}

private func words(of text: String) -> [String] {
  text.replacing("..", with: " .. ").split(whereSeparator: \.isWhitespace)
    .filter { !$0.allSatisfy { $0 == "─" } }
    .map { $0.trimmingCharacters(in: CharacterSet(charactersIn: "[],\"")) }
}

/// Half a unit of the last digit written behind a point.
private func tolerance(of number: String) -> Double {
  let parts = number.lowercased().split(separator: "e")
  guard let mantissa = parts.first, let point = mantissa.firstIndex(of: ".") else {
    return abs(Double(number) ?? 0) * 1e-12
  }
  let digits = mantissa.distance(from: point, to: mantissa.endIndex) - 1
  let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
  return 0.5000001 * pow(10, Double(exponent - digits))
}
