import Foundation
import Physics
import Testing
import Units

@testable import Moments

/// One case of physics.json that concerns moments.
struct ReferenceCase: Decodable, Sendable {
  struct Inputs: Decodable, Sendable {
    var m_eV: Double?
    var m_i_eV: Double?
    var m_j_eV: Double?
    var mu: Double?
    var B_tesla: Double?
    var length_m: Double?
  }
  var kind: String
  var inputs: Inputs
  var value: Double

  static func named(_ kind: String) throws -> ReferenceCase {
    struct File: Decodable { var cases: [ReferenceCase] }
    let file = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Fixtures/Physics/physics.json")
    let cases = try JSONDecoder().decode(File.self, from: Data(contentsOf: file)).cases
    return try #require(cases.first { $0.kind == kind })
  }
}

@Suite struct ReferenceTests {
  @Test func `diagonal Dirac moment`() throws {
    let reference = try ReferenceCase.named("dirac_diagonal_moment")
    let mass = try #require(reference.inputs.m_eV) * eV
    #expect(
      agree(MinimalMoments.diagonalDirac(mass: mass) / muB, reference.value, within: 1e-10))
  }

  @Test func `radiative decay rate`() throws {
    let reference = try ReferenceCase.named("radiative_decay_rate")
    let inputs = reference.inputs
    let rate = DipoleRates.radiativeDecay(
      moment: try #require(inputs.mu) * muB, heavy: try #require(inputs.m_i_eV) * eV,
      light: try #require(inputs.m_j_eV) * eV)
    #expect(agree(rate, reference.value, within: 1e-10))
  }

  @Test func `phase of spin precession`() throws {
    let reference = try ReferenceCase.named("spin_precession_phase")
    let inputs = reference.inputs
    let field = try #require(inputs.B_tesla) * Unit(reading: "T").scale
    let precession = SpinPrecession(coupling: try #require(inputs.mu) * muB * field)
    let phase = precession.phase(length: try #require(inputs.length_m) * 100)
    #expect(agree(phase, reference.value, within: 1e-10))
  }

  @Test func `the Bohr magneton as a coupling`() throws {
    let reference = try ReferenceCase.named("muB_over_GeV")
    #expect(agree(DipoleRates.coupling(ofMoment: muB) * 1e3, reference.value, within: 1e-10))
  }
}
