import Testing

@testable import Tables

@Suite("Numbers of a column")
struct NumberFormatTests {
  private func write(_ values: [Double], significant: Int = 6) -> [String] {
    let format = NumberFormat(values, significant: significant)
    return values.map { format.number($0).plain }
  }

  @Test("decimals are those of the cell that needs most, within the significant digits")
  func decimals() {
    #expect(write([1, 2.5, 100]) == ["1.0", "2.5", "100.0"])
    #expect(write([241.94388, 2.5159123]) == ["241.944", "2.51591"])
    #expect(write([1.0 / 3], significant: 3) == ["0.333"])
    #expect(write([-0.25, 0]) == ["-0.25", "0.00"])
  }

  @Test("exponents for the whole column when any number needs one")
  func exponents() {
    #expect(write([1e-10, 2.9e-11, 6.4e-12]) == ["1.0e-10", "2.9e-11", "6.4e-12"])
    #expect(write([0.5, 1.5e12]) == ["5.0e-1", "1.5e12"])
    #expect(write([0, 1e-45]) == ["0", "1e-45"])
    #expect(write([1e300, .leastNonzeroMagnitude, 0.5]) == ["1e300", "5e-324", "5e-1"])
  }

  @Test("whole numbers stay whole, to the last digit")
  func whole() {
    #expect(write([2012, 2025]) == ["2012", "2025"])
    #expect(write([123_456_789_012, -1, 0]) == ["123456789012", "-1", "0"])
    #expect(write([1e15]) == ["1e15"])
  }

  @Test("rounding carries into new digits")
  func rounding() {
    #expect(write([9.999999, 0.5], significant: 3) == ["10.0", "0.5"])
    #expect(write([0.00099996], significant: 4) == ["0.001"])
    #expect(write([9.9999e-9], significant: 2) == ["1e-8"])
  }
}
