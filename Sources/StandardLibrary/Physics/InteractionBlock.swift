import Detectors
import Interpreter
import Semantics
import Syntax
import Units

/// `interaction { target = nucleus, dsigma(T, E) = … }`: an interaction of the user's own.
let interactionBlock = LibraryFunction(
  Signature(
    "interaction",
    [
      .init("target", .name, note: "`electron` or `nucleus`"),
      .init(
        "dsigma",
        .function(
          Signature.Function(
            [
              NumberKind(.energy), NumberKind(.energy), NumberKind(), NumberKind(),
              NumberKind(.energy), NumberKind(.length),
            ], required: 2, results: [.area / .energy])),
        note:
          "`dsigma(T, E) = …` on one electron or nucleus; `dsigma(T, E, Z, N, M, R) = …` gets the charge, neutrons, mass and charge radius of each nuclide"
      ),
      .init("name", .value(.string), required: false, note: "for legends and cards"),
    ]
  ) { call throws(Diagnostic) in
    if let base = call.value("base") {
      throw Diagnostic(
        "E29", "an interaction is not copied by `with`", [.init(call.place("base"))],
        help: [.init("write the block anew; this is \(base.kind.phrase)")])
    }
    if case .name(let name)? = call.arguments.named["target"]?.argument,
      Channel(rawValue: name.text) == nil
    {
      throw Diagnostic(
        "E17", "`target` of an interaction is `electron` or `nucleus`",
        [.init(call.place("target"))],
        help: [.init("the material belongs to the experiment: `experiment { target = … }`")])
    }
    return call.returning(.object(.interaction))
  },
  Documentation(
    "an interaction of your own, for `rate`: any differential cross-section on electrons or nuclei",
    units: "dsigma in cm²/MeV",
    validity:
      "it is asked for recoils that elastic scattering allows; it must be finite there. On electrons the experiment counts those that T frees",
    example: """
      nsi = interaction {
        target = nucleus
        dsigma(T, E, Z, N, M) = G_F^2 * hbarc^2 * M / pi * (1 - M * T / (2 * E^2)) * (0.6 * N)^2
      }
      """)
) { arguments, _ in
  guard let function = try arguments.function("dsigma"),
    let channel = arguments.name("target").flatMap({ Channel(rawValue: $0.text) })
  else { return .number(.nan) }
  var parameters = 2
  if case .function(let body)? = arguments.call.arguments.named["dsigma"]?.argument {
    parameters = body.parameters.count
  }
  return .object(
    InteractionValue(
      name: try arguments.string("name") ?? "interaction",
      process: .written(function, parameters: parameters, channel)))
}
