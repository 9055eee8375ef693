import Testing

@testable import Numerics

@Suite struct GaussLegendreTests {
  @Test(arguments: [1, 2, 5, 12, 40])
  func exactForPolynomials(_ count: Int) {
    let rule = GaussLegendre(count: count)
    #expect(zip(rule.nodes, rule.nodes.dropFirst()).allSatisfy { $0 < $1 })
    var powers = rule.nodes.map { _ in 1.0 }
    for degree in 0..<(2 * count) {
      let sum = zip(rule.weights, powers).reduce(0) { $0 + $1.0 * $1.1 }
      let exact = degree % 2 == 0 ? 2 / Double(degree + 1) : 0
      #expect(abs(sum - exact) < 1e-14)
      powers = zip(powers, rule.nodes).map { $0 * $1 }
    }
  }
}
