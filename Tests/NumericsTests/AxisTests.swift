import Numerics
import Testing

struct AxisTests {
  @Test func gridsHaveExactEnds() throws {
    let linear = try #require(Axis(0.1, 0.7))
    #expect(linear.grid(4).first == 0.1 && linear.grid(4).last == 0.7)
    let wide = try #require(Axis(1e-300, 1e300, .logarithmic))
    #expect(wide.grid(601).first == 1e-300 && wide.grid(601).last == 1e300)
    #expect(wide.grid(601).allSatisfy { $0.isFinite && $0 > 0 })
  }

  @Test func decades() throws {
    let grid = try #require(Axis(1, 1_000, .logarithmic)).grid(4)
    for (x, expected) in zip(grid, [1.0, 10, 100, 1_000]) {
      #expect(abs(x / expected - 1) < 1e-14)
    }
  }

  @Test func fractionsAreTheWayBack() throws {
    for axis in [Axis(-3, 5), Axis(1e-9, 1e4, .logarithmic)] {
      let axis = try #require(axis)
      for fraction in stride(from: 0.0, through: 1, by: 0.05) {
        #expect(abs(axis.fraction(of: axis.number(at: fraction)) - fraction) < 1e-13)
      }
    }
  }

  @Test func whatIsNoAxis() {
    #expect(Axis(1, 1) == nil)
    #expect(Axis(2, 1) == nil)
    #expect(Axis(.nan, 1) == nil)
    #expect(Axis(0, .infinity) == nil)
    #expect(Axis(-1e308, 1.7e308) == nil)
    #expect(Axis(0, 1, .logarithmic) == nil)
    #expect(Axis(-1, 1, .logarithmic) == nil)
  }

  @Test func fewPoints() throws {
    let axis = try #require(Axis(2, 3))
    #expect(axis.grid(0) == [] && axis.grid(-1) == [] && axis.grid(1) == [2])
  }
}
