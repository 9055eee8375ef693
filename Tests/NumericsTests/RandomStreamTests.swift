import Foundation
import Numerics
import Testing

@Suite struct RandomStreamTests {
  struct KnownAnswers: Decodable {
    struct Case: Decodable { var ctr, key, out: [String] }
    var cases: [Case]
    enum CodingKeys: String, CodingKey { case cases = "philox4x32-10" }
  }

  @Test func philoxGivesTheKnownAnswers() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures/Numerics/philox.json")
    let known = try JSONDecoder().decode(KnownAnswers.self, from: Data(contentsOf: file))
    #expect(known.cases.count == 3)
    for answer in known.cases {
      let words = { (texts: [String]) in texts.compactMap { UInt32($0, radix: 16) } }
      let out = Philox.words(
        counter: SIMD4(words(answer.ctr)), key: SIMD2(words(answer.key)))
      #expect(out == SIMD4(words(answer.out)))
    }
  }

  @Test func aStreamIsThePhiloxWordsOfItsCounters() {
    var stream = RandomStream(
      seed: 0x299f_31d0_a409_3822, stream: 0x0370_7344, item: 0x1319_8a2e_85a3_08d3)
    for block: UInt32 in 0..<3 {
      let words = Philox.words(
        counter: [block, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344], key: [0xa409_3822, 0x299f_31d0])
      #expect(stream.next() == UInt64(words.y) << 32 | UInt64(words.x))
      #expect(stream.next() == UInt64(words.w) << 32 | UInt64(words.z))
    }
  }

  @Test func streamsAndItemsAndSeedsDiffer() {
    let firsts = [(1, 0, 0), (2, 0, 0), (1, 1, 0), (1, 0, 1), (1, 0, 1 << 40)].map {
      (seed: UInt64, stream: UInt32, item: UInt64) in
      var draws = RandomStream(seed: seed, stream: stream, item: item)
      return draws.next()
    }
    #expect(Set(firsts).count == firsts.count)
  }

  /// Quantiles computed with mpmath in 40 digits.
  @Test(arguments: [
    (1e-300, -37.047096299361199), (1e-16, -8.2220822161304356), (1e-9, -5.9978070150076869),
    (0.001, -3.0902323061678135), (0.05, -1.6448536269514727), (0.0749, -1.4402382675279637),
    (0.0751, -1.4388253927525400), (0.3, -0.52440051270804082), (0.5, 0),
    (0.9, 1.2815515655446006), (0.9999, 3.7190164854557084),
  ])
  func normalQuantiles(probability: Double, z: Double) {
    #expect(abs(normalQuantile(probability) - z) <= 2e-15 * abs(z))
  }

  @Test func normalQuantileAtTheEnds() {
    #expect(normalQuantile(0) == -.infinity && normalQuantile(1) == .infinity)
    #expect(normalQuantile(-0.1).isNaN && normalQuantile(1.1).isNaN && normalQuantile(.nan).isNaN)
  }

  /// Equal stretches of probability hold equal numbers of draws: χ² with 63 degrees of freedom, below its 1 - 1e-6
  /// quantile of 128.
  @Test(arguments: [0, 1, 2])
  func drawsFollowTheirDistribution(kind: Int) {
    var counts = [Double](repeating: 0, count: 64)
    let total = 200_000
    for item in 0..<total {
      var stream = RandomStream(seed: 5, stream: UInt32(kind), item: UInt64(item))
      let probability =
        switch kind {
        case 0: stream.uniform()
        case 1: 1 - exp(-stream.exponential())
        default: erfc(-stream.normal() / 2.0.squareRoot()) / 2
        }
      counts[Int(probability * 64)] += 1
    }
    let expected = Double(total) / 64
    #expect(counts.reduce(0) { $0 + ($1 - expected) * ($1 - expected) / expected } < 128)
  }

  /// χ² against exp(-m) mⁿ/n! over the counts that are expected at least 20 times.
  @Test(arguments: [0.01, 0.7, 3, 9.99, 10, 12.5, 80, 1000])
  func poissonFollowsItsDistribution(mean: Double) {
    var stream = RandomStream(seed: 11)
    let total = 100_000.0
    var counts: [Int: Double] = [:]
    for _ in 0..<Int(total) { counts[stream.poisson(mean), default: 0] += 1 }
    var (chi2, bins) = (0.0, 0.0)
    for count in 0..<2000 {
      let expected = total * exp(Double(count) * log(mean) - mean - lgamma(Double(count) + 1))
      guard expected >= 20 else { continue }
      let difference = counts[count, default: 0] - expected
      chi2 += difference * difference / expected
      bins += 1
    }
    #expect(chi2 < bins + 5 * (2 * bins).squareRoot() + 5)
  }

  @Test func poissonOfStrangeMeans() {
    var stream = RandomStream(seed: 1)
    #expect([0, -1, .nan, -.infinity].map { stream.poisson($0) } == [0, 0, 0, 0])
    #expect(abs(Double(stream.poisson(1e15)) - 1e15) < 1e9)
    #expect(stream.poisson(.infinity) > 0)
  }
}
