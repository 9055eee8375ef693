import Histograms
import Testing

@Suite struct EfficiencyTests {
  /// Intervals computed independently, from SciPy's beta distribution.
  @Test(arguments: [
    (0, 10, 0.9, 0, 0.2588655508930522), (1, 10, 0.9, 0.0051161968918237, 0.39416330243650466),
    (5, 10, 0.95, 0.18708602844739855, 0.8129139715526015),
    (10, 10, 0.95, 0.6915028921812392, 1), (3, 7, 0.9, 0.12875639280424267, 0.7746784159675522),
    (95, 100, 0.95, 0.8871650888945373, 0.9835681208179479),
  ])
  func clopperPearson(passed: Int, total: Int, level: Double, low: Double, high: Double) throws {
    let interval = try #require(Efficiency(passed: passed, of: total).clopperPearson(level: level))
    #expect(abs(interval.lowerBound - low) < 1e-12 && abs(interval.upperBound - high) < 1e-12)
  }

  /// The effective numbers of events are 2.5 of 7.25.
  @Test func clopperPearsonOfWeights() throws {
    let efficiency = Efficiency(passed: 5, passedSquares: 9, total: 14.5, totalSquares: 29)
    let interval = try #require(efficiency.clopperPearson(level: 0.9))
    #expect(abs(interval.lowerBound - 0.08483418261406692) < 1e-12)
    #expect(abs(interval.upperBound - 0.7027822192666553) < 1e-12)
  }

  @Test func normalErrors() {
    let plain = Efficiency(passed: 3, of: 12)
    #expect(plain.value == 0.25 && abs(plain.error - 0.125) < 1e-15)
    // By the propagation of independent sums: passed p = 6 ± √10, failed f = 2 ± √2; ∂ε/∂p = f/64, ∂ε/∂f = -p/64.
    let weighted = Efficiency(passed: 6, passedSquares: 10, total: 8, totalSquares: 12)
    let expected = (10.0 * 4 + 2 * 36).squareRoot() / 64
    #expect(weighted.value == 0.75 && abs(weighted.error - expected) < 1e-15)
  }

  @Test func nothingAndNonsense() {
    let none = Efficiency(passed: 0, of: 0)
    #expect(none.value.isNaN && none.clopperPearson() == 0...1)
    let negative = Efficiency(passed: -1, passedSquares: 1, total: 2, totalSquares: 4)
    #expect(negative.clopperPearson() == nil)
  }

  @Test func efficienciesOfHistograms() throws {
    let axis = try HistogramAxis(count: 2, from: 0, to: 2)
    let whole = histogram(axis, points: [[0.5, 0.6, 0.7, 0.8]])
    let part = histogram(axis, points: [[0.5]])
    let efficiencies = try part.efficiencies(of: whole)
    #expect(efficiencies[0] == Efficiency(passed: 1, of: 4))
    #expect(efficiencies[1].value.isNaN)
  }
}
