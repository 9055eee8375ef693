import Columns
import Interpreter
import Physics
import Semantics
import Syntax
import Units

/// The kinematics of an elastic recoil off an electron, or off a target of another mass.
let electronKinematics: [LibraryFunction] = [
  recoilFunction(
    "T_max", ["E"], NumberKind(.energy),
    Documentation(
      "the largest recoil energy that a neutrino of energy E gives",
      formula: #"T_\mathrm{max} = \frac{2E^2}{2E+m}"#, units: "an energy",
      source: "energy and momentum conservation", example: "T_max(5 MeV) as MeV")
  ) { kinematics, x in kinematics.maximumRecoil(E: x[0]) },
  recoilFunction(
    "E_min", ["T"], NumberKind(.energy),
    Documentation(
      "the least neutrino energy that gives a recoil T",
      formula: #"E_\mathrm{min} = \tfrac12\left(T+\sqrt{T^2+2mT}\right)"#, units: "an energy",
      source: "energy and momentum conservation", example: "E_min(10 keV) as keV")
  ) { kinematics, x in kinematics.minimumEnergy(T: x[0]) },
  recoilFunction(
    "cos_theta", ["T", "E"], NumberKind(),
    Documentation(
      "the cosine of the angle between the recoil T and a neutrino of energy E",
      formula: #"\cos\theta = \frac{E+m}{E}\sqrt{\frac{T}{T+2m}}"#,
      validity: "0 <= T <= T_max(E)", source: "energy and momentum conservation",
      example: "cos_theta(1 MeV, 5 MeV)")
  ) { kinematics, x in kinematics.cosTheta(T: x[0], E: x[1]) },
]

private func recoilFunction(
  _ name: String, _ energies: [String], _ result: NumberKind, _ documentation: Documentation,
  _ value: @escaping @Sendable (ElasticKinematics, [Double]) -> Double
) -> LibraryFunction {
  let mass = Signature.Parameter(
    "mass", .value(.number(.energy)), required: false,
    note: "the target's mass; m_e unless given")
  let signature = Signature(
    name, energies.map { .init($0, .value(.number(.energy))) } + [mass]
  ) { call throws(Diagnostic) in
    call.returning(.number(result))
  }
  let elementwise = Elementwise(
    numbers: energies + ["mass"], caution: { options, numbers in negative(options, numbers) }
  ) { options in
    let hasMass = options.given.contains("mass")
    return BlockKernel(name: name) { inputs, output, count in
      for row in 0..<count {
        let numbers = inputs.map { $0[row] }
        let kinematics =
          hasMass ? ElasticKinematics(mass: numbers[energies.count]) : ElasticKinematics.electron
        output[row] = value(kinematics, numbers)
      }
    }
  }
  return LibraryFunction(signature, .elementwise(elementwise), documentation)
}

private func negative(
  _ options: Elementwise.Options, _ numbers: [Double]
) -> Caution? {
  zip(options.given, numbers).first { $0.1 < 0 }
    .map { Caution("E35", "`\($0.0)` must not be negative") }
}
