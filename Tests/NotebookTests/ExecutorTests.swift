import Foundation
import Interpreter
import Notebook
import Testing

/// The same random programs by different ways: statements are walked as a tree, what stands under a binder
/// runs on the block machine, and what is known beforehand is folded by the checker.
@Suite struct ExecutorTests {
  @Test("tree, block machine and checker give the same bits", arguments: 0..<40)
  func sameBits(_ seed: Int) throws {
    var random = ExpressionGenerator(seed: seed)
    let worksheet = Worksheet.ofPrograms()
    let values = (0..<3).map { _ in random.number() }
    try worksheet.run("v = [\(values.map(\.description).joined(separator: ", "))]") { _ in }
    var compared = 0
    for index in 0..<12 {
      let body = random.plain(depth: 4)
      try worksheet.run("f\(index)(x, y, z) = \(body)") { _ in }
      guard let tree = number("f\(index)(v[0], v[1], v[2])", worksheet) else { continue }
      let block = number(
        "[f\(index)(x, y, z) for x in [v[0]], y in [v[1]], z in [v[2]]][0]", worksheet)
      let folded = number("f\(index)(\(values[0]), \(values[1]), \(values[2]))", worksheet)
      #expect(tree.bitPattern == block?.bitPattern, "\(body) at \(values)")
      #expect(tree.bitPattern == folded?.bitPattern, "\(body) at \(values)")
      compared += 1
    }
    #expect(compared > 0)
  }

  @Test("a result does not depend on the units its arguments are written in", arguments: 0..<40)
  func unitsDoNotMatter(_ seed: Int) throws {
    var random = ExpressionGenerator(seed: seed + 1000)
    let worksheet = Worksheet.ofPrograms()
    for index in 0..<8 {
      let (energy, length) = (random.number(), random.number())
      let body = random.quantity(energy: 1, length: -2, depth: 4)
      try worksheet.run("q\(index)(E, L) = \(body)") { _ in }
      let here = number("q\(index)(\(energy) keV, \(length) cm)", worksheet)
      let there = number("q\(index)(\(energy * 1000) eV, \(length / 100) m)", worksheet)
      let (a, b) = (try #require(here), try #require(there))
      #expect(abs(a - b) <= 1e-11 * abs(a), "\(body)")
      // the checker knows the dimension of what the generator built
      #expect(throws: Never.self) { try worksheet.check(dimension: "q\(index)", of: "keV/cm^2") }
    }
  }

  private func number(_ expression: String, _ worksheet: Worksheet) -> Double? {
    guard let (value, _) = try? worksheet.evaluate(expression, isInterrupted: { false }),
      case .number(let number) = value, number.isFinite
    else { return nil }
    return number
  }
}

extension Worksheet {
  fileprivate func check(dimension function: String, of unit: String) throws {
    _ = try evaluate("\(function)(1 keV, 1 cm) as \(unit)", isInterrupted: { false })
  }
}

/// Random expressions, the same for a seed on every machine.
struct ExpressionGenerator {
  private var state: UInt64

  init(seed: Int) { state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  private mutating func below(_ limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % limit
  }

  /// A positive number of moderate size.
  mutating func number() -> Double {
    Double(below(9000) + 1000) / Double([100, 700, 3000][below(3)])
  }

  /// An expression of the plain numbers x, y, z.
  mutating func plain(depth: Int) -> String {
    if depth == 0 { return ["x", "y", "z", "\(number())"][below(4)] }
    let (a, b) = (plain(depth: depth - 1), plain(depth: depth - 1))
    switch below(12) {
    case 0: return "(\(a) + \(b))"
    case 1: return "(\(a) - \(b))"
    case 2: return "\(a) * \(b)"
    case 3: return "(\(a)) / (\(b))"
    case 4: return "sqrt(abs(\(a)))"
    case 5: return "exp(-abs(\(a)) / 100)"
    case 6: return "log(1 + abs(\(a)))"
    case 7: return "sin(\(a)) * cos(\(b))"
    case 8: return "(if \(a) < \(b) then \(b) else \(a))"
    case 9: return "max(\(a), min(\(b), x))"
    case 10: return "(if 0 < \(a) < \(b) and not (x == y) then atan2(\(a), \(b)) else 2)"
    default: return "(\(a))^\([2, 3, -1, 0.5, 1.7][below(5)])"
    }
  }

  /// A positive expression of the energy E and the length L, with these powers of them.
  mutating func quantity(energy: Int, length: Int, depth: Int) -> String {
    if depth == 0 { return "\(number()) * E^\(energy) * L^\(length)" }
    switch below(5) {
    case 0:
      let (a, b) = (same(energy, length, depth), same(energy, length, depth))
      return "(\(a) + \(b))"
    case 1:
      return
        "(if E > 2 keV then \(same(energy, length, depth)) else \(same(energy, length, depth)))"
    case 2: return "sqrt(\(quantity(energy: 2 * energy, length: 2 * length, depth: depth - 1)))"
    case 3: return "max(\(same(energy, length, depth)), \(same(energy, length, depth)))"
    default:
      let (e, l) = (below(5) - 2, below(5) - 2)
      let a = quantity(energy: energy - e, length: length - l, depth: depth - 1)
      return "(\(a)) * (\(quantity(energy: e, length: l, depth: depth - 1)))"
    }
  }

  private mutating func same(_ energy: Int, _ length: Int, _ depth: Int) -> String {
    quantity(energy: energy, length: length, depth: depth - 1)
  }
}
