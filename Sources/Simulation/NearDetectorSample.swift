package import Columns
internal import Numerics
internal import Physics
internal import Units

/// A made-up sample of events in a near detector like NOvA's: ν-e elastic scattering, weak and magnetic, drawn from a
/// flux like NuMI's and this project's cross-sections, and backgrounds of plausible shapes. It is no simulation of the
/// NOvA detector, and no result about it follows from the sample.
///
/// Each row is a function of the seed and its number alone.
package struct NearDetectorSample: Sendable {
  /// More rows were asked for than `largestCount`, or fewer than none.
  package struct CountError: Error, Equatable, Sendable {
    package let rows: Double
  }

  /// The most rows of a sample.
  package static let largestCount = 200_000_000

  /// A column with its name and the unit of its header.
  package struct Column: Sendable {
    package let name: String
    package let unit: String
    package let data: ColumnData
  }

  /// A magnetic moment in units of μ_B that makes about as many events as the signal of table 7 of the NOvA technical
  /// note has; the note does not say which it was made with.
  package static let standardMoment = 6.7e-10

  private let seed: UInt64
  private let exposure: Double
  private let generator: EventGenerator

  /// - Parameters:
  ///   - exposure: protons on target; the weights of each kind add up to what it expects.
  ///   - moment: the magnetic moment of all flavours, in internal units.
  package init(
    seed: UInt64, exposure: Double = NearDetectorSample.standardExposure, moment: Double
  ) {
    self.seed = seed
    self.exposure = exposure
    generator = EventGenerator(moment: moment)
  }

  /// An exposure in protons on target that makes about as many ν-e events as that table has.
  package static let standardExposure = NearDetector.standardExposure

  /// How many events of a kind the exposure has.
  package func expected(_ kind: EventKind) -> Double { exposure * generator.rate(of: kind) }

  /// `rows` simulated events of all kinds in turn.
  ///
  /// - Parameters:
  ///   - threads: how many threads work; the events do not depend on it.
  ///   - interrupted: called from all of them every few thousand rows; throws to end the work.
  package func events(
    rows: Int, threads: Int, interrupted: @Sendable () throws -> Void
  ) throws -> [Column] {
    guard (0...Self.largestCount).contains(rows) else { throw CountError(rows: Double(rows)) }
    let kinds = EventKind.simulated
    let shares = kinds.indices.map { Double((rows - $0 + kinds.count - 1) / kinds.count) }
    return try columns(rows: rows, stream: 0, threads: threads, interrupted: interrupted) {
      row, random in
      let index = row % kinds.count
      var event = generator.event(kinds[index], &random)
      event.weight *= expected(kinds[index]) / shares[index]
      return event
    }
  }

  /// Pseudo-data of the exposure, without weights, with the name `data`: as many events of each kind as chance gives.
  ///
  /// Only backgrounds that look a little like electrons are among them, as if they had been filtered: the few that
  /// are left out and would pass all cuts of the note are less than one in a hundred.
  ///
  /// - Parameter hasMoment: whether the magnetic moment is at work in them.
  package func pseudoData(
    hasMoment: Bool = false, threads: Int, interrupted: @Sendable () throws -> Void
  ) throws -> [Column] {
    let means = EventKind.simulated.filter { hasMoment || $0 != .magnetic }
      .map { ($0, expected($0) * (Self.largestRank(of: $0) ?? 1)) }
    let mean = means.reduce(0) { $0 + $1.1 }
    guard mean >= 0, mean <= Double(Self.largestCount) else { throw CountError(rows: mean) }
    var random = RandomStream(seed: seed, stream: 1)
    let kinds = means.flatMap { Array(repeating: $0, count: random.poisson($1)) }
    return try columns(rows: kinds.count, stream: 2, threads: threads, interrupted: interrupted) {
      row, random in
      var event = generator.event(
        kinds[row], largestRank: Self.largestRank(of: kinds[row]), &random)
      (event.kind, event.weight) = (.data, 1)
      return event
    }
  }

  private static func largestRank(of kind: EventKind) -> Double? {
    Background.of(kind).map { min(2.5 * $0.electron, 1) }
  }

  private func columns(
    rows: Int, stream: UInt32, threads: Int, interrupted: @Sendable () throws -> Void,
    event: @Sendable (Int, inout RandomStream) -> SimulatedEvent
  ) throws -> [Column] {
    let chunkLength = 1 << 14
    let chunks = try concurrentMap(
      tasks: (rows + chunkLength - 1) / chunkLength, threads: threads
    ) { chunk in
      try interrupted()
      var columns = EventColumns()
      for row in chunk * chunkLength..<min((chunk + 1) * chunkLength, rows) {
        var random = RandomStream(seed: seed, stream: stream, item: UInt64(row))
        let event = event(row, &random)
        columns.append(event, extremes: event.extremes(&random))
      }
      return columns
    }
    return EventColumns(joining: chunks).columns
  }
}
