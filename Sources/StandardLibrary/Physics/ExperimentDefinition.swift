import Detectors
import Fluxes
import Interpreter
import Numerics
import Physics
import Semantics
import Syntax
import Units

/// The entries of an `experiment` block, evaluated; functions wait until the experiment is made of them.
struct ExperimentDefinition: Sendable {
  private(set) var values: [String: Value] = [:]
  private(set) var functions: [String: NumberFunction] = [:]
  private(set) var kinds: [String: Kind] = [:]
  private(set) var backgrounds: [(name: String, written: String, spectrum: NumberFunction)] = []

  /// The entries of the block, over those of the experiment that it copies.
  init(_ arguments: CallArguments) throws {
    if let base: ExperimentValue = try arguments.object("base") { self = base.definition }
    kinds = arguments.call.arguments.entryKinds
    for (name, argument) in arguments.call.arguments.named where name != "base" {
      if isFunction(name) {
        functions[name] = try arguments.function(argument.argument)
      } else {
        values[name] = try arguments.value(name)
      }
    }
    for (label, argument, _) in arguments.call.arguments.rest {
      guard let label, let spectrum = try arguments.function(argument) else { continue }
      backgrounds.removeAll { $0.name == label.text }
      backgrounds.append((label.text, label.written, spectrum))
    }
  }

  private func isFunction(_ name: String) -> Bool {
    [
      "quenching", "resolution", "efficiency", "recoil_efficiency", "time_efficiency", "psd",
    ].contains(name)
  }

  // MARK: Entries by name

  func number(_ name: String) -> Double? {
    if case .number(let number)? = values[name] { number } else { nil }
  }

  func numbers(_ name: String) -> [Double]? {
    if case .numbers(let numbers)? = values[name] { numbers } else { nil }
  }

  func string(_ name: String) -> String? {
    if case .string(let text)? = values[name] { text } else { nil }
  }

  func object<Object>(_ name: String) -> Object? {
    if case .object(let object)? = values[name] { object as? Object } else { nil }
  }

  func dimension(_ name: String) -> Dimension? {
    if case .list(let element)? = kinds[name] { return element.numberKind?.dimension }
    return kinds[name]?.numberKind?.dimension
  }

  // MARK: The experiment

  /// - Throws: a diagnostic at the entry that makes no sense.
  func experiment(_ arguments: CallArguments) throws -> Experiment {
    guard let material: TargetValue = object("target"), let flux: Flux = object("flux") else {
      throw Diagnostic("E51", "an experiment without target or flux", [.init(arguments.call.span)])
    }
    let target = try material.nuclei(of: "experiment", at: arguments.place("target"))
    var setup = ExperimentSetup(
      target: target, flux: flux, exposure: exposure(isRate: flux.normalisation == .rate),
      bins: numbers("bins") ?? [])
    setup.channels = channels
    setup.scale = scale
    setup.threshold = number("threshold")
    setup.lightYield = number("light_yield")
    setup.minimumRecoil = minimumRecoil
    do {
      setup.nuclei = try nuclei(of: target)
      setup.atomicResponse = try atomicResponse
      addFunctions(to: &setup, arguments)
      return try Experiment(setup)
    } catch let error as ExperimentError {
      throw error.diagnostic(arguments)
    } catch let error as AtomicRatioError {
      throw Diagnostic(
        "E35", "`atomic` \(error.message)", [.init(arguments.place("atomic"))])
    } catch let error as ScatteringArgumentError {
      throw Diagnostic(
        "E35", "`\(error.argument)` \(error.message)", [.init(arguments.place(error.argument))])
    }
  }

  private func exposure(isRate: Bool) -> ExperimentSetup.Exposure {
    let whole = number("exposure")
    let mass = number("mass") ?? 0
    return isRate
      ? .massTime(whole ?? mass * (number("time") ?? 0)) : .mass(whole ?? mass)
  }

  private var channels: [Channel] {
    switch string("channels") {
    case "nucleus": [.nucleus]
    case "both": [.electron, .nucleus]
    default: [.electron]
    }
  }

  private var scale: ExperimentSetup.EnergyScale? {
    let dimension = dimension("bins") ?? .energy
    if dimension.electronEquivalent != .zero { return .electronEquivalent }
    return dimension.nuclearRecoil != .zero ? .nuclearRecoil : nil
  }

  private var minimumRecoil: ExperimentSetup.MinimumRecoil? {
    guard let least = number("minimum_recoil") else { return nil }
    let isVisible = dimension("minimum_recoil")?.electronEquivalent != .zero
    return isVisible ? .visible(least) : .recoil(least)
  }

  private func nuclei(of target: Target) throws(ScatteringArgumentError) -> TargetNuclei? {
    let shape = string("form_factor").flatMap(FormFactor.Shape.init(rawValue:))
    guard shape != nil || number("R_p") != nil || number("R_n") != nil else { return nil }
    let fermi = 1e-13
    return try TargetNuclei(
      target, shape: shape ?? .helm, protonRadius: number("R_p").map { $0 / fermi },
      neutronRadius: number("R_n").map { $0 / fermi })
  }

  private var atomicResponse: AtomicResponse {
    get throws(AtomicRatioError) {
      if let curve: TabulatedCurve = object("atomic") {
        return .tabulated(try AtomicRatio(energies: curve.points.xs, ratios: curve.points.ys))
      }
      return string("electrons") == "free" ? .free : .stepped
    }
  }

  // MARK: Functions

  private func addFunctions(to setup: inout ExperimentSetup, _ arguments: CallArguments) {
    func curve(_ name: String) -> Curve? {
      functions[name].map { Curve($0, arguments) }
    }
    setup.quenching = curve("quenching").map { Quenching(factor: $0) }
    setup.efficiency = curve("efficiency")
    setup.recoilEfficiency = curve("recoil_efficiency")
    setup.resolution = resolution(curve("resolution"))
    if let bins = numbers("time_bins") {
      setup.time = TimeAxis(bins: bins, efficiency: curve("time_efficiency"))
    }
    if let bins = numbers("psd_bins"), let density = functions["psd"] {
      setup.discrimination = Discrimination(bins: bins) { xs, energies in
        try arguments.values(of: density, at: [xs, energies])
      }
    }
    setup.backgrounds = backgrounds.map {
      Background(name: $0.name, spectrum: Curve($0.spectrum, arguments))
    }
  }

  private func resolution(_ width: Curve?) -> Resolution? {
    if string("response") == "poisson" { return .poisson }
    guard let width else { return nil }
    let deviation = Resolution.Width(width)
    return string("response") == "gamma" ? .gamma(deviation) : .gaussian(deviation)
  }
}

extension Curve {
  /// A function of the language, run where the block stands.
  fileprivate init(_ function: NumberFunction, _ arguments: CallArguments) {
    self.init(breakpoints: function.knots) { try arguments.values(of: function, at: [$0]) }
  }
}
