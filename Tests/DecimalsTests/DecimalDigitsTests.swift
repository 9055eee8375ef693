import Decimals
import Testing

@Suite("Decimal digits")
struct DecimalDigitsTests {
  @Test(
    "digits read back as the number", arguments: [0.1, 12.5, 1e-45, 1.25e300, 123_456.789, 3e22])
  func digits(_ value: Double) throws {
    let number = DecimalDigits(value, rounding: 17)
    let mantissa = number.digits.map { String($0) }.joined()
    let text = "\(mantissa)e\(number.exponent + 1 - number.digits.count)"
    #expect(try #require(Double(text)) == value)
  }

  @Test("halves round up, through nines into the next power of ten")
  func rounding() {
    #expect(DecimalDigits(2.5, rounding: 1).digits == [3])
    #expect(DecimalDigits(1.2344, rounding: 4).digits == [1, 2, 3, 4])
    let carried = DecimalDigits(9.996, rounding: 3)
    #expect(carried.digits == [1] && carried.exponent == 1)
    #expect(DecimalDigits(-0.25, rounding: 2).isNegative)
    #expect(DecimalDigits(0, rounding: 6).digits.isEmpty)
  }
}
