import Fluxes
import Physics

@testable import Detectors

let keV = 1e-3
let electronMass = Constants.electronMass.internalValue

/// An interaction of simple form: dσ/dT = a + b/T - b/E on electrons and nuclei alike.
struct PlainInteraction: Interaction {
  var constant = 0.0
  var inverse = 0.0

  func law(T: Double) -> RecoilLaw {
    RecoilLaw(constant: constant + inverse / T, inverse: -inverse)
  }
  func onElectron(T: Double, neutrino: Neutrino) -> RecoilLaw { law(T: T) }
  func onNucleus(_ nucleus: Nucleus, T: Double, neutrino: Neutrino) -> RecoilLaw { law(T: T) }
}

/// One nuclide of mass 50,000 MeV with ten electrons.
func target(shells: [ElectronShells.Shell] = [.init(binding: 0, count: 10)]) -> Target {
  Target(
    name: "X",
    nuclides: [
      .init(Nuclide(name: "X54", Z: 10, A: 54, mass: 50_000, chargeRadius: 4), count: 1)
    ],
    atomicMass: 54, electrons: ElectronShells(shells))
}

/// So much of the target that there are that many units of it.
func mass(units: Double, of target: Target) -> Double {
  let light = Constants.speedOfLight.internalValue
  return units * target.atomicMass * Constants.atomicMass.internalValue / (light * light)
}

func line(_ energy: Double, flux: Double = 1) throws -> Flux {
  Flux(
    components: [
      .init(
        name: "line", neutrino: Neutrino(.electron),
        spectrum: try .line(energy: energy, flux: flux))
    ], normalisation: .fluence)
}

/// An experiment of one target unit in a line, with free electrons.
func setup(
  bins: [Double], energy: Double = 1, target: Target = target()
) throws -> ExperimentSetup {
  var setup = ExperimentSetup(
    target: target, flux: try line(energy), exposure: .mass(mass(units: 1, of: target)), bins: bins)
  setup.atomicResponse = .free
  return setup
}

func grid(_ low: Double, _ high: Double, _ count: Int) -> [Double] {
  (0...count).map { low + (high - low) * Double($0) / Double(count) }
}

/// Whether two numbers agree, relative to the larger.
func agree(_ a: Double, _ b: Double, within tolerance: Double) -> Bool {
  (a - b).magnitude <= tolerance * max(a.magnitude, b.magnitude)
}

func gaussian(_ width: @escaping (Double) -> Double) -> Resolution {
  .gaussian(.init(Curve { $0.map(width) }))
}
