import Columns
import Interpreter
import Physics
import Semantics
import Syntax
import Units

/// Elastic scattering of neutrinos on electrons.
let electronScattering: [LibraryFunction] = [dsigmaES, dsigmaESem, sigmaES, sigmaESem]

private let dsigmaES = LibraryFunction(
  Signature(
    "dsigma_es",
    [recoilParameter, neutrinoEnergyParameter] + angularParameters
      + [thresholdParameter, flavourParameter] + couplingParameters + electricParameters
      + [outgoingParameter],
    positional: 2, result: differentialKind),
  .elementwise(
    Elementwise(
      numbers: recoilVariables + ["E", "threshold"] + electricNumbers, caution: cautionDifferential
    ) { options in
      differentialKernel("dsigma_es", options, options.electronProcess)
    }),
  Documentation(
    "weak cross-section of a neutrino on an electron, differential in T, or by name in cos_theta, theta2 or T_theta2",
    formula:
      #"\frac{d\sigma}{dT} = \frac{G_F^2 m_e}{2\pi}\left[(g_V+g_A)^2 + (g_V-g_A)^2\left(1-\frac{T}{E}\right)^2 + (g_A^2-g_V^2)\frac{m_e T}{E^2}\right],\quad g_V \to g_V + \frac{\sqrt2\pi\alpha}{G_F}\left(\frac{\langle r^2\rangle - 6a}{3} - \frac{q}{m_e T}\right)"#,
    units: "cm²/keV (cm² per unit of the variable)",
    validity:
      "free electrons at rest; 0 outside the kinematic range. For antineutrinos g_A changes sign; q and r2 are then still those of the neutrino. With `to` another flavour than `nu` it is the square of the shift alone: nothing interferes. Angular forms are exact, by the Jacobian, and T_theta2 sums both recoil energies that give it. Of the NOvA note, eq. 33 means 2m_e/E where it has 2m_e/e_ν; eqs. 27, 33, 34 and 38 are limits for m_e ≪ T. couplings = \"bahcall\" has the electroweak corrections of its paper without the QED ones.",
    source:
      "P. Vogel, J. Engel, Phys. Rev. D 39 (1989) 3378, doi:10.1103/PhysRevD.39.3378; radiative couplings: arXiv:2205.09484, computed ones: arXiv:1303.5522, those that change with T: arXiv:astro-ph/9502003, app. A; charges: arXiv:1403.6344",
    confirmation: .confirmed(
      by:
        "couplings = \"computed\", which agree with the published ones to 1e-4; those of \"bahcall\" by public codes (sntools, RAT)"
    ),
    example: "dsigma_es(10 keV, 5 MeV, nu = \"e\") as cm^2/keV   # 9.907e-48 cm²/keV"))

private let dsigmaESem = LibraryFunction(
  Signature(
    "dsigma_es_em",
    [recoilParameter, neutrinoEnergyParameter, momentParameter] + angularParameters + [
      thresholdParameter
    ],
    positional: 3, result: differentialKind),
  .elementwise(
    Elementwise(numbers: recoilVariables + ["E", "threshold", "mu"], caution: cautionDifferential) {
      options in
      let moment = options.given.count - 1
      return differentialKernel("dsigma_es_em", options) { inputs in
        ElectronScattering.magnetic(moment: inputs(moment))
      }
    }),
  Documentation(
    "magnetic cross-section of a neutrino on an electron, differential in T, or by name in cos_theta, theta2 or T_theta2",
    formula:
      #"\frac{d\sigma}{dT} = \frac{\pi\alpha^2}{m_e^2}\left(\frac{1}{T}-\frac{1}{E}\right)\left(\frac{\mu}{\mu_B}\right)^2"#,
    units: "cm²/keV (cm² per unit of the variable)",
    validity:
      "free electrons at rest; 0 outside the kinematic range. It flips the helicity, so it adds to the weak one without interference, and is the same for antineutrinos. In theta2 it is θ²/(θ² + 2m_e/E)² at small angles: eq. 37 of the NOvA note lacks the square.",
    source: "P. Vogel, J. Engel, Phys. Rev. D 39 (1989) 3378, doi:10.1103/PhysRevD.39.3378",
    example: "dsigma_es_em(10 keV, 5 MeV, 1e-11 muB) as cm^2/keV   # 2.4897e-48 cm²/keV"))

private let sigmaES = LibraryFunction(
  Signature(
    "sigma_es",
    [neutrinoEnergyParameter, thresholdParameter, flavourParameter] + couplingParameters
      + electricParameters + [outgoingParameter], positional: 1, result: totalKind),
  .elementwise(
    Elementwise(numbers: ["E", "threshold"] + electricNumbers, caution: cautionTotal) { options in
      totalKernel("sigma_es", options, options.electronProcess)
    }),
  Documentation(
    "weak cross-section of a neutrino on an electron for recoils above a threshold",
    formula: #"\sigma = \int_{T_\mathrm{thr}}^{T_\mathrm{max}} \frac{d\sigma}{dT}\,dT"#,
    units: "cm²",
    validity:
      "in closed form (by quadrature for couplings = \"bahcall\"); 0 when the threshold is above T_max(E). A charge needs a threshold.",
    source:
      "the integral of dsigma_es; doi:10.1103/PhysRevD.39.3378; charges: arXiv:1403.6344",
    example: "sigma_es(2 GeV, nu = \"mu\") as cm^2   # 3.193e-42 cm²"))

private let sigmaESem = LibraryFunction(
  Signature(
    "sigma_es_em",
    [
      neutrinoEnergyParameter, momentParameter,
      Signature.Parameter(
        "threshold", .value(.number(.energy)),
        note: "only recoils above it are counted; without one the total is infinite"),
    ], positional: 2, result: totalKind),
  .elementwise(
    Elementwise(numbers: ["E", "threshold", "mu"], caution: cautionTotal) { options in
      totalKernel("sigma_es_em", options) { inputs in
        ElectronScattering.magnetic(moment: inputs(2))
      }
    }),
  Documentation(
    "magnetic cross-section of a neutrino on an electron for recoils above a threshold",
    formula:
      #"\sigma = \frac{\pi\alpha^2}{m_e^2}\left(\frac{\mu}{\mu_B}\right)^2\left[\ln\frac{T_\mathrm{max}}{T_\mathrm{thr}} - \frac{T_\mathrm{max}-T_\mathrm{thr}}{E}\right]"#,
    units: "cm²", validity: "in closed form; it diverges as the threshold goes to 0",
    source: "the integral of dsigma_es_em; doi:10.1103/PhysRevD.39.3378",
    example: "sigma_es_em(5 MeV, 1e-11 muB, threshold = 1 keV) as cm^2   # 1.8750e-46 cm²"))
