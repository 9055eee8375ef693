import Testing

@testable import Events

struct DecimalNumberTests {
  /// What the parser makes of a whole text, which must be used up.
  private func parse(_ text: String) -> Double? {
    Array((text + "\n7777777").utf8).withUnsafeBufferPointer { bytes in
      guard let start = bytes.baseAddress, let (value, end) = DecimalNumber.parse(start),
        end - start == text.utf8.count
      else { return nil }
      return value
    }
  }

  private func expectLibraryValue(_ text: String) {
    #expect(parse(text)?.bitPattern == Double(text)?.bitPattern, "\(text)")
  }

  @Test("the shortest text of any double gives that double")
  func shortestTexts() {
    var random = SplitMix(1)
    for _ in 0..<100_000 {
      let value = Double(bitPattern: random.next())
      guard value.isFinite else { continue }
      #expect(parse("\(value)")?.bitPattern == value.bitPattern, "\(value)")
    }
  }

  @Test("digits and exponents of any kind give what the standard library gives")
  func randomTexts() {
    var random = SplitMix(2)
    for _ in 0..<100_000 {
      let count = Int.random(in: 1...25, using: &random)
      var text = (0..<count).map { _ in String(Int.random(in: 0...9, using: &random)) }.joined()
      let point = Int.random(in: 0...count, using: &random)
      if point < count { text.insert(".", at: text.index(text.startIndex, offsetBy: point)) }
      text += "e\(Int.random(in: -345...310, using: &random))"
      expectLibraryValue(text)
    }
  }

  /// Decimals half way between two doubles, and their neighbours.
  @Test func ties() {
    for text in [
      "9007199254740993", "9007199254740992", "9007199254740995", "9007199254740993e0",
      "4503599627370496.5", "4503599627370497.5", "1e23", "8.988465674311580e307",
      "2.2250738585072011e-308", "2.2250738585072014e-308", "4.9406564584124654e-324",
      "2.4703282292062327e-324", "2.4703282292062328e-324", "1.7976931348623157e308",
      "1.7976931348623158e308", "1.7976931348623159e308", "6.631236846766476e-316",
      "7.2057594037927933e16", "9223372036854775807", "18446744073709551615", "0e999", "1e-400",
    ] { expectLibraryValue(text) }
  }

  @Test func formsOfNumbers() {
    #expect(parse("12") == 12)
    #expect(parse("+.5") == 0.5)
    #expect(parse("5.") == 5)
    #expect(parse("-1.5E-3") == -0.0015)
    #expect(parse("1e+2") == 100)
    #expect(parse("-0")?.bitPattern == (-0.0).bitPattern)
    #expect(parse("inf") == .infinity)
    #expect(parse("-Infinity") == -.infinity)
    #expect(parse("1e99999999999999999999") == .infinity)
    #expect(parse("0.00000000000000000000000000000000000001") == 1e-38)
  }

  @Test(
    "what is no number",
    arguments: ["", "-", ".", "e5", "nan", "1x", "1e", "1 2", "--1", "0x10", "1_000"])
  func noNumbers(text: String) {
    #expect(parse(text) == nil)
  }
}

/// SplitMix64 (doi:10.1145/2660193.2660195): the same numbers in every test run.
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}
