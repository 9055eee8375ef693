import Columns
import Interpreter
import Physics
import Semantics
import Syntax
import Units

let formFactorFunction = LibraryFunction(
  Signature(
    "form_factor",
    [
      .init("q", .value(.anyNumber), note: "momentum transfer: 50 MeV, or 0.25 fm^-1 for q/ħ"),
      .init("nucleus", .value(.object("target")), note: "a nuclide"),
      .init(
        "shape", .value(.choice(FormFactor.Shape.allCases.map(\.rawValue))), required: false,
        note: "\"helm\" (default), \"klein_nystrand\" or \"point\""),
      .init(
        "R", .value(.number(.length)), required: false,
        note: "root mean square radius; the nuclide's charge radius unless given"),
    ], positional: 3, result: momentumInEnergy),
  .elementwise(
    Elementwise(numbers: ["q", "R"], caution: cautionFormFactor) { options in
      .overNuclei("form_factor", rowNuclei(options)) { nuclei, row in
        nuclei.parts.count == 1 ? nuclei.parts[0].nucleus.protons.value(q: row(0)) : .nan
      }
    }),
  Documentation(
    "the form factor of a nuclide at a momentum transfer",
    formula:
      #"F_\mathrm{Helm} = \frac{3j_1(qR_0)}{qR_0}e^{-q^2s^2/2},\ R_0^2 = \tfrac53(R^2-3s^2),\ s = 0.9\,\mathrm{fm};\quad F_\mathrm{KN} = \frac{3j_1(qR_A)}{qR_A}\frac{1}{1+q^2a^2},\ R_A^2 = \tfrac53R^2-10a^2,\ a = 0.7\,\mathrm{fm}"#,
    units: "a number, 1 at q = 0",
    validity:
      "1 - q²R²/6 at small q. R must be above √3 s = 1.559 fm for \"helm\", √6 a = 1.715 fm for \"klein_nystrand\"; hydrogen's own, which is not, is taken as all surface",
    source:
      "R. H. Helm, Phys. Rev. 104 (1956) 1466, doi:10.1103/PhysRev.104.1466; S. Klein, J. Nystrand, Phys. Rev. C 60 (1999) 014903, arXiv:hep-ph/9902259",
    example: "form_factor(50 MeV, Ar40)   # 0.88059"))

@Sendable private func rowNuclei(_ options: Elementwise.Options) -> RowNuclei {
  RowNuclei(options, shape: "shape", protonRadius: "R")
}

/// A number; a momentum transfer over ħ becomes a momentum.
@Sendable private func momentumInEnergy(_ call: LibraryCall) throws(Diagnostic) -> Checked {
  guard let q = call.value("q"), case .number(let kind) = q.kind else { return .unknown }
  var arguments = call.arguments
  if kind.dimension.isCompatible(with: .none / .length) {
    let hbarc = Checked(
      .number(Constants.hbarc.internalValue), .number(NumberKind(.energy * .length)))
    let momentum = Checked.applying(
      .multiply, [q, hbarc], .number(NumberKind(.energy)), call.place("q"))
    arguments.named["q"]?.argument = .value(momentum)
  } else if !kind.dimension.isCompatible(with: .energy) {
    throw Diagnostic(
      "E18", "`q` is a momentum transfer, not \(kind.dimension.phrase)", [.init(call.place("q"))],
      help: [.init("give it as a momentum, `50 MeV`, or over ħ, `0.25 fm^-1`")])
  }
  let number = Kind.number(NumberKind())
  return Checked(
    .call(Call(signature: call.signature, arguments: arguments, kind: number, span: call.span)),
    number)
}

@Sendable private func cautionFormFactor(
  _ options: Elementwise.Options, _ numbers: [Double]
) -> Caution? {
  do throws(ScatteringArgumentError) {
    var rows = rowNuclei(options)
    guard let nuclei = try rows.nuclei({ numbers[$0] }) else { return .noNuclei }
    if nuclei.parts.count > 1 {
      return Caution(
        "E35", "`nucleus` must be one nuclide",
        help: "such as `Xe132`; each has a radius of its own")
    }
  } catch {
    return Caution("E35", "`R` \(error.message)")
  }
  return numbers.first.map { $0 < 0 } == true ? Caution("E35", "`q` must not be negative") : nil
}
