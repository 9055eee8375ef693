import Foundation
import Physics
import Testing

/// A case of physics.json on a nucleus, with the constants that it was computed with.
struct NucleusCase: Decodable, Sendable, CustomTestStringConvertible {
  struct Inputs: Decodable, Sendable {
    var nucleus: String?
    var Z: Int?
    var A: Int?
    var mass: Double?
    var R: Double?
    var R_p: Double?
    var R_n: Double?
    var form_factor: String?
    var spin: String?
    var q_per_fm: Double?
    var E: Double?
    var T: Double?
    var g_p: Double?
    var g_n: Double?
    var mu: Double?
    var m4: Double?
    var d: Double?
  }
  var kind: String
  var inputs: Inputs
  var value: Double
  var testDescription: String { "\(kind) \(inputs)" }

  static func cases(_ kinds: String...) throws -> [NucleusCase] {
    struct File: Decodable { var cases: [NucleusCase] }
    let file = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Fixtures/Physics/physics.json")
    return try JSONDecoder().decode(File.self, from: Data(contentsOf: file)).cases
      .filter { kinds.contains($0.kind) }
  }

  var shape: FormFactor.Shape {
    get throws {
      let name = try #require(inputs.form_factor)
      return try #require(FormFactor.Shape(rawValue: name))
    }
  }

  /// The coupling of the file is in 1/GeV.
  var portal: DipolePortal {
    get throws {
      DipolePortal(
        heavyMass: try #require(inputs.m4), coupling: try #require(inputs.d) * 1e-3)
    }
  }

  /// The nucleus of the case, from its inputs alone.
  var nucleus: Nucleus {
    get throws {
      let Z = try #require(inputs.Z)
      let radius = try #require(inputs.R_p)
      let nuclide = Nuclide(
        name: try #require(inputs.nucleus), Z: Z, A: inputs.A ?? 2 * Z,
        mass: try #require(inputs.mass), chargeRadius: radius)
      return Nucleus(
        nuclide, protons: FormFactor(try shape, radius: radius),
        neutrons: FormFactor(try shape, radius: inputs.R_n ?? radius))
    }
  }
}

@Suite struct NucleusReferenceTests {
  private func check(_ reference: NucleusCase, _ value: Double) {
    #expect(
      agree(value, reference.value, within: 1e-10), "\(value) is not \(reference.value)")
  }

  @Test(arguments: try NucleusCase.cases("form_factor"))
  func `form factors`(_ reference: NucleusCase) throws {
    let factor = FormFactor(try reference.shape, radius: try #require(reference.inputs.R))
    check(
      reference,
      factor.value(q: try #require(reference.inputs.q_per_fm) * Constants.hbarc.value))
  }

  @Test(arguments: try NucleusCase.cases("cevns_dsigma_dT"))
  func `weak`(_ reference: NucleusCase) throws {
    let law = CoherentScattering.weak(
      try reference.nucleus, T: try #require(reference.inputs.T),
      protonCoupling: try #require(reference.inputs.g_p),
      neutronCoupling: try #require(reference.inputs.g_n))
    check(reference, law.value(E: try #require(reference.inputs.E)))
  }

  @Test(arguments: try NucleusCase.cases("cevns_magnetic_dsigma_dT"))
  func `magnetic`(_ reference: NucleusCase) throws {
    let law = CoherentScattering.magnetic(
      try reference.nucleus, T: try #require(reference.inputs.T),
      moment: try #require(reference.inputs.mu) * muB)
    check(reference, law.value(E: try #require(reference.inputs.E)))
  }

  @Test(arguments: try NucleusCase.cases("portal_electron_dsigma_dT"))
  func `portal on electrons`(_ reference: NucleusCase) throws {
    let law = try reference.portal.onElectron(T: try #require(reference.inputs.T))
    check(reference, law.value(E: try #require(reference.inputs.E)))
  }

  @Test(arguments: try NucleusCase.cases("portal_nucleus_dsigma_dT"))
  func `portal on nuclei`(_ reference: NucleusCase) throws {
    let name = try #require(reference.inputs.spin)
    let law = try reference.portal.onNucleus(
      try reference.nucleus, T: try #require(reference.inputs.T),
      spin: try #require(Spin(rawValue: name)))
    check(reference, law.value(E: try #require(reference.inputs.E)))
  }

  @Test(arguments: try NucleusCase.cases("portal_E_min"))
  func `portal kinematics`(_ reference: NucleusCase) throws {
    let kinematics = PortalKinematics(
      mass: try #require(reference.inputs.mass), heavyMass: try #require(reference.inputs.m4))
    check(reference, kinematics.minimumEnergy(T: try #require(reference.inputs.T)))
  }

  @Test func `the file has the cases`() throws {
    let counts = try [
      "form_factor", "cevns_dsigma_dT", "cevns_magnetic_dsigma_dT", "portal_electron_dsigma_dT",
      "portal_nucleus_dsigma_dT", "portal_E_min",
    ].map { try NucleusCase.cases($0).count }
    #expect(counts == [12, 12, 12, 6, 12, 6])
  }
}
