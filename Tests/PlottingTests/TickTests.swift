import Testing

@testable import Plotting

@Suite("Ticks")
struct TickTests {
  private func linear(_ lower: Double, _ upper: Double, _ count: Int = 6) -> [String] {
    Ticks.linear(Domain(lower: lower, upper: upper), count: count).major.map(\.label)
  }

  private func logarithmic(_ lower: Double, _ upper: Double, _ count: Int = 8) -> [String] {
    Ticks.logarithmic(Domain(lower: lower, upper: upper), count: count).major.map(\.label)
  }

  @Test("steps are 1, 2 or 5 times a power of ten, and labels share their decimals")
  func linearTicks() {
    #expect(linear(0, 1) == ["0", "0.2", "0.4", "0.6", "0.8", "1.0"])
    #expect(linear(0, 100, 4) == ["0", "50", "100"])
    #expect(linear(-3, 3) == ["−3", "−2", "−1", "0", "1", "2", "3"])
    #expect(linear(0.13, 0.61) == ["0.2", "0.3", "0.4", "0.5", "0.6"])
    #expect(linear(9_000, 21_000, 3) == ["10 000".thin, "15 000".thin, "20 000".thin])
    #expect(linear(0.001, 0.005, 4) == ["0.001", "0.002", "0.003", "0.004", "0.005"])
  }

  @Test("values far from one share a power of ten")
  func linearFactor() {
    let small = Ticks.linear(Domain(lower: 0, upper: 6e-45), count: 3)
    #expect(small.major.map(\.label) == ["0", "2", "4", "6"])
    #expect(small.factor == "×10⁻⁴⁵")
    #expect(small.major.map(\.value) == [0, 2e-45, 4e-45, 6e-45])
    let large = Ticks.linear(Domain(lower: 0, upper: 3e7), count: 3)
    #expect(large.major.map(\.label) == ["0", "10", "20", "30"])
    #expect(large.factor == "×10⁶")
  }

  @Test("powers of ten, thinned when there are many")
  func decades() {
    #expect(logarithmic(0.1, 1000) == ["0.1", "1", "10", "100", "1000"])
    #expect(logarithmic(1e-13, 1e-10) == ["10⁻¹³", "10⁻¹²", "10⁻¹¹", "10⁻¹⁰"])
    #expect(logarithmic(1e-50, 1e-40, 4) == ["10⁻⁴⁸", "10⁻⁴⁵", "10⁻⁴²"])
    #expect(logarithmic(1e-300, 1e300, 4) == ["10⁻²⁰⁰", "10⁰", "10²⁰⁰"])
  }

  @Test("minor ticks at 2 to 9 inside the domain")
  func minor() {
    let ticks = Ticks.logarithmic(Domain(lower: 0.5, upper: 200), count: 8)
    #expect(ticks.major.map(\.value) == [1, 10, 100])
    let expected =
      [0.5, 0.6, 0.7, 0.8, 0.9, 2, 3, 4, 5, 6, 7, 8, 9]
      + [20, 30, 40, 50, 60, 70, 80, 90, 200]
    #expect(ticks.minor == expected)
  }

  @Test("short logarithmic axes")
  func shortLogarithmic() {
    #expect(logarithmic(0.9, 6) == ["1", "2", "5"])
    #expect(logarithmic(2e-5, 6e-4) == ["2×10⁻⁵", "5×10⁻⁵", "10⁻⁴", "2×10⁻⁴", "5×10⁻⁴"])
    #expect(logarithmic(3, 4, 5) == ["3.0", "3.2", "3.4", "3.6", "3.8", "4.0"])
  }

  @Test("no axis, however odd, has too many ticks or one visibly outside")
  func odd() {
    let ends: [Double] = [
      -1.7e308, -1e300, -5, -1e-300, 0, .leastNonzeroMagnitude, .leastNormalMagnitude / 8, 1e-300,
      1e-5, 1, 1.0000001,
      1e16,
      1e16 + 2, 1e300, 1.7e308,
    ]
    for (index, lower) in ends.enumerated() {
      for upper in ends[(index + 1)...] {
        let domain = Domain(lower: lower, upper: upper)
        var all = [Ticks.linear(domain, count: 6)]
        if lower > 0 { all.append(.logarithmic(domain, count: 6)) }
        for ticks in all {
          #expect(ticks.major.count <= 13, "\(domain)")
          let slack = (upper / 4 - lower / 4) * 1e-8
          let inside = Domain(lower: lower - slack, upper: upper + slack)
          #expect(ticks.major.allSatisfy { inside.contains($0.value) }, "\(domain)")
        }
      }
    }
  }

  @Test("the exponent of a number, at and beside powers of ten")
  func exponents() {
    #expect(decade(1000) == 3)
    #expect(decade(999.999) == 2)
    #expect(decade(1e-45) == -45)
    #expect(decade(9.99e-46) == -46)
    #expect(decade(0) == 0)
  }
}

extension String {
  /// The text with thin spaces for spaces.
  fileprivate var thin: String { replacing(" ", with: "\u{2009}") }
}
