import Detectors
import Fluxes
import Numerics
import Physics

/// The rate of solar neutrinos in natural xenon, timed: prints medians in milliseconds as JSON, and what
/// `rate.py`, which builds and runs it, needs to do the same with NumPy.
@main struct RateBenchmark {
  let flux: Flux
  let xenon: Target
  let efficiency: PiecewiseLinear

  init() throws {
    flux = try .solar(survival: { $0.map { 0.31 + 0.24 / (1 + $0 / 4) } })
    xenon = try Target(named: "Xe")
    efficiency = try PiecewiseLinear(xs: [0.5e-3, 1e-3, 2e-3, 4e-3], ys: [0, 0.1, 0.7, 0.85])
  }

  func experiment(_ channels: [Channel]) throws -> Experiment {
    let tonneYear = 1e12 / 1.602176634 * 31_557_600
    var setup = ExperimentSetup(
      target: xenon, flux: flux, exposure: .massTime(1.16 * tonneYear),
      bins: (0...60).map { 0.5e-3 * Double($0 + 1) })
    setup.channels = channels
    setup.quenching = .lindhard(Lindhard(Z: 54, A: xenon.atomicMass))
    setup.efficiency = Curve(efficiency)
    // 0.31 √(E/keV) + 0.0037 E/keV, in keV.
    setup.resolution = .gaussian(
      .init(Curve { $0.map { 1e-3 * (0.31 * ($0 * 1e3).squareRoot() + 3.7 * $0) } }))
    return try Experiment(setup)
  }

  /// The median time of a body over many runs.
  static func median(_ runs: Int, _ body: () throws -> Void) rethrows -> Double {
    let clock = ContinuousClock()
    var times: [Double] = []
    for _ in 0..<runs { times.append(try clock.measure(body) / .milliseconds(1)) }
    return times.sorted()[runs / 2]
  }

  func results() throws -> [(name: String, value: Double)] {
    let magnetic = MagneticInteraction(moment: 6.4e-12 * Constants.bohrMagneton.internalValue)
    var results: [(String, Double)] = []
    for (name, channels) in [("electrons", [Channel.electron]), ("both", [.electron, .nucleus])] {
      let ready = try experiment(channels)
      results += [
        ("\(name), events", try ready.rate(of: magnetic).total),
        (
          "\(name), from scratch",
          try Self.median(200) { _ = try experiment(channels).rate(of: magnetic) }
        ),
        ("\(name), next interaction", try Self.median(1_000) { _ = try ready.rate(of: magnetic) }),
      ]
    }
    let rate = try experiment([.electron]).rate(of: magnetic)
    return results + [("next moment", Self.median(1_000) { _ = rate.scaled(by: 2) })]
  }

  /// The components of the flux: their flavour, energies in MeV, and densities, or the flux of a line.
  var components: String {
    let components = flux.components.map { component in
      let spectrum = component.spectrum
      let steps = 1_000
      let energies =
        spectrum.lineEnergy.map { [$0] }
        ?? (0...steps).map {
          spectrum.lowest + (spectrum.highest - spectrum.lowest) * Double($0) / Double(steps)
        }
      let densities = energies.map {
        spectrum.lineEnergy == nil ? spectrum.density(at: $0) : spectrum.integral
      }
      return """
        {"flavour": "\(component.neutrino.flavour.rawValue)", "energies": \(energies), \
        "densities": \(densities)}
        """
    }
    return "[" + components.joined(separator: ", ") + "]"
  }

  /// The isotopes of xenon: mass in MeV, part of the atoms, charge radius in fm.
  var isotopes: String {
    let isotopes = xenon.nuclides.map { part in
      [part.nuclide.mass, part.count, part.nuclide.chargeRadius]
    }
    return "\(isotopes)"
  }

  /// The bindings in MeV and the numbers of xenon's electrons.
  var shells: String { "\(xenon.electrons.shells.map { [$0.binding, $0.count] })" }

  static func main() throws {
    let benchmark = try RateBenchmark()
    let results = try benchmark.results().map { "\"\($0.name)\": \($0.value)" }
    print(
      """
      {\(results.joined(separator: ", ")), "components": \(benchmark.components), \
      "isotopes": \(benchmark.isotopes), "shells": \(benchmark.shells)}
      """)
  }
}
