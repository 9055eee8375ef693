import Foundation
import Numerics
import Testing

@testable import Detectors

@Suite struct QuenchingTests {
  struct Reference: Decodable, Sendable {
    struct Inputs: Decodable, Sendable {
      var Z: Int?
      var A: Double?
      var T_keV: Double?
      var k: Double?
    }
    var kind: String
    var inputs: Inputs
    var value: Double

    static func lindhard() throws -> [Reference] {
      struct File: Decodable { var cases: [Reference] }
      let file = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Fixtures/Physics/physics.json")
      return try JSONDecoder().decode(File.self, from: Data(contentsOf: file)).cases
        .filter { $0.kind == "lindhard_quenching" }
    }
  }

  @Test func `three reference cases`() throws { #expect(try Reference.lindhard().count == 3) }

  @Test(arguments: try Reference.lindhard())
  func `Lindhard's factor`(_ reference: Reference) throws {
    let Z = try #require(reference.inputs.Z)
    let k = try #require(reference.inputs.k)
    let T = try #require(reference.inputs.T_keV) * keV
    #expect(agree(Lindhard(Z: Z, k: k).factor(T: T), reference.value, within: 1e-10))
    let A = try #require(reference.inputs.A)
    let lindhard = Lindhard(Z: Z, k: k)
    #expect(agree(lindhard.recoil(visible: T * lindhard.factor(T: T)), T, within: 1e-13))
    #expect(agree(Lindhard(Z: Z, A: A).k, k, within: 1e-12))
  }

  /// From PHYSICS.md 10, with the mean mass numbers of the elements.
  @Test(arguments: [
    (Z: 32, A: 72.63, k: 0.1573), (14, 28.085, 0.1458), (18, 39.948, 0.1445),
    (54, 131.293, 0.1658),
  ])
  func `the strength of an element`(Z: Int, A: Double, k: Double) {
    #expect((Lindhard(Z: Z, A: A).k - k).magnitude < 6e-5)
  }

  /// From PHYSICS.md 10.
  @Test(arguments: [
    (k: 0.157, T: 1.0, factor: 0.171), (0.162, 1, 0.1755), (0.179, 0.3, 0.1628),
    (0.179, 8.5, 0.2527),
  ])
  func `the factor in germanium`(k: Double, T: Double, factor: Double) {
    #expect(agree(Lindhard(Z: 32, k: k).factor(T: T * keV), factor, within: 3e-3))
  }

  @Test func `unquench is the inverse of quench`() throws {
    let quenchings: [Quenching] = [
      .lindhard(Lindhard(Z: 54, A: 131.3)), .polynomial([0.0554628, 4.30681, -111.707, 840.384]),
      .table(try .init(xs: [0, 0.01, 0.02], ys: [0.2, 0.25, 0.22])),
    ]
    let recoils = grid(1e-6, 0.06, 100)
    for quenching in quenchings {
      let back = try quenching.unquench(try quenching.quench(recoils), highest: 0.1)
      #expect(zip(back, recoils).allSatisfy { agree($0, $1, within: 1e-14) })
    }
    #expect(try quenchings[0].unquench([0], highest: 1) == [0])
  }

  /// The visible energy T (1 - T/2) of recoils rises to 0.5 MeV and falls again; they are spread evenly up to the
  /// greatest recoil, 1.587 MeV, and the resolution makes this a sum of Gaussians.
  @Test func `with a resolution the visible energy may fall`() throws {
    let (width, bins) = (0.05, grid(0.1, 0.7, 12))
    var setup = try setup(bins: bins, energy: 200)
    setup.channels = [.nucleus]
    setup.quenching = .polynomial([1, -0.5])
    setup.resolution = .gaussian(.init(.constant(width), of: .reconstructed))
    let parts = try Experiment(setup).rate(of: PlainInteraction(constant: 1)).contents
    let (greatest, steps) = (2 * 200.0 * 200 / (50_000 + 2 * 200), 100_000)
    let recoils = (0..<steps).map { (Double($0) + 0.5) * greatest / Double(steps) }
    let below = bins.map { edge in
      recoils.map { erfc(($0 * (1 - $0 / 2) - edge) / width / 2.0.squareRoot()) / 2 }
        .reduce(0, +) * greatest / Double(steps)
    }
    for (part, expected) in zip(parts, zip(below, below.dropFirst()).map { $1 - $0 }) {
      #expect(agree(part, expected, within: 1e-6), "\(part) is not \(expected)")
    }
  }

  @Test func `an inverse is told where only one recoil has the energy`() throws {
    // T (1 - T/2) up to 1.2 gives 0.48 twice, and what is below T = 0.8 once.
    let quenching = Quenching.polynomial([1, -0.5])
    #expect(agree(try quenching.unquench([0.255], highest: 1.2)[0], 0.3, within: 1e-12))
    #expect(throws: ExperimentError.self) { try quenching.unquench([0.49], highest: 1.2) }
  }

  @Test func `what has no inverse is refused`() {
    let falling = Quenching.polynomial([1, -1])
    #expect { try falling.unquench([0.1], highest: 1) } throws: { error in
      guard case .falling(let place)? = (error as? ExperimentError)?.problem else { return false }
      return place >= 0.5 && place < 0.52
    }
    #expect(throws: ExperimentError(.quenching, .unreachable(visible: 0.3))) {
      try Quenching.polynomial([0.2]).unquench([0.3], highest: 1)
    }
    #expect(throws: ExperimentError(.quenching, .unreachable(visible: -1))) {
      try Quenching.polynomial([0.2]).unquench([-1], highest: 1)
    }
    #expect(throws: ExperimentError(.quenching, .value(-0.25, at: 0.5, .notNegative))) {
      try Quenching.polynomial([0.25, -1]).quench([0.125, 0.5])
    }
  }
}
