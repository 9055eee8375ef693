import Columns
import Detectors
import Interpreter
import Physics
import Semantics
import Syntax
import Units

/// The visible part of the energy of nuclear recoils.
let quenchingFunctions: [LibraryFunction] = [lindhardFunction, quenchFunction, unquenchFunction]

private let materialParameters: [Signature.Parameter] = [
  .init("target", .value(.object("target")), note: "a nuclide, an element or a compound"),
  .init(
    "k", .value(.number(.none)), required: false,
    note: "the strength of electronic stopping; 0.133 Z^(2/3) A^(-1/2) unless given"),
]

private let source =
  "J. Lindhard et al., Mat. Fys. Medd. Dan. Vid. Selsk. 33, 10 (1963); J. D. Lewin, P. F. Smith, doi:10.1016/S0927-6505(96)00047-3"
private let validity =
  "it leaves out the binding of electrons and atoms, and is too large below about 1 keV; of a compound, Z and A are the means of its atoms. Measurements of Ge between 0.3 and 8.5 keV (arXiv:1608.03588) find less at the low end"

private let lindhardFunction = LibraryFunction(
  Signature(
    "lindhard",
    [.init("T", .value(.number(.energy)), note: "energy of the nuclear recoil")]
      + materialParameters,
    positional: 2
  ) { call throws(Diagnostic) in
    try requireScale(call, "T", .nuclearRecoilEnergy, "unquench")
    return call.returning(.plainNumber)
  },
  elementwise("lindhard", "T") { T, lindhard in lindhard.factor(T: T) },
  Documentation(
    "Lindhard's quenching factor: the part of a nuclear recoil's energy that is visible",
    formula:
      #"Q = \frac{k\,g(\varepsilon)}{1+k\,g(\varepsilon)},\quad g = 3\varepsilon^{0.15}+0.7\varepsilon^{0.6}+\varepsilon,\quad \varepsilon = 11.5\,Z^{-7/3}\,T/\mathrm{keV}"#,
    units: "a number", validity: validity, source: source,
    example: "lindhard(1 keVnr, Ge, k = 0.162)   # 0.17548"))

private let quenchFunction = LibraryFunction(
  Signature(
    "quench",
    [.init("T", .value(.number(.energy)), note: "energy of the nuclear recoil")]
      + materialParameters,
    positional: 2
  ) { call throws(Diagnostic) in
    try requireScale(call, "T", .nuclearRecoilEnergy, "unquench")
    return call.returning(.number(quantity("keVee")))
  },
  elementwise("quench", "T") { T, lindhard in lindhard.factor(T: T) * T },
  Documentation(
    "the electron-equivalent energy of a nuclear recoil, by Lindhard's factor",
    formula: #"E_{ee} = Q(T)\,T"#, units: "keVee", validity: validity, source: source,
    example: "quench(1 keVnr, Ge) as keVee   # 0.1712 keVee"))

private let unquenchFunction = LibraryFunction(
  Signature(
    "unquench",
    [.init("E", .value(.number(.energy)), note: "electron-equivalent energy")] + materialParameters,
    positional: 2
  ) { call throws(Diagnostic) in
    try requireScale(call, "E", .electronEquivalentEnergy, "quench")
    return call.returning(.number(quantity("keVnr")))
  },
  elementwise("unquench", "E") { E, lindhard in lindhard.recoil(visible: E) },
  Documentation(
    "the energy of the nuclear recoil that has this electron-equivalent energy: the inverse of `quench`",
    formula: #"Q(T)\,T = E_{ee}"#, units: "keVnr", validity: validity, source: source,
    example: "unquench(0.2 keVee, Ge) as keVnr   # 1.147 keVnr")
)

/// An energy on the other scale is not taken for one on this.
private func requireScale(
  _ call: LibraryCall, _ parameter: String, _ dimension: Dimension, _ other: String
) throws(Diagnostic) {
  guard let number = call.value(parameter)?.kind.numberKind,
    !number.dimension.isCompatible(with: dimension)
  else { return }
  throw Diagnostic(
    "E26",
    "`\(parameter)` of `\(call.signature.name)` is \(dimension.phrase), and this is \(number.dimension.phrase)",
    [.init(call.place(parameter))], help: [.init("`\(other)` leads from the one to the other")])
}

private func elementwise(
  _ name: String, _ energy: String,
  _ function: @escaping @Sendable (Double, Lindhard) -> Double
) -> Implementation {
  .elementwise(
    Elementwise(numbers: [energy, "k"], caution: caution) { options in
      let hasStrength = options.given.contains("k")
      let atom = (options.objects["target"] as? TargetValue)?.meanAtom
      return BlockKernel(name: name) { inputs, output, count in
        for row in 0..<count {
          guard let atom else {
            output[row] = .nan
            continue
          }
          let lindhard =
            hasStrength ? Lindhard(Z: atom.Z, k: inputs[1][row]) : Lindhard(Z: atom.Z, A: atom.A)
          output[row] = function(inputs[0][row], lindhard)
        }
      }
    })
}

@Sendable private func caution(_ options: Elementwise.Options, _ numbers: [Double]) -> Caution? {
  guard case .material? = options.objects["target"] as? TargetValue else {
    return Caution("E35", "an electron is not quenched; `target` is a material")
  }
  guard let energy = numbers.first, energy >= 0 else {
    return Caution("E35", "an energy must not be negative")
  }
  return nil
}

extension TargetValue {
  /// The charge, to the nearest whole number, and the mass number of the mean atom.
  fileprivate var meanAtom: (Z: Int, A: Double)? {
    guard case .material(let target) = self else { return nil }
    let atoms = target.nuclides.reduce(0) { $0 + $1.count }
    let charge = target.nuclides.reduce(0) { $0 + $1.count * Double($1.nuclide.Z) }
    let nucleons = target.nuclides.reduce(0) { $0 + $1.count * Double($1.nuclide.A) }
    guard atoms > 0, let Z = Int(exactly: (charge / atoms).rounded()) else { return nil }
    return (Z, nucleons / atoms)
  }
}
