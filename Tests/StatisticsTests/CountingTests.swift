import Testing

@testable import Statistics

@Suite struct CountingTests {
  struct Classical: Decodable {
    var garwood_central: [String: [String: [Double]]]
    var clopper_pearson: [String: [String: [Double]]]
    var li_ma_S: [String: Double]
    var ZBi: [String: Double]
    var asimov_Z: [String: Double]
  }

  static func numbers(_ text: String) -> [Double] {
    text.split { !"0123456789.-".contains($0) }.compactMap { Double(String($0)) }
  }

  @Test func `classical intervals`() throws {
    let reference = try Fixtures.decode(Classical.self, "classical_intervals")
    for (count, levels) in reference.garwood_central {
      for (level, ends) in levels {
        let interval = CountingIntervals.garwood(
          try #require(Int(count)), confidence: try #require(Double(level)))
        #expect(agree(interval.lowerBound, ends[0], within: 1e-10))
        #expect(agree(interval.upperBound, ends[1], within: 1e-10))
      }
    }
    for (ratio, levels) in reference.clopper_pearson {
      let counts = Self.numbers(ratio).map { Int($0) }
      for (level, ends) in levels {
        let interval = CountingIntervals.clopperPearson(
          counts[0], of: counts[1], confidence: try #require(Double(level)))
        #expect(agree(interval.lowerBound, ends[0], within: 1e-10))
        #expect(agree(interval.upperBound, ends[1], within: 1e-10))
      }
    }
  }

  @Test func significances() throws {
    let reference = try Fixtures.decode(Classical.self, "classical_intervals")
    for (key, value) in reference.li_ma_S {
      let x = Self.numbers(key)
      #expect(agree(Significance.liMa(on: x[0], off: x[1], ratio: x[2]), value, within: 1e-10))
    }
    for (key, value) in reference.ZBi {
      let x = Self.numbers(key)
      #expect(agree(Significance.binomial(on: x[0], off: x[1], tau: x[2]), value, within: 1e-10))
    }
    for (key, value) in reference.asimov_Z {
      let x = Self.numbers(key)
      #expect(agree(Significance.asimov(signal: x[0], background: x[1]), value, within: 1e-10))
    }
  }

  struct CLs: Decodable { var UL: [String: Double] }

  @Test func `CLs limits with the exact tail`() throws {
    for (key, value) in try Fixtures.decode(CLs.self, "cls_counting").UL {
      let x = Self.numbers(key)
      let limit = CountingIntervals.clsLimit(Int(x[0]), background: x[1], confidence: x[2])
      #expect(agree(limit, value, within: 1e-6), "\(key)")
    }
  }

  struct Tables: Decodable { var tables: [String: [String: [Double]]] }

  @Test func `Feldman-Cousins intervals of counts`() throws {
    for (key, rows) in try Fixtures.decode(Tables.self, "feldman_cousins_poisson").tables {
      let x = Self.numbers(key)
      for (count, ends) in rows {
        let interval = FeldmanCousinsTables.poisson(
          try #require(Int(count)), background: x[1], confidence: x[0])
        #expect(
          agree(interval.lowerBound, ends[0], within: 1e-6, absolute: 1e-6), "\(key) \(count)")
        #expect(agree(interval.upperBound, ends[1], within: 1e-6), "\(key) \(count)")
      }
    }
  }

  @Test func `Feldman-Cousins intervals of a mean that is not negative`() throws {
    for (key, rows) in try Fixtures.decode(Tables.self, "feldman_cousins_gaussian").tables {
      for (x, ends) in rows {
        let interval = FeldmanCousinsTables.gaussian(
          try #require(Double(x)), confidence: Self.numbers(key)[0])
        #expect(agree(interval.lowerBound, ends[0], within: 1e-6, absolute: 1e-6), "\(key) \(x)")
        #expect(agree(interval.upperBound, ends[1], within: 1e-6), "\(key) \(x)")
      }
    }
  }
}
