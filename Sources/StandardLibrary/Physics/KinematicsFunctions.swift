import Columns
import Interpreter
import Physics
import Semantics
import Syntax
import Units

private let kinematicsSource =
  "energy and momentum conservation: Review of Particle Physics, Kinematics, doi:10.1103/PhysRevD.110.030001; to a heavy neutrino arXiv:2109.09545"

/// The kinematics of a recoil off an electron, or off a target of another mass, from a neutrino that
/// stays massless or turns into a heavy one.
let recoilKinematics: [LibraryFunction] = [
  kinematic(
    "T_max", ["E"], heavy: true,
    Documentation(
      "the largest recoil energy that a neutrino of energy E gives",
      formula:
        #"T_\mathrm{max} = \frac{2E^2}{2E+m};\quad \frac{2mE^2-m_4^2(E+m)+E\sqrt{(2mE-m_4^2)^2-4m^2m_4^2}}{2m(m+2E)}"#,
      units: "an energy", validity: "0 below the threshold m4 + m4²/(2m)",
      source: kinematicsSource, example: "T_max(30 MeV, Ar40.mass) as keV   # 48.289 keV")
  ) { kinematics, x in kinematics.recoils(E: x[0])?.upperBound ?? 0 },
  kinematic(
    "T_min", ["E"], heavy: true,
    Documentation(
      "the smallest recoil energy that a neutrino of energy E gives as it turns into a heavy one",
      formula: #"T_\mathrm{min} = \frac{m_4^4}{4m(m+2E)\,T_\mathrm{max}}"#, units: "an energy",
      validity: "0 for a massless one, and below the threshold m4 + m4²/(2m)",
      source: kinematicsSource,
      example: "T_min(30 MeV, Ar40.mass, m4 = 10 MeV) as keV   # 0.039552 keV")
  ) { kinematics, x in kinematics.recoils(E: x[0])?.lowerBound ?? 0 },
  kinematic(
    "E_min", ["T"], heavy: true,
    Documentation(
      "the least neutrino energy that gives a recoil T",
      formula:
        #"E_\mathrm{min} = \tfrac12\left(T+\sqrt{T^2+2mT}\right)\left(1+\frac{m_4^2}{2mT}\right)"#,
      units: "an energy", validity: "infinite at T = 0 unless m4 = 0",
      source: kinematicsSource, example: "E_min(10 keV, Xe132.mass) as MeV   # 24.788 MeV")
  ) { kinematics, x in kinematics.minimumEnergy(T: x[0]) },
  kinematic(
    "m4_max", ["E"],
    Documentation(
      "the largest mass of a neutrino that one of energy E can turn into",
      formula: #"m_4^\mathrm{max} = \sqrt{m^2+2mE}-m"#, units: "an energy",
      validity: "elastic scattering off a target at rest; it grows like E for a heavy target",
      source: kinematicsSource, example: "m4_max(8 MeV, Ge74.mass) as MeV   # 7.99954 MeV")
  ) { kinematics, x in PortalKinematics.maximumHeavyMass(E: x[0], mass: kinematics.mass) },
  kinematic(
    "cos_theta", ["T", "E"], result: NumberKind(),
    Documentation(
      "the cosine of the angle between the recoil T and a neutrino of energy E",
      formula: #"\cos\theta = \frac{E+m}{E}\sqrt{\frac{T}{T+2m}}"#,
      units: "a number", validity: "0 <= T <= T_max(E)", source: kinematicsSource,
      example: "cos_theta(1 MeV, 5 MeV)   # 0.775122")
  ) { kinematics, x in ElasticKinematics(mass: kinematics.mass).cosTheta(T: x[0], E: x[1]) },
]

/// - Parameter heavy: whether there is a parameter `m4`.
private func kinematic(
  _ name: String, _ energies: [String], heavy: Bool = false,
  result: NumberKind = NumberKind(.energy), _ documentation: Documentation,
  _ value: @escaping @Sendable (PortalKinematics, [Double]) -> Double
) -> LibraryFunction {
  let options = heavy ? [massParameter, heavyMassParameter] : [massParameter]
  let signature = Signature(
    name, energies.map { .init($0, .value(.number(.energy))) } + options
  ) { call throws(Diagnostic) in
    call.returning(.number(result))
  }
  let elementwise = Elementwise(
    numbers: signature.parameters.map(\.name), caution: { .negative($0, $1) }
  ) { options in
    let (mass, heavyMass) = (options.position("mass"), options.position("m4"))
    return BlockKernel(name: name) { inputs, output, count in
      for row in 0..<count {
        let numbers = inputs.map { $0[row] }
        let kinematics = PortalKinematics(
          mass: mass.map { numbers[$0] } ?? ElasticKinematics.electron.mass,
          heavyMass: heavyMass.map { numbers[$0] } ?? 0)
        output[row] = value(kinematics, numbers)
      }
    }
  }
  return LibraryFunction(signature, .elementwise(elementwise), documentation)
}

private let massParameter = Signature.Parameter(
  "mass", .value(.number(.energy)), required: false,
  note: "the target's mass, such as Ar40.mass; m_e unless given")
private let heavyMassParameter = Signature.Parameter(
  "m4", .value(.number(.energy)), required: false,
  note: "the mass of the neutrino that comes out; 0 unless given")
