import Interpreter
import Moments
import Physics
import Semantics
import Units

/// Sizes to expect of moments, and what moments make happen without a target.
let momentRates: [LibraryFunction] = [
  diracMomentFunction, naturalMomentFunction, radiativeDecayFunction, plasmonRatioFunction,
]

private let diracMomentFunction = numberFunction(
  "dirac_moment",
  [NumberParameter("m", .energy, .notNegative, "mass of the neutrino")], result: momentKind,
  Documentation(
    "the magnetic moment that a Dirac neutrino has by its mass alone",
    formula:
      #"\mu_{kk} = \frac{3eG_Fm_k}{8\sqrt2\pi^2} = 3.2\times10^{-19}\,\mu_B\,\frac{m_k}{\mathrm{eV}}"#,
    units: "μB",
    validity:
      "a part in 4,000 too large at most; `minimal_moments` has the moments of all neutrinos",
    source: "K. Fujikawa, R. Shrock, doi:10.1103/PhysRevLett.45.963; arXiv:1403.6344",
    example: "dirac_moment(0.05 eV) as muB   # 1.60131e-20 μB")
) { _ in { MinimalMoments.diagonalDirac(mass: $0["m"]) } }

private let naturalMomentFunction = numberFunction(
  "natural_moment",
  [
    NumberParameter("m_nu", .energy, .notNegative, "mass of the neutrino"),
    NumberParameter("scale", .energy, .positive, "Λ, where the new physics is"),
  ],
  options: [
    .init(
      "nature", .value(.choice(NeutrinoNature.allCases.map(\.rawValue))), required: false,
      note: "\"dirac\" (default) or \"majorana\""),
    .init(
      "pair", .value(.choice(["mutau", "etau", "emu"])), required: false,
      note: "the flavours of a Majorana moment: \"mutau\" (default), \"etau\" or \"emu\""),
  ], result: momentKind,
  Documentation(
    "how large a moment may be without a cancellation in the neutrino's mass",
    formula:
      #"\mu^D \sim 3\times10^{-15}\,\mu_B\,\frac{m_\nu}{\mathrm{eV}}\left(\frac{\mathrm{TeV}}{\Lambda}\right)^2,\quad \mu^M_{\tau\mu},\mu^M_{\tau e} \sim 10^{-9}\,\mu_B\,\frac{m_\nu}{0.3\,\mathrm{eV}}\left(\frac{\mathrm{TeV}}{\Lambda}\right)^2,\quad \mu^M_{\mu e} \sim 3\times10^{-7}\,\mu_B\ldots"#,
    units: "μB",
    validity:
      "orders of magnitude, for Λ well above the electroweak scale (eqs. 14 and 15 of the NOvA note lack the μB)",
    source: "N. F. Bell et al., arXiv:hep-ph/0504134 and arXiv:hep-ph/0606248",
    example: "natural_moment(0.3 eV, 1 TeV) as muB   # 9e-16 μB")
) { options in
  let pair: (Flavour, Flavour) =
    switch options.strings["pair"] {
    case "emu"?: (.electron, .muon)
    case "etau"?: (.electron, .tau)
    default: (.muon, .tau)
    }
  let isMajorana = options.strings["nature"] == NeutrinoNature.majorana.rawValue
  return { numbers in
    let (mass, scale) = (numbers["m_nu"], numbers["scale"])
    return isMajorana
      ? NaturalMoment.majorana(pair.0, pair.1, mass: mass, scale: scale)
      : NaturalMoment.dirac(mass: mass, scale: scale)
  }
}

private let radiativeDecayFunction = numberFunction(
  "radiative_decay",
  [
    NumberParameter("mu", .moment, .any, "the transition moment, as `moment_element` gives it"),
    NumberParameter("m_i", .energy, .positive, "mass of the neutrino that decays"),
    NumberParameter("m_j", .energy, .notNegative, default: 0, "mass of the other; default 0"),
  ], result: quantity("s^-1"),
  Documentation(
    "the rate at which a neutrino decays into a lighter one and a photon; its lifetime is the inverse",
    formula:
      #"\Gamma = \frac{|\mu_{ij}|^2+|\varepsilon_{ij}|^2}{8\pi}\left(\frac{m_i^2-m_j^2}{m_i}\right)^3 = 5.3\,\mathrm{s}^{-1}\left(\frac{\mu}{\mu_B}\right)^2\left(\frac{m_i}{\mathrm{eV}}\right)^3\left(1-\frac{m_j^2}{m_i^2}\right)^3"#,
    units: "1/s", validity: "at rest; 0 unless m_i > m_j; Dirac and Majorana neutrinos alike",
    source: "P. B. Pal, L. Wolfenstein, doi:10.1103/PhysRevD.25.766; arXiv:1403.6344",
    example: "radiative_decay(1e-12 muB, 0.05 eV) as s^-1   # 6.63406e-28 s⁻¹")
) { _ in
  {
    DipoleRates.radiativeDecay(moment: $0["mu"], heavy: $0["m_i"], light: $0["m_j"])
  }
}

private let plasmonRatioFunction = numberFunction(
  "plasmon_ratio",
  [
    NumberParameter("mu", .moment, .any, "the sum over all moments, as `total_moment` gives it"),
    NumberParameter("wp", .energy, .positive, "the plasma frequency ħω_p: 10 keV in red giants"),
    NumberParameter(
      "c_v", .none, .positive, default: DipoleRates.plasmonCoupling,
      "vector coupling of ν_e to the electron; 0.962 unless given"),
  ], positional: 2, result: NumberKind(),
  Documentation(
    "plasmon decay into neutrinos by their moments, relative to that by the weak interaction",
    formula:
      #"\frac{\Gamma_\mu}{\Gamma_\mathrm{weak}} = \frac{2\pi\alpha\,\mu^2}{C_V^2G_F^2\omega_p^2} = 0.32\left(\frac{\mu}{10^{-12}\mu_B}\right)^2\left(\frac{10\,\mathrm{keV}}{\omega_p}\right)^2"#,
    units: "a number",
    validity:
      "transverse plasmons; C_V = 0.962 is 1/2 + 2 sin²θ_W with 0.231 (the radiative 0.9521 gives 0.326)",
    source: "G. G. Raffelt, arXiv:hep-ph/9903472 (0.318 with sin²θ_W = 0.2325)",
    example: "plasmon_ratio(3e-12 muB, 10 keV)   # 2.87762")
) { _ in
  {
    DipoleRates.plasmonRatio(
      moment: $0["mu"], plasmaFrequency: $0["wp"], vectorCoupling: $0["c_v"])
  }
}
