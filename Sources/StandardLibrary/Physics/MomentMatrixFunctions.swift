import Interpreter
import Moments
import Physics
import Semantics
import Syntax
import Units

/// Functions that make the moments of all neutrinos, and take them apart.
let momentMatrices: [LibraryFunction] = [
  majoranaMomentsFunction, diracMomentsFunction, minimalMomentsFunction, momentElementFunction,
  totalMomentFunction,
]

private let basisParameter = Signature.Parameter(
  "basis", .value(.choice(["mass", "flavour"])), required: false,
  note: "in which the moments are given: \"mass\" (default) or \"flavour\"")

private func momentParameter(_ name: String, _ note: String) -> Signature.Parameter {
  .init(name, .value(.number(.moment)), required: false, note: "\(note); default 0")
}

private func angleParameter(_ name: String, _ note: String) -> Signature.Parameter {
  .init(name, .value(.number(.none)), required: false, note: "\(note) in rad; default 0")
}

/// - Parameter nature: which neutrinos the function is for; else its argument `nature` says so.
private func moments(
  _ nature: NeutrinoNature? = nil
) -> @Sendable (LibraryCall) throws(Diagnostic) -> Checked {
  { call throws(Diagnostic) in
    guard nature == nil, let given = call.value("nature") else {
      return call.returning(.object(.moments(nature ?? .dirac)))
    }
    let known = given.constantString.flatMap(NeutrinoNature.init(rawValue:))
    return call.returning(.object(.moments(known)))
  }
}

private let mixingParameters = phaseParameters.map(\.parameter) + fitParameters

extension CallArguments {
  /// The complex number of a modulus and a phase, both 0 unless given.
  fileprivate func complex(_ modulus: String, _ phase: String) throws -> Complex {
    Complex(
      modulus: try number(modulus, default: 0), phase: try number(phase, default: 0))
  }
}

// MARK: majorana_moments

private let majoranaMomentsFunction = LibraryFunction(
  Signature(
    "majorana_moments",
    [
      momentParameter("L1", "Λ₁ = Λ₂₃, or Λ_μτ"), momentParameter("L2", "Λ₂ = Λ₃₁, or Λ_τe"),
      momentParameter("L3", "Λ₃ = Λ₁₂, or Λ_eμ"), angleParameter("phase1", "phase of Λ₁"),
      angleParameter("phase2", "phase of Λ₂"), angleParameter("phase3", "phase of Λ₃"),
      basisParameter,
    ] + mixingParameters, positional: 3, result: moments(.majorana)),
  Documentation(
    "the transition moments of Majorana neutrinos; they have no others",
    formula:
      #"\Lambda = \mu - i\varepsilon,\quad \Lambda_{ij} = \epsilon_{ijk}\Lambda_k,\quad \Lambda_\mathrm{mass} = U^T \Lambda_\mathrm{flavour}\, U"#,
    units: "μB",
    validity:
      "U^T, and not U† as in eq. 16 of the NOvA note: that one holds for Dirac neutrinos alone",
    source: "B. C. Cañas et al., arXiv:1510.01684; \(fitSource)",
    example: "majorana_moments(L3 = 3e-11 muB)")
) { arguments, _ in
  let parameters = try arguments.oscillationParameters()
  let mixing = try arguments.mixing(parameters)
  let components = [
    try arguments.complex("L1", "phase1"), try arguments.complex("L2", "phase2"),
    try arguments.complex("L3", "phase3"),
  ]
  let isFlavour = try arguments.string("basis") == "flavour"
  let moments =
    isFlavour
    ? MajoranaMoments(
      electronMuon: components[2], electronTau: -components[1], muonTau: components[0], mixing)
    : MajoranaMoments(first: components[0], second: components[1], third: components[2])
  return .object(
    MomentMatrix(nature: .majorana, moments: moments, mixing: mixing, parameters: parameters))
}

// MARK: dirac_moments

private let diracMomentsFunction = LibraryFunction(
  Signature(
    "dirac_moments",
    [
      momentParameter("mu11", "moment of ν₁, or of ν_e"),
      momentParameter("mu22", "moment of ν₂, or of ν_μ"),
      momentParameter("mu33", "moment of ν₃, or of ν_τ"),
      momentParameter("mu12", "between the first and the second"),
      momentParameter("mu13", "between the first and the third"),
      momentParameter("mu23", "between the second and the third"),
      angleParameter("phase12", "phase of mu12"), angleParameter("phase13", "phase of mu13"),
      angleParameter("phase23", "phase of mu23"), basisParameter,
    ] + mixingParameters, positional: 3, result: moments(.dirac)),
  Documentation(
    "the magnetic moments of Dirac neutrinos, diagonal ones and those between different neutrinos",
    formula: #"\mu = \mu^\dagger,\quad \mu_\mathrm{mass} = U^\dagger \mu_\mathrm{flavour}\, U"#,
    units: "μB",
    validity: "electric dipole moments are 0; `minimal_moments` has them",
    source: "C. Giunti, A. Studenikin, arXiv:1403.6344; \(fitSource)",
    example: "dirac_moments(mu11 = 1e-11 muB, mu22 = 1e-11 muB, mu33 = 1e-11 muB)")
) { arguments, _ in
  let parameters = try arguments.oscillationParameters()
  let mixing = try arguments.mixing(parameters)
  let diagonal = try ["mu11", "mu22", "mu33"].map { try arguments.number($0, default: 0) }
  let upper = [
    [.zero, try arguments.complex("mu12", "phase12"), try arguments.complex("mu13", "phase13")],
    [.zero, .zero, try arguments.complex("mu23", "phase23")],
  ]
  let matrix = ComplexMatrix { row, column in
    if row == column { return Complex(diagonal[row]) }
    return row < column ? upper[row][column] : upper[column][row].conjugate
  }
  let isFlavour = try arguments.string("basis") == "flavour"
  let moments =
    isFlavour ? DiracMoments(flavourMagnetic: matrix, mixing) : DiracMoments(magnetic: matrix)
  return .object(
    MomentMatrix(nature: .dirac, moments: moments, mixing: mixing, parameters: parameters))
}

// MARK: minimal_moments

private let minimalMomentsFunction = LibraryFunction(
  Signature(
    "minimal_moments",
    [
      .init(
        "m_lightest", .value(.number(.energy)),
        note: "mass of the lightest neutrino: m₁ in normal ordering, m₃ in inverted"),
      .init(
        "nature", .value(.choice(NeutrinoNature.allCases.map(\.rawValue))), required: false,
        note: "\"dirac\" (default) or \"majorana\""),
    ] + mixingParameters, positional: 1, result: moments()),
  Documentation(
    "the moments that massive neutrinos have without new physics, from one loop of a W and a charged lepton",
    formula:
      #"\left.\begin{array}{c}\mu^D_{kj}\\ i\varepsilon^D_{kj}\end{array}\right\} = \frac{3eG_F}{16\sqrt2\pi^2}(m_k\pm m_j)\Big(\delta_{kj}-\tfrac12\sum_l U^*_{lk}U_{lj}\frac{m_l^2}{m_W^2}\Big),\quad \mu^M_{kj} = -\frac{3ieG_F}{16\sqrt2\pi^2}(m_k+m_j)\sum_l \mathrm{Im}[U^*_{lk}U_{lj}]\frac{m_l^2}{m_W^2}"#,
    units: "μB",
    validity:
      "leading order in (m_l/m_W)²; for Majorana neutrinos without the scalars of the model, which may add more. The Majorana prefactor is 1.6e-19 μB/eV, or 7.8e-23 μB/eV with (m_l/m_τ)²: the slides of Magnificent CEvNS 2024 pair 7.8e-23 with (m_l/m_W)², too small by 2.0e3",
    source:
      "K. Fujikawa, R. Shrock, doi:10.1103/PhysRevLett.45.963; R. Shrock, doi:10.1016/0550-3213(82)90273-5; P. B. Pal, L. Wolfenstein, doi:10.1103/PhysRevD.25.766; \(fitSource)",
    example: "minimal_moments(0.01 eV)")
) { arguments, _ in
  let lightest = try arguments.number("m_lightest")
  guard lightest >= 0 else {
    throw Diagnostic(
      "E35", "`m_lightest` must not be negative", [.init(arguments.place("m_lightest"))])
  }
  let parameters = try arguments.oscillationParameters()
  let mixing = try arguments.mixing(parameters)
  let masses = NeutrinoMasses(lightest: lightest, parameters)
  let nature = try arguments.string("nature").flatMap(NeutrinoNature.init(rawValue:)) ?? .dirac
  let moments: any DipoleMoments =
    switch nature {
    case .dirac: MinimalMoments.dirac(masses, mixing)
    case .majorana: MinimalMoments.majorana(masses, mixing)
    }
  return .object(
    MomentMatrix(nature: nature, moments: moments, mixing: mixing, parameters: parameters))
}

// MARK: Parts

/// The moments that a function is about.
let momentsParameter = Signature.Parameter(
  "moments", .value(.object(ObjectKind.moments(nil).name)),
  note: "from `majorana_moments`, `dirac_moments` or `minimal_moments`")

private let elementPlaces: [String: (Int, Int)] = [
  "11": (0, 0), "22": (1, 1), "33": (2, 2), "12": (0, 1), "13": (0, 2), "23": (1, 2),
  "ee": (0, 0), "mumu": (1, 1), "tautau": (2, 2), "emu": (0, 1), "etau": (0, 2), "mutau": (1, 2),
]

private let momentElementFunction = numberFunction(
  "moment_element",
  leading: [
    momentsParameter,
    .init(
      "element",
      .value(
        .choice(
          (MomentKind.Transition.allCases.map(\.rawValue)
            + MomentKind.State.allCases.map(\.rawValue)))),
      note: "between masses (\"12\", \"11\", …) or between flavours (\"emu\", \"ee\", …)"),
  ], [],
  options: [
    .init(
      "part", .value(.choice(["total", "magnetic", "electric"])), required: false,
      note: "\"total\" (default): both together, as a radiative decay sees them")
  ], result: momentKind,
  Documentation(
    "the size of one moment of a matrix, in the basis of masses or of flavours",
    formula: #"\sqrt{|\mu_{ij}|^2+|\varepsilon_{ij}|^2}"#, units: "μB",
    validity: "Dirac and Majorana neutrinos; the phase of the moment is left out",
    source: "C. Giunti, A. Studenikin, arXiv:1403.6344",
    example:
      "moment_element(majorana_moments(L3 = 3e-11 muB), \"emu\") as muB   # 2.15971e-11 μB"),
  moment: elementKind
) { options in
  let name = options.strings["element"] ?? ""
  guard let matrix = options.objects["moments"] as? MomentMatrix,
    let (row, column) = elementPlaces[name]
  else { return { _ in .nan } }
  let isMass = name.allSatisfy(\.isNumber)
  let (magnetic, electric) =
    isMass ? (matrix.moments.magnetic, matrix.moments.electric) : matrix.flavourParts
  let (mu, epsilon) = (magnetic[row, column], electric[row, column])
  let size =
    switch options.strings["part"] {
    case "magnetic"?: mu.modulus
    case "electric"?: epsilon.modulus
    default: (mu.squaredModulus + epsilon.squaredModulus).squareRoot()
    }
  return { _ in size }
}

/// Which element it is, where the nature of the neutrinos is known.
@Sendable private func elementKind(_ call: LibraryCall) -> MomentKind? {
  guard case .object(let matrix)? = call.value("moments")?.kind,
    let element = call.value("element")?.constantString
  else { return nil }
  return matrix.moments.first { $0.name.hasSuffix("_\(element)") }
}

extension MomentMatrix {
  /// μ and ε in the basis of flavours: the hermitian parts of Λ = μ - iε.
  fileprivate var flavourParts: (magnetic: ComplexMatrix, electric: ComplexMatrix) {
    let matrix = moments.inFlavourBasis(mixing)
    return (
      0.5 * (matrix + matrix.adjoint), Complex(0, 0.5) * (matrix - matrix.adjoint)
    )
  }
}

private let totalMomentFunction = numberFunction(
  "total_moment", leading: [momentsParameter], [], result: momentKind,
  Documentation(
    "the sum over all moments of a matrix, as plasmon decay sees them",
    formula: #"\sqrt{\sum_{ij}\left(|\mu_{ij}|^2+|\varepsilon_{ij}|^2\right)}"#, units: "μB",
    validity: "all neutrinos light next to the energy that is released; the same in every basis",
    source: "G. G. Raffelt, arXiv:hep-ph/9903472",
    example: "total_moment(majorana_moments(L3 = 1e-12 muB)) as muB   # 1.41421e-12 μB")
) { options in
  let moment = (options.objects["moments"] as? MomentMatrix)?.moments.totalMoment ?? .nan
  return { _ in moment }
}
