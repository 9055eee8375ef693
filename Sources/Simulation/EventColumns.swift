internal import Columns
internal import Physics
internal import Units

/// Events turned into the columns of a table.
struct EventColumns: Sendable {
  /// Name, unit and value of each column of numbers, in the order of the table.
  private static let numbers:
    [(name: String, unit: String, value: @Sendable (SimulatedEvent, [Double]) -> Double)] = [
      ("E", "GeV", { event, _ in event.energy }),
      ("theta", "rad", { event, _ in event.angle }),
      ("vtx_x", "cm", { event, _ in event.vertex.x }),
      ("vtx_y", "cm", { event, _ in event.vertex.y }),
      ("vtx_z", "cm", { event, _ in event.vertex.z }),
      ("min_x", "cm", { _, extremes in extremes[0] }),
      ("max_x", "cm", { _, extremes in extremes[1] }),
      ("min_y", "cm", { _, extremes in extremes[2] }),
      ("max_y", "cm", { _, extremes in extremes[3] }),
      ("min_z", "cm", { _, extremes in extremes[4] }),
      ("max_z", "cm", { _, extremes in extremes[5] }),
      ("prong_length", "cm", { event, _ in event.length }),
      ("planes", "", { event, _ in (event.length / 6.6).rounded() }),
      ("cells", "", { event, _ in event.cells.rounded() }),
      ("slice_gap", "ns", { event, _ in event.closestSlice }),
      ("e_frac", "", { event, _ in event.showerFraction }),
      ("e_vertex", "GeV", { event, _ in event.vertexEnergy }),
      ("gap", "cm", { event, _ in event.gap }),
      ("nuone_id", "", { event, _ in event.electronScore }),
      ("epi0_id", "", { event, _ in event.pionScore }),
      ("E_nu", "GeV", { event, _ in event.trueNeutrinoEnergy }),
      ("T_true", "GeV", { event, _ in event.trueEnergy }),
      ("theta_true", "rad", { event, _ in event.trueAngle }),
    ]

  private static let species = [
    "nu_e", "nu_mu", "anti_nu_e", "anti_nu_mu",
  ]

  private var values = Array(repeating: [Float](), count: numbers.count)
  private var weights: [Double] = []
  private var decaf: [Bool] = []
  private var truth: [Int32] = []
  private var nu: [Int32] = []

  init() {}

  init(joining parts: [EventColumns]) {
    for index in values.indices { values[index] = Array(parts.map { $0.values[index] }.joined()) }
    weights = Array(parts.map(\.weights).joined())
    decaf = Array(parts.map(\.decaf).joined())
    truth = Array(parts.map(\.truth).joined())
    nu = Array(parts.map(\.nu).joined())
  }

  mutating func append(_ event: SimulatedEvent, extremes: [Double]) {
    for (index, number) in Self.numbers.enumerated() {
      values[index].append(Float(number.value(event, extremes)))
    }
    weights.append(event.weight)
    decaf.append(event.isInDecaf)
    truth.append(Int32(EventKind.allCases.firstIndex(of: event.kind) ?? -1))
    nu.append(Int32(Self.species.firstIndex(of: event.nu) ?? -1))
  }

  var columns: [NearDetectorSample.Column] {
    let numbers = zip(Self.numbers, values).map { number, values in
      let factor = (try? Unit(reading: number.unit))?.scale ?? 1
      return NearDetectorSample.Column(
        name: number.name, unit: number.unit,
        data: .packed(PackedNumbers(.floats(values), factor: factor)))
    }
    let kinds = EventKind.allCases.map(\.rawValue)
    return numbers + [
      .init(name: "decaf", unit: "", data: .booleans(decaf)),
      .init(name: "nu", unit: "", data: .strings(codes: nu, dictionary: Self.species)),
      .init(name: "truth", unit: "", data: .strings(codes: truth, dictionary: kinds)),
      .init(name: "w", unit: "", data: .numbers(weights)),
    ]
  }
}
