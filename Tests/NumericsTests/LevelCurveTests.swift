import Glibc
import Numerics
import Testing

@Suite struct LevelCurveTests {
  static func curves(
    _ count: Int, _ level: Double, _ f: (Double, Double) -> Double
  ) -> [[(x: Double, y: Double)]] {
    let axis = (0..<count).map { -2 + 4 * Double($0) / Double(count - 1) }
    let values = axis.flatMap { y in axis.map { x in f(x, y) } }
    return LevelCurves(xs: axis, ys: axis, values: values, level: level).curves
  }

  @Test func `a circle is one closed curve`() throws {
    let curves = Self.curves(81, -1) { -$0 * $0 - $1 * $1 }
    let circle = try #require(curves.first)
    #expect(curves.count == 1 && circle.count > 100)
    #expect(circle[0] == circle[circle.count - 1])
    for point in circle { #expect((hypot(point.x, point.y) - 1).magnitude < 1e-3) }
    let sides = zip(circle, circle.dropFirst()).map { hypot($1.x - $0.x, $1.y - $0.y) }
    #expect((sides.reduce(0, +) - 2 * .pi).magnitude < 0.01)
  }

  @Test func `a straight line ends at the edges of the grid`() throws {
    let curves = Self.curves(9, 0.3) { x, _ in x }
    let line = try #require(curves.first)
    #expect(curves.count == 1 && line.count == 9)
    #expect(line.allSatisfy { ($0.x - 0.3).magnitude < 1e-12 })
    #expect(Set([line[0].y, line[8].y]) == [-2, 2])
  }

  @Test func `a saddle has two branches`() {
    // xy = 0.25 in opposite quadrants; at an even number of nodes the saddle is the middle of a cell.
    for count in [80, 81] {
      let curves = Self.curves(count, 0.25) { $0 * $1 }
      #expect(curves.count == 2)
      for curve in curves {
        #expect(curve.allSatisfy { $0.x * curve[0].x > 0 })
        #expect(curve.allSatisfy { ($0.x * $0.y - 0.25).magnitude < 2e-3 })
      }
    }
  }

  @Test func `nothing where nothing crosses`() {
    #expect(Self.curves(5, 9) { $0 + $1 }.isEmpty)
    #expect(LevelCurves(xs: [1], ys: [1, 2], values: [1, 2], level: 1.5).curves.isEmpty)
    #expect(LevelCurves(xs: [1, 2], ys: [1, 2], values: [1, 2, 3], level: 1.5).curves.isEmpty)
  }
}
