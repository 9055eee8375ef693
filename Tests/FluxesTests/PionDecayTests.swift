import Foundation
import Numerics
import Physics
import Testing

@testable import Fluxes

@Suite struct PionDecayTests {
  @Test func normalisations() throws {
    let flux = try Flux.pionDecay(protons: 3.198e23, yield: 0.0848, distance: 1930)
    let each = 3.198e23 * 0.0848 / (4 * .pi * 1930 * 1930)
    for component in flux.components {
      #expect(abs(component.spectrum.integral / each - 1) < 1e-10)
    }
    #expect(flux.components.map(\.name) == ["nu_mu", "anti_nu_mu", "nu_e"])
    #expect(flux.normalisation == .fluence)
    #expect(abs(try #require(flux.components[0].spectrum.lineEnergy) - 29.792141) < 1e-6)
    #expect(abs(flux.highest - 52.8292) < 1e-4)
  }

  /// The mean energies of the two spectra are 7/20 and 3/10 of the muon's mass.
  @Test func meanEnergies() throws {
    let flux = try Flux.pionDecay(
      protons: 1, yield: 1, distance: (1 / (4 * Double.pi)).squareRoot())
    for (component, share) in zip(flux.components.dropFirst(), [0.35, 0.3]) {
      let mean = try component.spectrum.multiplied { $0 }.integral
      #expect(abs(mean / (share * Constants.muonMass.value) - 1) < 1e-12)
    }
  }

  struct MeanCrossSection: Decodable, Sendable {
    struct Inputs: Decodable, Sendable {
      var nucleus: String
      var mass: Double
      var R_p: Double
      var g_p_nu_e: Double
      var g_p_nu_mu: Double
      var g_n: Double
    }
    var inputs: Inputs
    var value: Double

    static func all() throws -> [MeanCrossSection] {
      struct Kind: Decodable { var kind: String }
      struct File: Decodable { var cases: [Case] }
      enum Case: Decodable {
        case mean(MeanCrossSection)
        case other
        init(from decoder: any Decoder) throws {
          self =
            try Kind(from: decoder).kind == "pidar_cevns_mean_total"
            ? .mean(try MeanCrossSection(from: decoder)) : .other
        }
      }
      let file = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Fixtures/Physics/physics.json")
      return try JSONDecoder().decode(File.self, from: Data(contentsOf: file)).cases.compactMap {
        if case .mean(let mean) = $0 { mean } else { nil }
      }
    }
  }

  private static let charges = ["Ar40": 18, "Cs133": 55, "I127": 53]

  /// The coherent cross-section, averaged over the three kinds of neutrinos.
  @Test(arguments: try MeanCrossSection.all())
  func meanCoherentCrossSection(_ reference: MeanCrossSection) throws {
    let inputs = reference.inputs
    let nuclide = Nuclide(
      name: inputs.nucleus, Z: try #require(Self.charges[inputs.nucleus]),
      A: try #require(Int(inputs.nucleus.filter(\.isNumber))), mass: inputs.mass,
      chargeRadius: inputs.R_p)
    let nucleus = Nucleus(nuclide)
    let flux = try Flux.pionDecay(
      protons: 1, yield: 1, distance: (1 / (4 * Double.pi)).squareRoot())
    func rate(_ recoil: Double) -> Double {
      let least = ElasticKinematics(mass: inputs.mass).minimumEnergy(T: recoil)
      return flux.components.reduce(0) { sum, component in
        let coupling =
          component.neutrino.flavour == .electron ? inputs.g_p_nu_e : inputs.g_p_nu_mu
        let law = CoherentScattering.weak(
          nucleus, T: recoil, protonCoupling: coupling, neutronCoupling: inputs.g_n)
        let moments = component.spectrum.moments(above: least)
        return sum + law.constant * moments.plain + law.inverse * moments.inverse
          + law.inverseSquare * moments.inverseSquare
      }
    }
    func greatest(_ energy: Double) -> Double {
      2 * energy * energy / (inputs.mass + 2 * energy)
    }
    let line = try #require(flux.components[0].spectrum.lineEnergy)
    let ends = [0, greatest(line), greatest(flux.highest)]
    var total = 0.0
    for (low, high) in zip(ends, ends.dropFirst()) {
      total += try Quadrature().integrate(from: low, to: high, interrupted: {}) {
        for i in $0.indices { $1[i] = rate($0[i]) }
      }.value
    }
    #expect(abs(total / 3 / reference.value - 1) < 1e-6)
  }

  @Test func badInput() {
    #expect(throws: FluxError.self) { try Flux.pionDecay(protons: -1, yield: 1, distance: 1) }
    #expect(throws: FluxError.distance(-1)) {
      try Flux.pionDecay(protons: 1, yield: 1, distance: -1)
    }
  }
}
