import Interpreter
import Moments
import Physics
import Semantics
import Syntax
import Units

/// The moments that experiments see, from the fundamental ones.
let effectiveMoments: [LibraryFunction] = [effectiveMomentFunction, solarMomentFunction]

private let effectiveMomentFunction = numberFunction(
  "effective_moment", leading: [momentsParameter],
  [
    NumberParameter("L", .length, .notNegative, default: .nan, "distance from the source"),
    NumberParameter("E", .energy, .positive, default: .nan, "energy of the neutrino"),
  ],
  options: [
    .init(
      "nu", .value(.choice(Flavour.allCases.map(\.rawValue))), required: false,
      note: "flavour at the source: \"e\" (default), \"mu\" or \"tau\""),
    .init(
      "anti", .value(.boolean), required: false, note: "true for an antineutrino; default false"),
    .init(
      "average", .value(.boolean), required: false,
      note: "true for the mean over many oscillations; default false"),
  ], positional: 1, result: momentKind,
  Documentation(
    "the moment that scattering of a flavour sees at a distance; close to the source without `L` and `E`",
    formula:
      #"\mu_{\nu_l}^2(L,E) = \sum_j\Big|\sum_k U^*_{lk}\,e^{-i\Delta m^2_{kj}L/2E}\,(\mu_{jk}-i\varepsilon_{jk})\Big|^2 \to \left[U(\mu^2+\varepsilon^2)U^\dagger + 2\,\mathrm{Im}(U\mu\varepsilon U^\dagger)\right]_{ll}"#,
    units: "μB",
    validity:
      "vacuum, coherent: after many oscillations, and for solar neutrinos, use `average = true` or `solar_moment`. The phase changes sign for antineutrinos. (Eq. 19 of the NOvA note has ll' for ll.)",
    source: "C. Giunti, A. Studenikin, arXiv:1403.6344; eqs. 17 to 19 of the NOvA note",
    example:
      "effective_moment(majorana_moments(L3 = 3e-11 muB), nu = \"mu\") as muB   # 2.20538e-11 μB"),
  moment: shortBaselineMoment, check: checkBaseline
) { options in
  guard let matrix = options.objects["moments"] as? MomentMatrix else { return { _ in .nan } }
  let neutrino = Neutrino(
    options.strings["nu"].flatMap(Flavour.init(rawValue:)) ?? .electron,
    isAntineutrino: options.booleans["anti"] ?? false)
  let (moments, mixing) = (matrix.moments, matrix.mixing)
  if options.booleans["average"] == true {
    let moment = moments.averageMoment(neutrino.flavour, mixing)
    return { _ in moment }
  }
  guard options.given.contains("L") else {
    let moment = moments.effectiveMoment(neutrino.flavour, mixing)
    return { _ in moment }
  }
  return { numbers in
    moments.effectiveMoment(
      neutrino, mixing, matrix.parameters, baseline: numbers["L"], energy: numbers["E"])
  }
}

/// Which moment it is close to the source; farther away it depends on where.
@Sendable private func shortBaselineMoment(_ call: LibraryCall) -> MomentKind? {
  guard call.value("L") == nil, call.value("average") == nil else { return nil }
  guard let flavour = call.value("nu") else { return .effective(.electron) }
  return flavour.constantString.flatMap(MomentKind.Flavour.init(rawValue:)).map {
    .effective($0)
  }
}

@Sendable private func checkBaseline(_ call: LibraryCall) throws(Diagnostic) {
  for (given, missing) in [("L", "E"), ("E", "L")]
  where call.value(given) != nil && call.value(missing) == nil {
    throw Diagnostic(
      "E15", "`effective_moment` needs `\(missing)` with `\(given)`", [.init(call.span)],
      help: [.init("without both it gives the moment close to the source")])
  }
  if call.value("L") != nil, case .boolean(true)? = call.value("average")?.node {
    throw Diagnostic(
      "E15", "the average over many oscillations has no `L` and `E`", [.init(call.span)])
  }
}

private let solarMomentFunction = numberFunction(
  "solar_moment", leading: [momentsParameter],
  [
    NumberParameter("E", .energy, .positive, default: .nan, "energy of the neutrino"),
    NumberParameter(
      "p_e1", .none, .probability, default: .nan,
      "instead of E: the two-flavour probability that ν_e leaves the Sun as ν₁"),
    solarDensityParameter,
  ], positional: 2, result: momentKind,
  Documentation(
    "the moment that scattering of solar neutrinos sees: those of the mass states, added incoherently",
    formula:
      #"\mu_\mathrm{sol}^2 = \sum_k P_{ek}\sum_j|\Lambda_{jk}|^2 = |\Lambda|^2 - c_{13}^2\Lambda_2^2 + (c_{13}^2-1)\Lambda_3^2 + c_{13}^2P^{2\nu}_{e1}(\Lambda_2^2-\Lambda_1^2)"#,
    units: "μB",
    validity:
      "without phases; the second form is for Majorana neutrinos. Borexino's 3.1e-11 μB means |Λ₃| < 3.1e-11 μB, and |Λ₁| < 5.6e-11, |Λ₂| < 4.0e-11 μB with P of 0.71 and 0.59",
    source: "B. C. Cañas et al., arXiv:1510.01684",
    example:
      "solar_moment(majorana_moments(L3 = 3e-11 muB), E = 0.862 MeV) as muB   # 2.96659e-11 μB"
  ), moment: { _ in .solar }, check: checkSolar
) { options in
  guard let matrix = options.objects["moments"] as? MomentMatrix else { return { _ in .nan } }
  let moments = matrix.moments
  let isGiven = options.given.contains("p_e1")
  return { numbers in
    let sun = SolarMixing(matrix.parameters, electronDensity: numbers["n_e"])
    let populations =
      isGiven
      ? sun.populations(twoFlavourFirst: numbers["p_e1"])
      : sun.populations(energy: numbers["E"])
    return moments.moment(of: populations)
  }
}

@Sendable private func checkSolar(_ call: LibraryCall) throws(Diagnostic) {
  let given = ["E", "p_e1"].filter { call.value($0) != nil }
  guard given.count == 1 else {
    throw Diagnostic(
      "E15", "`solar_moment` takes either `E` or `p_e1`", [.init(call.span)],
      help: [
        .init(
          "`E` for the energy of the neutrino, or `p_e1` for the probability that it leaves the Sun as ν₁"
        )
      ])
  }
}
