import Foundation
import JupyterProtocol
import Testing

/// Reading JSON text, by the examples and the grammar of RFC 8259.
@Suite struct JSONReaderTests {
  @Test(arguments: [
    "0", "-0", "-1.5e+3", "1E3", "12.25", "1e-7", "9007199254740993",
    "true", "false", "null", #""""#, "[]", "{}", " [ 1 , [ ] , { } ] \n\t\r",
    #"{"a":{"b":[{"c":null}]},"":0}"#, #""\"\\\/\b\f\n\r\t\u00e9\u2028\uD83D\uDE00""#,
    "\"é\u{2028}😀\u{7f}\"",
  ])
  func validTextIsReadAsFoundationReadsIt(text: String) throws {
    let expected = try JSONDecoder().decode(ByFoundation.self, from: Data(text.utf8)).value
    #expect(try JSON(text: Frame(text.utf8)) == expected)
  }

  @Test(arguments: [
    "", " ", "{", "[", "]", "}", "[1", "[1,", "[1,]", "[,1]", "[1 2]", "{\"a\"}", "{\"a\":}",
    "{\"a\":1,}", "{a:1}", "{1:1}", "{\"a\" 1}", "1 2", "tru", "nul", "TRUE", "NaN", "Infinity",
    "-", "+1", "01", "-01", "1.", ".5", "1e", "1e+", "0x1", "1e999", "'a'", "\"", "\"a", "\"\\\"",
    "\"\\x\"", "\"\\u12\"", "\"\\u12g4\"", "\"\\ud800\"", "\"\\udc00\"", "\"\\ud800\\u0041\"",
    "\"\\ud800x\"", "\"a\nb\"", "\"\u{0}\"", "\u{feff}1", "[1]x", "/* */ 1", "\u{a0}1",
    "\"\\uff１1\"",
  ])
  func otherTextIsRefused(text: String) {
    #expect(throws: JSONError.self) { try JSON(text: Frame(text.utf8)) }
  }

  @Test(
    arguments: [
      [0x22, 0xFF, 0x22], [0x22, 0xC0, 0x80, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22], [0x80],
    ] as [Frame])
  func textThatIsNotUTF8IsRefused(text: Frame) {
    #expect(throws: JSONError.self) { try JSON(text: text) }
  }

  @Test func theLastOfTwoMembersCounts() throws {
    #expect(try JSON(text: Frame(#"{"a":1,"a":2}"#.utf8)) == ["a": 2])
  }

  @Test func nestingHasALimit() throws {
    func nested(_ depth: Int) -> Frame {
      Frame(repeating: UInt8(ascii: "["), count: depth)
        + Frame(repeating: UInt8(ascii: "]"), count: depth)
    }
    #expect(throws: Never.self) { try JSON(text: nested(512)) }
    #expect(throws: JSONError.self) { try JSON(text: nested(513)) }
    let wide = "[" + Array(repeating: "[[]]", count: 1000).joined(separator: ",") + "]"
    #expect(throws: Never.self) { try JSON(text: Frame(wide.utf8)) }
  }
}
