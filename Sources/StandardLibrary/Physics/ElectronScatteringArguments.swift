import Columns
import Interpreter
import Physics
import Semantics
import Syntax
import Units

// What the functions of scattering on electrons have in common: their parameters, the kinds of their
// results, their kernels, and what is odd or wrong with their arguments.

// MARK: Parameters

let recoilParameter = Signature.Parameter(
  "T", .value(.number(.energy)), required: false, note: "recoil energy of the electron")
let neutrinoEnergyParameter = Signature.Parameter(
  "E", .value(.number(.energy)), note: "energy of the neutrino")
let momentParameter = Signature.Parameter(
  "mu", .value(.number(.moment)), note: "magnetic moment, in muB")
let thresholdParameter = Signature.Parameter(
  "threshold", .value(.number(.energy)), required: false,
  note: "only recoils above it are counted; 0 eV unless given")

/// The other variables a cross-section may be differential in, by name.
let angularParameters = [
  Signature.Parameter(
    "cos_theta", .value(.number(.none)), required: false,
    note: "instead of T: cosine of the electron's angle"),
  Signature.Parameter(
    "theta2", .value(.number(.none)), required: false, note: "instead of T: its angle squared"),
  Signature.Parameter(
    "T_theta2", .value(.number(.energy)), required: false,
    note: "instead of T: recoil energy times angle squared"),
]

let flavourParameter = Signature.Parameter(
  "nu", .value(.choice(Flavour.allCases.map(\.rawValue))), required: false,
  note: "flavour: \"e\" (default), \"mu\" or \"tau\"")

let couplingParameters = [
  Signature.Parameter(
    "anti", .value(.boolean), required: false, note: "true for an antineutrino; default false"),
  Signature.Parameter(
    "couplings", .value(.choice(ElectronCouplings.Order.allCases.map(\.rawValue))),
    required: false,
    note:
      "\"radiative\" (default: the published digits), \"tree\", \"computed\" from the constants, or \"bahcall\", which change with T"
  ),
]

let electricParameters = [
  Signature.Parameter(
    "q", .value(.anyNumber), required: false, note: "charge of the neutrino, in e; default 0"),
  Signature.Parameter(
    "r2", .value(.number(.area)), required: false,
    note: "charge radius squared beyond that of the standard model; default 0 cm^2"),
  Signature.Parameter(
    "anapole", .value(.number(.area)), required: false,
    note: "anapole moment, which acts as r2 = -6 anapole; default 0 cm^2"),
]

let outgoingParameter = Signature.Parameter(
  "to", .value(.choice(Flavour.allCases.map(\.rawValue))), required: false,
  note: "flavour of the neutrino that leaves; as nu unless given. Only q, r2 and anapole change it")

let recoilVariables = RecoilVariable.allCases.map(\.rawValue)
let electricNumbers = electricParameters.map(\.name)

// MARK: Kinds

let areaKind = NumberKind(
  unit: UnitCatalogue.unit(named: "cm")?.raised(to: Rational(2)) ?? .plain)

/// An area over the unit of the one variable that was given.
@Sendable func differentialKind(_ call: LibraryCall) throws(Diagnostic) -> Checked {
  try checkCharge(call)
  let given = recoilVariables.filter { call.value($0) != nil }
  guard given.count == 1, let name = given.first else {
    throw Diagnostic(
      "E15",
      given.isEmpty
        ? "`\(call.signature.name)` needs `T` (or `cos_theta`, `theta2`, `T_theta2`)"
        : "`\(call.signature.name)` takes one of `\(given.joined(separator: "`, `"))`, not both",
      [.init(call.span, call.signature.text)])
  }
  guard case .number(let variable)? = call.value(name)?.kind else { return .unknown }
  return call.returning(.number(areaKind / variable))
}

@Sendable func totalKind(_ call: LibraryCall) throws(Diagnostic) -> Checked {
  try checkCharge(call)
  return call.returning(.number(areaKind))
}

/// A neutrino's charge is a number, of e, or a charge.
func checkCharge(_ call: LibraryCall) throws(Diagnostic) {
  guard case .number(let kind)? = call.value("q")?.kind,
    kind.dimension != .none, kind.dimension != .charge
  else { return }
  throw Diagnostic(
    "E18", "`q` of `\(call.signature.name)` is a charge in e, and this is \(kind.dimension.phrase)",
    [.init(call.place("q"))])
}

// MARK: Processes

/// A number of one row by its place among those given.
typealias Row = (Int) -> Double

extension Elementwise.Options {
  /// Which of the numbers of a row a parameter is, if it was given.
  func position(_ name: String) -> Int? { given.firstIndex(of: name) }

  var flavour: Flavour { strings["nu"].flatMap(Flavour.init(rawValue:)) ?? .electron }

  var neutrino: Neutrino { Neutrino(flavour, isAntineutrino: booleans["anti"] ?? false) }

  var electronCouplings: ElectronCouplings {
    let order = strings["couplings"].flatMap(ElectronCouplings.Order.init(rawValue:))
    return (order ?? .radiative).couplings(flavour)
  }

  /// Whether the neutrino that leaves is another.
  var changesFlavour: Bool { strings["to"].map { $0 != flavour.rawValue } ?? false }

  /// The process of these options, with the charge and radius of each row: the weak one with what
  /// they add, or that which changes the flavour.
  var electronProcess: @Sendable (Row) -> ElectronScattering {
    let (neutrino, couplings) = (neutrino, electronCouplings)
    let form = chargeFormFactor
    if changesFlavour { return { row in .flavourChanging(form(row)) } }
    let weak = ElectronScattering.weak(neutrino, couplings: couplings)
    if electricNumbers.allSatisfy({ !given.contains($0) }) { return { _ in weak } }
    return { row in weak + .electric(neutrino, form(row), couplings: couplings) }
  }

  /// The charge form factor of a row.
  var chargeFormFactor: @Sendable (Row) -> ChargeFormFactor {
    let places = electricNumbers.map(position)
    return { row in
      let numbers = places.map { $0.map(row) ?? 0 }
      return ChargeFormFactor(
        charge: numbers[0],
        radiusSquared: numbers[1] + ChargeFormFactor(anapole: numbers[2]).radiusSquared)
    }
  }
}

// MARK: Kernels

func differentialKernel(
  _ name: String, _ options: Elementwise.Options,
  _ scattering: @escaping @Sendable (Row) -> ElectronScattering
) -> BlockKernel {
  let variable = options.given.first.flatMap(RecoilVariable.init(rawValue:)) ?? .T
  let threshold = options.position("threshold")
  return BlockKernel(name: name) { inputs, output, count in
    for row in 0..<count {
      output[row] = scattering { inputs[$0][row] }.differential(
        in: variable, at: inputs[0][row], E: inputs[1][row],
        threshold: threshold.map { inputs[$0][row] } ?? 0)
    }
  }
}

func totalKernel(
  _ name: String, _ options: Elementwise.Options,
  _ scattering: @escaping @Sendable (Row) -> ElectronScattering
) -> BlockKernel {
  let threshold = options.position("threshold")
  return BlockKernel(name: name) { inputs, output, count in
    for row in 0..<count {
      output[row] = scattering { inputs[$0][row] }.total(
        E: inputs[0][row], threshold: threshold.map { inputs[$0][row] } ?? 0)
    }
  }
}

// MARK: Cautions

/// E35 for arguments that no experiment has; W07 for a recoil that the neutrino cannot give.
@Sendable func cautionDifferential(
  _ options: Elementwise.Options, _ numbers: [Double]
) -> Caution? {
  guard let variable = options.given.first.flatMap(RecoilVariable.init(rawValue:)),
    numbers.count >= 2
  else { return nil }
  let (x, E) = (numbers[0], numbers[1])
  do throws(ScatteringArgumentError) {
    try ElectronScattering.validate(variable, x, E: E)
  } catch {
    return Caution(error)
  }
  let highest = ElasticKinematics.electron.maximumRecoil(E: E)
  return variable == .T ? .recoil(x, outside: 0...highest, E: E) : nil
}

/// E35 for arguments that no experiment has, and for a charge without a threshold.
@Sendable func cautionTotal(
  _ options: Elementwise.Options, _ numbers: [Double]
) -> Caution? {
  let value = { (name: String) in
    options.position(name).flatMap { $0 < numbers.count ? numbers[$0] : nil } ?? 0
  }
  do throws(ScatteringArgumentError) {
    try ElectronScattering.validate(E: value("E"), threshold: value("threshold"))
  } catch {
    return Caution(error)
  }
  guard value("q") != 0, value("threshold") == 0 else { return nil }
  return Caution(
    "E35", "the cross-section of a charge is infinite without a threshold",
    help: "add one: `threshold = 1 keV`")
}
