import Columns
import Interpreter
import Semantics
import Syntax
import Units

/// `moment(x, of = "nu_e")`: says which moment a number is.
let momentFunction = LibraryFunction(
  Signature(
    "moment",
    [
      .init("mu", .value(.number(.moment)), note: "a number of muB"),
      .init(
        "of", .value(.choice(MomentKind.allCases.map(\.name))),
        note:
          "\"nu_e\", \"nu_mu\", \"nu_tau\": of a flavour near its source; \"solar\": of solar neutrinos; \"transition_12\" and the like: an element of the matrix of Majorana neutrinos; \"dirac_11\", \"dirac_12\", …: of Dirac neutrinos"
      ),
    ], positional: 1
  ) { call throws(Diagnostic) in
    guard let mu = call.value("mu"), var kind = mu.kind.numberKind,
      let name = call.value("of")?.constantString
    else {
      throw Diagnostic(
        "E19", "`of` must be known before the cell runs", [.init(call.place("of"))],
        help: [.init("write it out: `of = \"nu_e\"`")])
    }
    if let known = kind.moment, known.name != name {
      throw Diagnostic(
        "E26", "this is \(known.symbol) already", [.init(call.place("mu"), known.symbol)],
        help: [
          .init("a moment of one kind is not another: `solar_moment` and `effective_moment` map")
        ])
    }
    kind.moment = MomentKind(name: name)
    return Checked(mu.node, .number(kind))
  },
  nil,
  Documentation(
    "a magnetic moment that knows which one it is: `rate` refuses one that its flux does not measure, and unlike ones are not added or compared",
    validity:
      "a number without a kind fits anywhere; in `nu_magnetic` the moment of a flavour acts on that flavour alone",
    source: "C. Giunti, A. Studenikin, Rev. Mod. Phys. 87 (2015) 531, arXiv:1403.6344",
    example: "moment(2.8e-11 muB, of = \"solar\")"))
