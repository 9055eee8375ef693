import Columns
import Foundation
import Histograms
import Physics
import Selections
import Testing

@testable import Simulation

private let sample = NearDetectorSample(
  seed: 7, moment: NearDetectorSample.standardMoment * Constants.bohrMagneton.internalValue)

/// Columns of a sample by name, in the units of their headers.
private struct Events {
  let columns: [NearDetectorSample.Column]

  init(_ columns: [NearDetectorSample.Column]) { self.columns = columns }

  var count: Int { columns[0].data.count }

  func index(_ name: String) throws -> Int {
    try #require(columns.firstIndex { $0.name == name })
  }

  func numbers(_ name: String) throws -> [Double] {
    let data = columns[try index(name)].data
    guard case .packed(let packed) = data, case .floats(let floats) = packed.values else {
      return data.machineInput
    }
    return floats.map { Double($0) }
  }

  func kinds() throws -> [String?] {
    let data = columns[try index("truth")].data
    return (0..<count).map { data.string(at: $0) }
  }
}

@Suite struct NearDetectorSampleTests {
  private static let events = Result {
    Events(try sample.events(rows: 200_000, threads: 2, interrupted: {}))
  }

  @Test func rowsDependOnSeedAndNumberAlone() throws {
    let long = Events(try sample.events(rows: 40_000, threads: 3, interrupted: {}))
    let short = Events(try sample.events(rows: 20_000, threads: 1, interrupted: {}))
    for name in ["E", "max_z", "nuone_id", "T_true"] {
      #expect(try Array(long.numbers(name).prefix(20_000)) == short.numbers(name))
    }
    let other = NearDetectorSample(seed: 8, moment: 0)
    let different = Events(try other.events(rows: 10, threads: 1, interrupted: {}))
    #expect(try different.numbers("E") != Array(short.numbers("E").prefix(10)))
    #expect(
      try sample.events(rows: 0, threads: 1, interrupted: {}).allSatisfy { $0.data.count == 0 })
  }

  @Test func thereIsALimitToTheNumberOfRows() {
    #expect(throws: NearDetectorSample.CountError(rows: -1)) {
      try sample.events(rows: -1, threads: 1, interrupted: {})
    }
    #expect(throws: NearDetectorSample.CountError(rows: Double(Int.max))) {
      try sample.events(rows: .max, threads: 1, interrupted: {})
    }
    #expect(throws: NearDetectorSample.CountError.self) {
      try NearDetectorSample(seed: 1, exposure: 1e30, moment: 0).pseudoData(
        threads: 1, interrupted: {})
    }
  }

  @Test func weightsAddUpToWhatTheExposureHas() throws {
    let events = try Self.events.get()
    let (weights, kinds) = (try events.numbers("w"), try events.kinds())
    for kind in EventKind.simulated {
      let rows = (0..<events.count).filter { kinds[$0] == kind.rawValue }
      let sum = rows.reduce(0) { $0 + weights[$1] }
      let squares = rows.reduce(0) { $0 + weights[$1] * weights[$1] }
      let expected = sample.expected(kind)
      let variance = squares - sum * sum / Double(rows.count)
      #expect(abs(sum - expected) < 4 * variance.squareRoot() + 1e-9 * expected)
    }
  }

  /// The energy of a recoil is the one that its angle has: T = 2 m E² cos²θ / ((E + m)² - E² cos²θ).
  @Test func recoilsObeyKinematics() throws {
    let events = try Self.events.get()
    let (T, theta) = (try events.numbers("T_true"), try events.numbers("theta_true"))
    let (E, kinds) = (try events.numbers("E_nu"), try events.kinds())
    let m = Constants.electronMass.value / 1000
    var (worst, least) = (0.0, Double.infinity)
    for row in 0..<events.count where kinds[row]?.hasPrefix("nu-e") == true {
      let (sine, cosine) = (sin(theta[row]), cos(theta[row]))
      let expected =
        2 * m * E[row] * E[row] * cosine * cosine
        / (m * (m + 2 * E[row]) + E[row] * E[row] * sine * sine)
      worst = max(worst, abs(T[row] / expected - 1))
      least = min(least, T[row])
    }
    #expect(worst < 1e-5)
    #expect(least > 0.0299 && least < 0.031)
  }

  /// The part of the recoils above 0.5 GeV, against an integral of flux times total cross-section.
  @Test(arguments: [EventKind.elastic, .magnetic])
  func recoilSpectraAreThoseOfTheCrossSections(kind: EventKind) throws {
    let scattering = { (neutrino: Neutrino) -> ElectronScattering in
      kind == .elastic ? .weak(neutrino) : .magnetic(moment: 1)
    }
    func integral(_ threshold: Double) -> Double {
      BeamSpectrum.all.reduce(0) { sum, spectrum in
        sum
          + stride(from: 0.255, to: 20, by: 0.01).reduce(0) {
            $0 + spectrum.density($1)
              * scattering(spectrum.neutrino).total(E: 1000 * $1, threshold: 1000 * threshold)
          }
      }
    }
    let expected = integral(0.5) / integral(0.03)
    let events = try Self.events.get()
    let (T, kinds) = (try events.numbers("T_true"), try events.kinds())
    let all = (0..<events.count).filter { kinds[$0] == kind.rawValue }
    let above = all.filter { T[$0] > 0.5 }.count
    let error = (expected * (1 - expected) / Double(all.count)).squareRoot()
    #expect(abs(Double(above) / Double(all.count) - expected) < 4 * error)
  }

  /// Cumulative efficiencies of tables 7 and 8 of the NOvA technical note: the sample is made to be near them.
  @Test func cutsLeaveAboutWhatTheNoteLists() throws {
    let flow = try cutFlow(Self.events.get().columns)
    let table: [(name: String, events: Double, efficiencies: [Double], factor: Double)] = [
      (
        "nu-e", 3352.43,
        [0.6958, 0.6789, 0.6775, 0.6707, 0.6235, 0.5232, 0.3821, 0.2651, 0.2115, 0.1904], 1.15
      ),
      (
        "nu-e mag", 263.39,
        [0.2792, 0.2717, 0.2717, 0.2690, 0.26, 0.2220, 0.1341, 0.1066, 0.0814, 0.0715], 1.25
      ),
      (
        "nue CC", 2.41e5,
        [1, 0.9585, 0.9544, 0.7801, 0.7054, 0.0938, 0.0593, 0.01627, 0.01278, 2.108e-4], 1.5
      ),
      (
        "numu CC", 6.29e6,
        [1, 0.9587, 0.8824, 0.7154, 0.5501, 0.06248, 0.05103, 1.145e-3, 7.07e-4], 1.25
      ),
      (
        "NC", 2.66e6,
        [1, 0.9511, 0.9474, 0.797, 0.7594, 0.06278, 0.04248, 2.353e-3, 1.207e-3, 4.96e-6],
        1.8
      ),
    ]
    for row in table {
      let sample = try #require(flow.samples.first { $0.name == row.name })
      #expect(abs(sample.all.sum / row.events - 1) < 0.03)
      for (cut, efficiency) in row.efficiencies.enumerated() {
        let ratio = sample.cumulative(cut).value / efficiency
        #expect(ratio < row.factor && ratio > 1 / row.factor, "\(row.name) \(flow.cutNames[cut])")
      }
    }
  }

  /// What passes all cuts in pseudo-data of a fifth of the exposure is what the simulation expects.
  @Test func pseudoDataFollowTheExpectation() throws {
    let fifth = NearDetectorSample(
      seed: 3, exposure: NearDetectorSample.standardExposure / 5, moment: 0)
    let data = try cutFlow(try fifth.pseudoData(threads: 2, interrupted: {}))
    let again = try fifth.pseudoData(threads: 1, interrupted: {})
    #expect(data.total.all.rows == again[0].data.count && data.samples.map(\.name) == ["data"])
    let simulated = try cutFlow(Self.events.get().columns)
    let without = simulated.samples.filter { $0.name != "nu-e mag" }
    for cut in 7...9 {
      let expected = without.reduce(0) { $0 + $1.after[cut].sum } / 5
      let variance = expected + without.reduce(0) { $0 + $1.after[cut].squares } / 25
      let found = Double(data.total.after[cut].rows)
      #expect(abs(found - expected) < 4 * variance.squareRoot() + 0.02 * expected)
    }
    #expect(data.total.all.sum == Double(data.total.all.rows))
  }

  /// The cuts of section 3.3 of the note.
  private func cutFlow(_ columns: [NearDetectorSample.Column]) throws -> CutFlow {
    let events = Events(columns)
    var b = RowProgramBuilder()
    func number(_ name: String) throws -> Operand {
      let index = try events.index(name)
      let factor = if case .packed(let packed) = columns[index].data { packed.factor } else { 1.0 }
      let input = b.input(index)
      return b.apply(.divide, input, b.constant(factor))
    }
    func all(_ conditions: (low: Double, name: String, high: Double)...) throws -> Operand {
      var mask = b.constant(1)
      for (low, name, high) in conditions {
        let x = try number(name)
        mask = b.apply(.and, mask, b.apply(.greater, x, b.constant(low)))
        mask = b.apply(.and, mask, b.apply(.less, x, b.constant(high)))
      }
      return mask
    }
    let most = Double.infinity
    let (E, theta) = (try number("E"), try number("theta"))
    let etheta2 = b.apply(.multiply, E, b.apply(.multiply, theta, theta))
    let cuts: [SelectionPlan.Cut] = [
      .init("DeCAF", b.input(try events.index("decaf"))),
      .init("closest slice", try all((25, "slice_gap", most))),
      .init(
        "preselection", try all((0, "prong_length", 800), (0, "planes", 120), (0, "cells", 600))),
      .init(
        "fiducial", try all((-185, "vtx_x", 175), (-175, "vtx_y", 175), (95, "vtx_z", 1095))),
      .init(
        "containment",
        try all(
          (-190, "min_x", most), (-most, "max_x", 180), (-180, "min_y", most),
          (-most, "max_y", 190),
          (105, "min_z", most), (-most, "max_z", 1275))),
      .init(
        "single particle", try all((0.8, "e_frac", most), (-1, "e_vertex", 0.02), (-1, "gap", 20))),
      .init("energy", try all((0.5, "E", 5))), .init("NuoneID", try all((0.73, "nuone_id", most))),
      .init("Epi0ID", try all((0.92, "epi0_id", most))),
      .init("Etheta2", b.apply(.less, etheta2, b.constant(0.005))),
    ]
    guard case .strings(_, let names) = columns[try events.index("truth")].data else {
      return try SelectionRun(SelectionPlan(&b, cuts: [])).cutFlow
    }
    let weight = b.input(try events.index("w"))
    let truth = try events.index("truth")
    var run = try SelectionRun(
      SelectionPlan(&b, cuts: cuts, weight: weight, sampleColumn: truth), sampleNames: names)
    try withInputs(of: columns.map(\.data)) {
      try run.add($0, count: events.count, threads: 2, interrupted: {})
    }
    return run.cutFlow
  }
}
