import Foundation
import Physics
import Testing

/// One case of physics.json.
struct ReferenceCase: Decodable, Sendable, CustomTestStringConvertible {
  struct Inputs: Decodable, Sendable {
    var flavour: String?
    var anti: Bool?
    var couplings: String?
    var E: Double?
    var T: Double?
    var T_min: Double?
    var cos_theta: Double?
    var theta: Double?
    var mu: Double?
    var q_nu: Double?
    var r2_cm2: Double?
  }
  var kind: String
  var inputs: Inputs
  var value: Double
  var testDescription: String { "\(kind) \(inputs)" }

  static func cases(_ kinds: String...) throws -> [ReferenceCase] {
    struct File: Decodable { var cases: [ReferenceCase] }
    let file = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Fixtures/Physics/physics.json")
    return try JSONDecoder().decode(File.self, from: Data(contentsOf: file)).cases
      .filter { kinds.contains($0.kind) }
  }

  var neutrino: Neutrino {
    get throws {
      let name = try #require(inputs.flavour).replacing("nu_", with: "")
      return Neutrino(
        try #require(Flavour(rawValue: name)), isAntineutrino: inputs.anti ?? false)
    }
  }

  var couplings: ElectronCouplings {
    get throws {
      let order = ElectronCouplings.Order(rawValue: try #require(inputs.couplings))
      return try #require(order).couplings(neutrino.flavour)
    }
  }

  var weak: ElectronScattering {
    get throws { try .weak(neutrino, couplings: couplings) }
  }

  /// The weak process with a charge or a charge radius.
  var electric: ElectronScattering {
    get throws {
      let form = ChargeFormFactor(charge: inputs.q_nu ?? 0, radiusSquared: inputs.r2_cm2 ?? 0)
      return try weak + .electric(neutrino, form, couplings: couplings)
    }
  }

  var magnetic: ElectronScattering {
    get throws { .magnetic(moment: try #require(inputs.mu) * muB) }
  }
}

let muB = Constants.bohrMagneton.internalValue

@Suite struct ReferenceTests {
  private func check(_ reference: ReferenceCase, _ value: Double) {
    #expect(
      agree(value, reference.value, within: 1e-10), "\(value) is not \(reference.value)")
  }

  @Test(arguments: try ReferenceCase.cases("es_weak_dsigma_dT", "es_magnetic_dsigma_dT"))
  func `dsigma/dT`(_ reference: ReferenceCase) throws {
    let process = try reference.inputs.mu == nil ? reference.weak : reference.magnetic
    check(
      reference,
      process.differential(
        T: try #require(reference.inputs.T), E: try #require(reference.inputs.E)))
  }

  @Test(
    arguments: try ReferenceCase.cases("es_millicharge_dsigma_dT", "es_charge_radius_dsigma_dT"))
  func `dsigma/dT with a charge or a charge radius`(_ reference: ReferenceCase) throws {
    check(
      reference,
      try reference.electric.differential(
        T: try #require(reference.inputs.T), E: try #require(reference.inputs.E)))
  }

  @Test(arguments: try ReferenceCase.cases("es_weak_total", "es_magnetic_total"))
  func `sigma above a threshold`(_ reference: ReferenceCase) throws {
    let process = try reference.inputs.mu == nil ? reference.weak : reference.magnetic
    check(
      reference,
      process.total(
        E: try #require(reference.inputs.E), threshold: try #require(reference.inputs.T_min)))
  }

  @Test(arguments: try ReferenceCase.cases("es_weak_dsigma_dcos", "es_magnetic_dsigma_dcos"))
  func `dsigma/dcos`(_ reference: ReferenceCase) throws {
    let process = try reference.inputs.mu == nil ? reference.weak : reference.magnetic
    check(
      reference,
      process.differential(
        cosTheta: try #require(reference.inputs.cos_theta), E: try #require(reference.inputs.E)))
  }

  @Test(arguments: try ReferenceCase.cases("es_weak_dsigma_dtheta2", "es_magnetic_dsigma_dtheta2"))
  func `dsigma/dtheta2`(_ reference: ReferenceCase) throws {
    let process = try reference.inputs.mu == nil ? reference.weak : reference.magnetic
    let theta = try #require(reference.inputs.theta)
    check(
      reference,
      process.differential(theta2: theta * theta, E: try #require(reference.inputs.E)))
  }

  @Test(arguments: try ReferenceCase.cases("es_crossing_T"))
  func `where the magnetic term equals the weak one`(_ reference: ReferenceCase) throws {
    let crossing = ElectronScattering.crossing(
      try reference.neutrino, moment: try #require(reference.inputs.mu) * muB,
      E: try #require(reference.inputs.E), couplings: try reference.couplings)
    check(reference, try #require(crossing))
  }

  @Test func `the file has the cases`() throws {
    let counts = try [
      "es_weak_dsigma_dT", "es_magnetic_dsigma_dT", "es_weak_total", "es_magnetic_total",
      "es_weak_dsigma_dcos", "es_magnetic_dsigma_dcos", "es_weak_dsigma_dtheta2",
      "es_magnetic_dsigma_dtheta2", "es_crossing_T", "es_millicharge_dsigma_dT",
      "es_charge_radius_dsigma_dT",
    ].map { try ReferenceCase.cases($0).count }
    #expect(counts == [24, 8, 6, 6, 5, 5, 5, 5, 4, 4, 4])
  }
}
