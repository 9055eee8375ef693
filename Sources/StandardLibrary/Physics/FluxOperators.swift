import Columns
import Fluxes
import Interpreter
import Semantics
import Syntax
import Units

/// `f(3 MeV)`: the density of a flux.
let fluxApplication = LibraryFunction(
  Signature(
    "density of a flux",
    [
      .init("flux", .value(.object("flux"))),
      .init("E", .value(.number(.energy)), note: "energy of the neutrinos"),
    ]
  ) { call throws(Diagnostic) in
    guard case .object(let flux)? = call.value("flux")?.kind, let integral = flux.y else {
      return .unknown
    }
    return call.returning(.number(NumberKind(integral.dimension / .energy)))
  },
  .elementwise(
    Elementwise(numbers: ["E"]) { options in
      let spectra = (options.objects["flux"] as? Flux)?.components.map(\.spectrum) ?? []
      return BlockKernel(name: "flux") { inputs, output, count in
        for row in 0..<count {
          output[row] = spectra.reduce(0) { $0 + $1.density(at: inputs[0][row]) }
        }
      }
    }),
  Documentation("the density of a flux at an energy, all its components together, without lines"))

/// `solar("pp") + solar("Be7")`, `2 * f`, `f * 2`
let fluxOperators = [
  LibraryOperator(.object("flux"), .add, .object("flux"), fluxSum),
  LibraryOperator(.number, .multiply, .object("flux"), fluxMultiple),
  LibraryOperator(.object("flux"), .multiply, .number, fluxMultiple),
]

private let fluxSum = LibraryFunction(
  Signature(
    "sum of fluxes",
    [.init("left", .value(.object("flux"))), .init("right", .value(.object("flux")))]
  ) { call throws(Diagnostic) in
    guard case .object(let left)? = call.value("left")?.kind,
      case .object(let right)? = call.value("right")?.kind
    else { return .unknown }
    guard left.y?.dimension == right.y?.dimension else {
      throw Diagnostic(
        "E12", "a flux per time and one of a whole exposure have no sum", [.init(call.span)])
    }
    var sum = left
    sum.moments += right.moments.filter { !left.moments.contains($0) }
    return call.returning(.object(sum))
  }, Documentation("two fluxes together")
) { arguments, _ in
  guard let left = try arguments.object("left", as: Flux.self),
    let right = try arguments.object("right", as: Flux.self)
  else { return .number(.nan) }
  return try arguments.flux { try left.adding(right) }
}

private let fluxMultiple = LibraryFunction(
  Signature("multiple of a flux", [.init("left", .value(.any)), .init("right", .value(.any))]) {
    call throws(Diagnostic) in
    let factor = [call.value("left"), call.value("right")].lazy.compactMap { $0?.kind.numberKind }
    if let factor = factor.first, !factor.dimension.isNone {
      throw Diagnostic(
        "E12", "a flux is multiplied by a plain number, not by \(factor.dimension.phrase)",
        [.init(call.span)])
    }
    for case .object(let flux)? in [call.value("left")?.kind, call.value("right")?.kind] {
      return call.returning(.object(flux))
    }
    return .unknown
  }, Documentation("a flux with more or fewer neutrinos")
) { arguments, _ in
  let isLeft = try arguments.object("left", as: Flux.self) != nil
  let (object, number) = isLeft ? ("left", "right") : ("right", "left")
  let factor = try arguments.number(number)
  guard factor.isFinite, factor >= 0 else {
    throw Diagnostic(
      "E35", "a flux cannot be negative", [.init(arguments.place(number))])
  }
  guard let flux = try arguments.object(object, as: Flux.self) else { return .number(.nan) }
  return .object(flux.scaled(by: factor))
}
