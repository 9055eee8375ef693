import Columns
import Interpreter
import Physics
import Semantics
import Simulation
import Syntax
import Units

/// `simulate` and `pseudo_data`: made-up events of a near detector.
let simulations: [LibraryFunction] = [simulateFunction, pseudoDataFunction]

private let validity =
  "the electrons follow this library's cross-sections and a flux like NuMI's; detector, scores and backgrounds are plausible shapes and not NOvA's, tuned so that the cuts of its technical note leave about what its tables 7 and 8 list. A row depends on the seed and its number alone"

private let source =
  "cuts and yields: NOvA technical note on the neutrino magnetic moment, section 3, tables 7 and 8"

private let options: [Signature.Parameter] = [
  .init("seed", .value(.number(.none)), required: false, note: "a whole number; 1 unless given"),
  .init(
    "exposure", .value(.number(.none)), required: false,
    note: "protons on target; 9.2e20 unless given"),
]

private let simulateFunction = LibraryFunction(
  Signature(
    "simulate",
    [
      .init("rows", .value(.number(.none)), note: "how many events, of all kinds in turn"),
      .init(
        "mu", .value(.number(.moment)), required: false,
        note: "magnetic moment of all flavours; 6.7e-10 μB unless given"),
    ] + options, positional: 1
  ) { call throws(Diagnostic) in call.returning(.table(sampleSchema)) },
  Documentation(
    "made-up events of a near detector: weak and magnetic ν-e scattering and its backgrounds, with weights `w` that add up to what the exposure expects",
    validity: validity, source: source,
    example: "simulate(1000, seed = 7) |> columns(E, theta, truth, w)")
) { arguments, evaluator in
  let sample = try arguments.sample(
    moment: NearDetectorSample.standardMoment * Constants.bohrMagneton.internalValue, evaluator)
  let rows = try arguments.whole("rows", 0...NearDetectorSample.largestCount, default: 0)
  let columns = try sample.events(
    rows: rows, threads: evaluator.surroundings.parallelism.threads,
    interrupted: evaluator.surroundings.interrupted)
  return .table(TableData(columns: columns.map(\.data), rowCount: rows))
}

private let pseudoDataFunction = LibraryFunction(
  Signature(
    "pseudo_data",
    [
      .init(
        "mu", .value(.number(.moment)), required: false,
        note: "magnetic moment that is at work in them; 0 unless given")
    ] + options, positional: 0
  ) { call throws(Diagnostic) in call.returning(.table(sampleSchema)) },
  Documentation(
    "made-up data of an exposure: as many events of each kind as chance gives, without weights, with the name \"data\"",
    validity: validity
      + ". Only backgrounds that look a little like electrons are among them, as if they had been filtered",
    source: source, example: "pseudo_data(seed = 3, exposure = 1e19) |> columns(E, theta, truth)")
) { arguments, evaluator in
  let moment = try arguments.number("mu", default: 0)
  do {
    let columns = try arguments.sample(moment: moment, evaluator).pseudoData(
      hasMoment: moment != 0, threads: evaluator.surroundings.parallelism.threads,
      interrupted: evaluator.surroundings.interrupted)
    return .table(
      TableData(columns: columns.map(\.data), rowCount: columns.first?.data.count ?? 0))
  } catch let error as NearDetectorSample.CountError {
    throw Diagnostic(
      "E35", "that would be \(formatNumber(error.rows, digits: 2)) events",
      [.init(arguments.call.span)], help: [.init("a smaller `exposure` or `mu` has fewer")])
  }
}

/// The columns of a sample, which are the same for any.
private let sampleSchema: Schema = {
  let columns = try? NearDetectorSample(seed: 0, moment: 0).events(
    rows: 0, threads: 1, interrupted: {})
  return Schema(
    columns: (columns ?? []).map {
      Schema.Column(name: $0.name, written: $0.name, kind: $0.kind)
    })
}()

extension NearDetectorSample.Column {
  fileprivate var kind: Kind {
    switch data {
    case .strings: .string
    case .booleans: .boolean
    case .numbers, .packed: .number(NumberKind(unit: (try? Unit(reading: unit)) ?? .plain))
    }
  }
}

extension CallArguments {
  fileprivate func sample(
    moment standard: Double, _ evaluator: Evaluator
  ) throws -> NearDetectorSample {
    let moment = try number("mu", default: standard)
    guard moment.isFinite, moment >= 0 else {
      throw Diagnostic("E35", "a magnetic moment is 0 or above here", [.init(place("mu"))])
    }
    let exposure = try number("exposure", default: NearDetectorSample.standardExposure)
    guard exposure > 0, exposure <= 1e23 else {
      throw Diagnostic(
        "E35", "an exposure is above 0 and at most 1e23 protons on target",
        [.init(place("exposure"))])
    }
    return NearDetectorSample(
      seed: try seed(evaluator), exposure: exposure,
      moment: moment)
  }
}
