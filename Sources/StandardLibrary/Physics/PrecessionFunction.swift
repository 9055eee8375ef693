import Interpreter
import Moments
import Semantics
import Syntax
import Units

/// `precession(mu, B, length)`: the probability that a magnetic field turns a neutrino's helicity.
let precessionFunction = LibraryFunction(
  Signature(
    "precession",
    [
      .init("mu", .value(.number(.moment)), note: "the magnetic or transition moment"),
      .init(
        "B", .function(Signature.Function([NumberKind(.length)], results: [.magneticField])),
        note: "the transverse field: a number, or a function of the distance travelled"),
      .init("length", .value(.number(.length)), note: "the distance through the field"),
      .init(
        "potential", .function(Signature.Function([NumberKind(.length)], results: [.energy])),
        required: false,
        note:
          "V_L - V_R + (m_L² - m_R²)/2E: a number, or a function of the distance; default 0 eV"),
    ], positional: 3
  ) { call throws(Diagnostic) in
    call.returning(.plainNumber)
  },
  Documentation(
    "the probability that a magnetic field turns a left-handed neutrino into a right-handed one (Dirac), or into an antineutrino of another flavour (Majorana)",
    formula:
      #"P = \frac{(2\mu B)^2}{\delta^2+(2\mu B)^2}\,\sin^2\frac{\sqrt{\delta^2+(2\mu B)^2}\,L}{2},\qquad i\frac{d}{dx}\begin{pmatrix}\nu_L\\\nu_R\end{pmatrix} = \begin{pmatrix}\delta/2 & \mu B\\ \mu B & -\delta/2\end{pmatrix}\begin{pmatrix}\nu_L\\\nu_R\end{pmatrix}"#,
    units: "a number",
    validity:
      "two states, a field in one plane. The closed form when nothing varies, else integrated to an error below 2e-9 by rotations that keep the norm; `matter_potential` gives the potential",
    source:
      "C.-S. Lim, W. J. Marciano, doi:10.1103/PhysRevD.37.1368; E. Kh. Akhmedov, doi:10.1016/0370-2693(88)91048-9; S. Blanes et al., doi:10.1016/j.physrep.2008.11.001",
    example: "precession(1e-11 muB, 10 T, 1e5 km)   # 0.0427232")
) { arguments, _ in
  let length = try arguments.number("length")
  guard length >= 0 else {
    throw Diagnostic("E35", "`length` must not be negative", [.init(arguments.place("length"))])
  }
  let mu = try arguments.number("mu")
  guard let field = try arguments.function("B") else { return .number(.nan) }
  let potential = try arguments.function("potential") ?? .constant(0)
  if case .constant(let field) = field, case .constant(let potential) = potential {
    let medium = SpinPrecession(coupling: mu * field, splitting: potential)
    return .number(medium.flipProbability(length: length))
  }
  let evolution = SpinEvolution(length: length) { positions in
    let fields = try arguments.values(of: field, at: [positions])
    let potentials = try arguments.values(of: potential, at: [positions])
    return zip(fields, potentials).map { SpinPrecession(coupling: mu * $0, splitting: $1) }
  }
  do {
    return .number(try evolution.flipProbability())
  } catch let failure as SpinEvolution.Failure {
    throw failure.diagnostic(at: arguments.call.span)
  }
}

extension SpinEvolution.Failure {
  fileprivate func diagnostic(at span: Span) -> Diagnostic {
    switch self {
    case .notFinite(let position):
      let place = format(.number(position), .number(NumberKind(.length)))
      return Diagnostic(
        "E30", "the field or the potential is not finite after \(place)", [.init(span)])
    case .tooManySteps:
      return Diagnostic(
        "E34", "the spin turns, or the field changes, too often on the way", [.init(span)],
        help: [
          .init("over many turns only the mean matters: half of (2μB)²/(δ² + (2μB)²)")
        ]
      )
    }
  }
}
