import Numerics
import Testing

@testable import Statistics

@Suite struct JointDensityTests {
  /// The area within closed outlines.
  static func area(_ outlines: [[(x: Double, y: Double)]]) -> Double {
    outlines.reduce(0) { sum, outline in
      sum + zip(outline, outline.dropFirst()).reduce(0) { $0 + $1.0.x * $1.1.y - $1.1.x * $1.0.y }
    }.magnitude / 2
  }

  @Test(arguments: [0.0, 0.9]) func `the areas of a normal distribution`(
    _ correlation: Double
  ) throws {
    var random = RandomStream(seed: 5)
    let draws = (0..<40_000).map { _ in
      let (u, v) = (random.normal(), random.normal())
      return (u, correlation * u + (1 - correlation * correlation).squareRoot() * v)
    }
    let density = JointDensity(
      draws.map(\.0), draws.map(\.1), xRange: -4.5...4.5, yRange: -4.5...4.5)
    for part in [0.6827, 0.9545] {
      let outlines = density.outlines(holding: part)
      // π √(1 - ρ²) r² with P(r) = 1 - exp(-r²/2).
      let square = -2 * logarithm(1 - part)
      let expected = Double.pi * square * (1 - correlation * correlation).squareRoot()
      #expect((Self.area(outlines) / expected - 1).magnitude < 0.1)
      for outline in outlines { #expect(outline[0] == outline[outline.count - 1]) }
    }
  }

  @Test func `an area that reaches the end of a range ends there`() {
    var random = RandomStream(seed: 6)
    let draws = (0..<20_000).map { _ in (random.exponential(), random.normal()) }
    let density = JointDensity(
      draws.map(\.0), draws.map(\.1), xRange: 0...8, yRange: -4...4)
    let points = density.outlines(holding: 0.9).joined()
    #expect(points.allSatisfy { $0.x >= 0 })
    #expect((points.map(\.x).min() ?? 1) < 0.1)
  }

  @Test func `draws far outside of a narrow range are no trap`() {
    let draws = [1e20, -1e20, 0.0, 0.1, 0.2]
    let density = JointDensity(draws, draws, xRange: 0...1, yRange: 0...1)
    #expect(!density.outlines(holding: 0.68).isEmpty)
  }

  @Test func `no draws have no area`() {
    #expect(JointDensity([], [], xRange: 0...1, yRange: 0...1).outlines(holding: 0.9).isEmpty)
  }
}
