import Columns
import Glibc
import Histograms
import Selections

// The cut flow with N-1 and a weighted histogram of a made-up sample (10 columns, 8 cuts), by Dipole's core:
//
//     selection-benchmark ROWS f32|f64 THREADS SECONDS
//
// runs it three times or as long as that, and prints the best time and the counts as JSON. `selection.py` runs it beside other programs.

/// Column `column` of the sample: SplitMix64 of row and column, in the range of the variable.
func number(_ row: Int, _ column: Int) -> Double {
  var z = 20_260_731 &+ UInt64(row) &* 10 &+ UInt64(column) &+ 0x9e37_79b9_7f4a_7c15
  z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
  z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
  let u = Double((z ^ (z >> 31)) >> 11) * 0x1p-53
  switch column {
  case 0, 1: return 400 * (u - 0.5)
  case 2: return 1600 * u
  case 3: return 10 * u * u
  case 4, 6: return 1 - u * u
  case 5: return 100 * u * u
  case 7: return 1 - u * u * u * u
  case 8: return 0.1 * u * u * u
  default: return 0.5 + u
  }
}

func values<Value>(_ rows: Int, _ column: Int, _ value: (Double) -> Value) -> [Value] {
  Array(unsafeUninitializedCapacity: rows) { buffer, count in
    preferLargePages(UnsafeMutableRawBufferPointer(buffer))
    for row in 0..<rows { buffer.initializeElement(at: row, to: value(number(row, column))) }
    count = rows
  }
}

func plan() throws -> SelectionPlan {
  var b = RowProgramBuilder()
  func cut(_ name: String, _ ranges: (low: Double?, column: Int, high: Double?)...)
    -> SelectionPlan.Cut
  {
    let conditions = ranges.flatMap { range in
      let x = b.input(range.column)
      return [
        range.low.map { b.apply(.greater, x, b.constant($0)) },
        range.high.map { b.apply(.less, x, b.constant($0)) },
      ].compactMap { $0 }
    }
    return .init(name, conditions.dropFirst().reduce(conditions[0]) { b.apply(.and, $0, $1) })
  }
  let cuts = [
    cut("transverse", (-180, 0, 180), (-180, 1, 180)), cut("vtx_z", (50, 2, 1250)),
    cut("energy", (0.5, 3, 5)), cut("e_frac", (0.8, 4, nil)), cut("gap", (nil, 5, 20)),
    cut("nuone_id", (0.73, 6, nil)), cut("epi0_id", (0.92, 7, nil)),
    cut("etheta2", (nil, 8, 0.005)),
  ]
  let energy = SelectionPlan.HistogramRequest(
    axes: [try HistogramAxis(count: 100, from: 0, to: 5)], coordinates: [b.input(3)],
    stage: .first(8))
  return SelectionPlan(&b, cuts: cuts, weight: b.input(9), histograms: [energy])
}

func seconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Double(time.tv_sec) + 1e-9 * Double(time.tv_nsec)
}

let arguments = CommandLine.arguments.dropFirst()
guard arguments.count == 4, let rows = Int(arguments[1]), let threads = Int(arguments[3]),
  let limit = Double(arguments[4])
else {
  print("usage: selection-benchmark ROWS f32|f64 THREADS SECONDS")
  exit(2)
}
let columns: [ColumnData] = (0..<10).map { column in
  arguments[2] == "f32"
    ? .packed(PackedNumbers(.floats(values(rows, column) { Float($0) })))
    : .numbers(values(rows, column) { $0 })
}
let selection = try plan()
var times: [Double] = []
var total: CutFlow.Sample?
var sum = 0.0
while times.count < 3 || times.reduce(0, +) < limit {
  let start = seconds()
  var run = try SelectionRun(selection)
  try withInputs(of: columns) {
    try run.add($0, count: rows, threads: threads, interrupted: {})
  }
  total = run.cutFlow.total
  sum = try run.histogram(0).total
  times.append(seconds() - start)
}
print(
  """
  {"seconds": \(times.min() ?? 0), "cumulative": \(total?.after.map(\.rows) ?? []), \
  "n_minus_1": \(total?.without.map(\.rows) ?? []), "sumw": \(sum)}
  """)
