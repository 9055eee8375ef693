import JupyterProtocol
import Testing

@testable import JupyterKernel

@Suite struct HistoryTests {
  private let history: History = {
    var history = History()
    for (index, input) in ["a", "b1", "a", "b22", "c"].enumerated() {
      history.append(line: index + 1, input: input, output: nil)
    }
    return history
  }()

  @Test(arguments: [
    (HistoryRequest.Access.range(session: 0, start: 2, stop: 4), [2, 3]),
    (.range(session: 1, start: 4, stop: nil), [4, 5]),
    (.range(session: -1, start: 0, stop: nil), []),
    (.tail(count: 2), [4, 5]), (.tail(count: 99), [1, 2, 3, 4, 5]), (.tail(count: -1), []),
    (.search(pattern: "b*", count: nil, unique: false), [2, 4]),
    (.search(pattern: "b?", count: nil, unique: false), [2]),
    (.search(pattern: "*", count: 2, unique: false), [4, 5]),
    (.search(pattern: "a", count: nil, unique: true), [3]),
    (.search(pattern: "?", count: 1, unique: true), [5]),
  ])
  func linesFound(access: HistoryRequest.Access, lines: [Int]) {
    #expect(history.entries(access).map(\.line) == lines)
  }

  @Test(arguments: [
    ("", "", true), ("", "a", false), ("*", "", true), ("a*c", "abbc", true),
    ("a*c", "abcb", false), ("*b*d", "abbcd", true), ("?", "θ", true), ("?", "", false),
    ("a?*", "a", false), ("**a", "bba", true), ("*ab", "aab", true), ("[a]", "a", false),
  ])
  func wildcards(pattern: String, text: String, matches: Bool) {
    #expect(Wildcards(pattern).matches(text) == matches)
  }

  @Test func aPatternOfStarsEnds() {
    let pattern = Wildcards(String(repeating: "*a", count: 200) + "b")
    #expect(!pattern.matches(String(repeating: "a", count: 2000)))
  }
}
