import Columns
import Interpreter
import Physics
import Semantics
import Syntax
import Units

/// Scales of scattering on electrons: where a moment begins to matter, the charge radius that is
/// there in any case, and how many electrons of an atom a recoil can free.
let electronScatteringScales: [LibraryFunction] = [crossing, chargeRadius, freedElectrons]

private let scatteringFlavour = Signature.Parameter(
  "nu", .value(.choice(Flavour.allCases.map(\.rawValue))),
  note: "flavour: \"e\", \"mu\" or \"tau\"")

private let crossing = LibraryFunction(
  Signature(
    "crossing",
    [scatteringFlavour, momentParameter, neutrinoEnergyParameter]
      + couplingParameters, positional: 3
  ) { call throws(Diagnostic) in
    call.returning(.number(NumberKind(.energy)))
  },
  .elementwise(
    Elementwise(numbers: ["mu", "E"], caution: cautionCrossing) { options in
      let crossing = options.crossing
      return BlockKernel(name: "crossing") { inputs, output, count in
        for row in 0..<count {
          output[row] = crossing(inputs[0][row], inputs[1][row]) ?? .nan
        }
      }
    }),
  Documentation(
    "the recoil energy below which a magnetic moment scatters more neutrinos off electrons than the weak interaction does",
    formula:
      #"\frac{d\sigma_\mathrm{weak}}{dT}(T^*) = \frac{d\sigma_\mathrm{mag}}{dT}(T^*),\qquad T^* \to \frac{2\pi^2\alpha^2}{G_F^2 m_e^3 K}\left(\frac{\mu}{\mu_B}\right)^2,\quad K = (g_V+g_A)^2+(g_V-g_A)^2"#,
    units: "an energy",
    validity:
      "exact in T/E; the limit holds for T ≪ E, and is 2.40e19 MeV (μ/μ_B)² for ν_e, 1.16e20 MeV (μ/μ_B)² for ν_μ at tree level. Eq. 39 of the NOvA note sets K = 2, which is 20 % high for ν_e and four times too low for ν_μ. Free electrons; on an atom both cross-sections have the same steps.",
    source: "P. Vogel, J. Engel, Phys. Rev. D 39 (1989) 3378, doi:10.1103/PhysRevD.39.3378",
    example: "crossing(\"e\", 1e-11 muB, 5 MeV) as keV   # 2.516 keV"))

extension Elementwise.Options {
  /// The crossing energy of a moment at a neutrino energy.
  fileprivate var crossing: @Sendable (Double, Double) -> Double? {
    let (neutrino, couplings) = (neutrino, electronCouplings)
    return { moment, E in
      ElectronScattering.crossing(neutrino, moment: moment, E: E, couplings: couplings)
    }
  }
}

/// E35 where there is no crossing.
@Sendable private func cautionCrossing(
  _ options: Elementwise.Options, _ numbers: [Double]
) -> Caution? {
  guard numbers.count == 2 else { return nil }
  let (moment, E) = (numbers[0], numbers[1])
  if E <= 0 { return Caution("E35", "`E` must be positive") }
  if moment == 0 { return Caution("E35", "`mu` is 0: the weak cross-section is always larger") }
  guard options.crossing(moment, E) == nil else { return nil }
  return Caution(
    "E35", "there is no crossing: the magnetic cross-section is the larger one up to T_max(E)")
}

private let chargeRadius = LibraryFunction(
  Signature("charge_radius", [flavourParameter]) { call throws(Diagnostic) in
    call.returning(.number(areaKind))
  },
  Documentation(
    "the charge radius squared that the standard model gives a neutrino",
    formula:
      #"\langle r^2\rangle_\ell = -\frac{G_F}{2\sqrt2\pi^2}\left[3 - 2\ln\frac{m_\ell^2}{m_W^2}\right]"#,
    units: "cm²",
    validity:
      "all that acts in scattering: half of it is charge radius proper, half anapole moment, and some authors quote the half. The radiative couplings contain it already: r2 of dsigma_es comes on top, so r2 = -charge_radius(\"e\") takes it out.",
    source: "arXiv:hep-ph/0008114; in this form arXiv:1810.05606",
    example: "charge_radius(\"mu\") as cm^2   # -4.81e-33 cm²")
) { arguments, _ in
  let flavour = try arguments.string("nu").flatMap(Flavour.init(rawValue:)) ?? .electron
  return .number(ChargeFormFactor.standardModelRadiusSquared(flavour))
}

private let freedElectrons = LibraryFunction(
  Signature(
    "Z_eff",
    [
      .init("T", .value(.number(.energy)), note: "recoil energy"),
      .init("target", .value(.object("target")), note: "an element or a compound: `Xe`, `CsI`"),
    ]
  ) { call throws(Diagnostic) in
    call.returning(.number(NumberKind()))
  },
  .elementwise(
    Elementwise(numbers: ["T"]) { options in
      let shells = (options.objects["target"] as? TargetValue)?.electrons
      return BlockKernel(name: "Z_eff") { inputs, output, count in
        for row in 0..<count { output[row] = shells?.count(freedBy: inputs[0][row]) ?? .nan }
      }
    }),
  Documentation(
    "how many electrons of an atom, or of a formula unit, a recoil energy can free",
    formula:
      #"\left.\frac{d\sigma}{dT}\right|_\mathrm{atom} = Z_\mathrm{eff}(T)\,\frac{d\sigma}{dT},\qquad Z_\mathrm{eff}(T) = \sum_i n_i\,\theta(T-B_i)"#,
    units: "a number",
    validity:
      "stepping: each electron scatters as if it were free, once the recoil can free it. Calculations for the atom lie tens of per cent lower below some keV of Xe (arXiv:1610.04177); `experiment` takes their ratio as a table. Electrons of the outermost shell without a measured binding energy are free.",
    source:
      "K. A. Kouzakov, A. I. Studenikin, arXiv:1406.4999; binding energies: Xe and Ar arXiv:1610.04177, Ge arXiv:2205.09484, others W. T. Elam, B. D. Ravel, J. R. Sieber, doi:10.1016/S0969-806X(01)00227-4",
    confirmation: .single, example: "Z_eff(1 keV, Xe)   # 40"))

extension TargetValue {
  fileprivate var electrons: ElectronShells {
    switch self {
    case .electron: ElectronShells([.init(binding: 0, count: 1)])
    case .material(let target): target.electrons
    }
  }
}
