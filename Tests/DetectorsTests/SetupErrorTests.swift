import Fluxes
import Physics
import Testing

@testable import Detectors

/// What makes no experiment is refused with the name of the entry.
@Suite struct SetupErrorTests {
  private func check(
    _ entry: ExperimentError.Entry, _ problem: ExperimentError.Problem,
    _ change: (inout ExperimentSetup) -> Void
  ) throws {
    var setup = try setup(bins: [0.1, 0.2, 0.3])
    change(&setup)
    #expect(throws: ExperimentError(entry, problem)) { try Experiment(setup) }
  }

  @Test func numbers() throws {
    try check(.bins, .missing) { $0.bins = [1] }
    try check(.bins, .missing) { $0.bins = [] }
    try check(.bins, .notRising(at: 2)) { $0.bins = [1, 2, 2] }
    try check(.bins, .number(.infinity, .finite)) { $0.bins = [1, .infinity] }
    try check(.threshold, .aboveBins(threshold: 0.3, last: 0.3)) { $0.threshold = 0.3 }
    try check(.threshold, .number(-.infinity, .finite)) { $0.threshold = -.infinity }
    try check(.exposure, .number(-1, .positive)) { $0.exposure = .mass(-1) }
    try check(.exposure, .exposureKind(needsTime: false)) { $0.exposure = .massTime(1) }
    try check(.exposure, .exposureKind(needsTime: true)) { $0.flux.normalisation = .rate }
    try check(.lightYield, .number(0, .positive)) { $0.lightYield = 0 }
    try check(.minimumRecoil, .number(-1, .notNegative)) { $0.minimumRecoil = .recoil(-1) }
    try check(.timeBins, .missing) { $0.time = TimeAxis(bins: [1]) }
    try check(.flux, .arrivalUnknown(component: "line")) { $0.time = TimeAxis(bins: [1, 2]) }
    try check(.discrimination, .notRising(at: 1)) {
      $0.discrimination = Discrimination(bins: [1, 0]) { xs, _ in xs }
    }
  }

  @Test func absence() throws {
    try check(.flux, .missing) { $0.flux.components = [] }
    try check(.channels, .missing) { $0.channels = [] }
    try check(.quenching, .quenchingNeeded) {
      $0.channels = [.nucleus]
      $0.scale = .electronEquivalent
    }
    try check(.channels, .electronsOnNuclearScale) { $0.scale = .nuclearRecoil }
    try check(.target, .electronsUnknown) { $0.target = target(shells: []) }
    try check(.background, .backgroundShape) {
      $0.discrimination = Discrimination(bins: [0, 1]) { xs, _ in xs }
      $0.backgrounds = [Background(name: "flat", spectrum: .constant(1))]
    }
  }

  @Test func functions() throws {
    #expect { try self.made { $0.efficiency = .constant(1.5) } } throws: {
      self.isValue($0, .efficiency, 1.5, .fraction)
    }
    #expect { try self.made { $0.recoilEfficiency = .constant(-1) } } throws: {
      self.isValue($0, .recoilEfficiency, -1, .fraction)
    }
    #expect { try self.made { $0.resolution = .gaussian(.init(.constant(-1))) } } throws: {
      self.isValue($0, .resolution, -1, .notNegative)
    }
    #expect {
      try self.made { $0.backgrounds = [Background(name: "b", spectrum: .constant(-2))] }
    } throws: {
      self.isValue($0, .background, -2, .notNegative)
    }
    #expect {
      try self.made { $0.efficiency = Curve { _ in [] } }
    } throws: {
      guard case .count(given: 0, _)? = ($0 as? ExperimentError)?.problem else { return false }
      return true
    }
  }

  @Test func `a quenching that falls`() throws {
    #expect {
      try self.made {
        $0.flux = try line(200)
        $0.channels = [.nucleus]
        $0.quenching = .polynomial([1, -0.5])
      }
    } throws: {
      guard case .falling? = ($0 as? ExperimentError)?.problem else { return false }
      return true
    }
  }

  @Test func `a written cross-section that is not finite`() throws {
    let experiment = try Experiment(setup(bins: [0.1, 0.2]))
    #expect {
      try experiment.rate(
        of: WrittenInteraction(on: .electron) { _, _, recoils, _ in recoils.map { _ in .nan } })
    } throws: {
      guard case .value? = ($0 as? ExperimentError)?.problem else { return false }
      return ($0 as? ExperimentError)?.entry == .interaction
    }
  }

  @Test func `1/T in a bin that begins at zero has no integral`() throws {
    var setup = try setup(bins: [0, 0.1, 0.2])
    let divergent = ExperimentError(.minimumRecoil, .divergent(bin: 0))
    #expect(throws: divergent) {
      try Experiment(setup).rate(of: PlainInteraction(inverse: 1))
    }
    #expect(
      agree(
        try Experiment(setup).rate(of: PlainInteraction(constant: 1)).total, 2, within: 1e-11))
    setup.minimumRecoil = .recoil(0.001)
    let total = try Experiment(setup).rate(of: PlainInteraction(inverse: 1)).total
    #expect(agree(total, 10 * (5.298317366548036 - 0.199), within: 1e-11))
  }

  @Test func `a resolution that reaches from zero into a bin needs a lowest recoil too`() throws {
    var setup = try setup(bins: [0.2, 0.4])
    setup.resolution = gaussian { _ in 0.0685 }
    #expect(throws: ExperimentError(.minimumRecoil, .divergent(bin: 0))) {
      try Experiment(setup).rate(of: PlainInteraction(inverse: 1))
    }
    setup.minimumRecoil = .visible(2.96e-6)
    #expect(try Experiment(setup).rate(of: PlainInteraction(inverse: 1)).total.isFinite)
    setup.minimumRecoil = nil
    setup.bins = [1, 1.2]
    #expect(try Experiment(setup).rate(of: PlainInteraction(inverse: 1)).total.isFinite)
  }

  private func made(_ change: (inout ExperimentSetup) throws -> Void) throws -> Experiment {
    var setup = try setup(bins: [0.1, 0.2, 0.3])
    try change(&setup)
    return try Experiment(setup)
  }

  private func isValue(
    _ error: any Error, _ entry: ExperimentError.Entry, _ value: Double,
    _ domain: ExperimentError.Domain
  ) -> Bool {
    guard let error = error as? ExperimentError, error.entry == entry,
      case .value(value, _, domain) = error.problem
    else { return false }
    return true
  }
}
