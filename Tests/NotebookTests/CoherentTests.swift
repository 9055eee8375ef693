import Notebook
import Testing

/// The analyses of `07-coherent.ipynb`. The expected numbers were obtained by independent programs from the same data
/// releases, and are good to some per cent; those of `Benchmarks/coherent/peer.py` agree with Dipole's within 0.5 %.
@Suite(
  .enabled(
    if: NotebookCells.hasRelease("coherent_csi_2021")
      && NotebookCells.hasRelease("coherent_lar_2020")))
struct CoherentTests {
  private static func upperLimit(_ parameter: String) -> String {
    "upper_limit(\(parameter), cl = 90%, sides = 2) / 1e-9 muB"
  }

  private func expect(
    _ expression: String, _ expected: Double, within tolerance: Double = 0.02,
    in worksheet: Worksheet
  ) throws {
    let found = try worksheet.number(expression)
    #expect(abs(found / expected - 1) <= tolerance, "\(expression): \(found), not \(expected)")
  }

  @Test func theNumbersOfIndependentPrograms() throws {
    let worksheet = try NotebookCells("07-coherent.ipynb").run(through: "joint = combine")
    try expect("weak |> total", 322, in: worksheet)
    try expect("best.n.value", 311.5, in: worksheet)
    try expect("best.chi2", 87.4, in: worksheet)
    try expect(Self.upperLimit("iodide.mu_mu"), 1.49, in: worksheet)
    try expect(Self.upperLimit("iodide.mu_e"), 4.32, in: worksheet)
    for (name, value) in [
      ("n", 159.7), ("n_prompt", 552.1), ("n_delayed", 10.5), ("n_random", 3133.3),
    ] {
      try expect("best_ar.\(name).value", value, within: 0.002, in: worksheet)
    }
    try expect("sqrt(worse)", 3.87, within: 0.002, in: worksheet)
    try expect(Self.upperLimit("joint.mu_mu"), 1.51, in: worksheet)
    // The best fit of the other program, with everything computed anew in Python.
    try expect("fit(joint).mu_e.value / 1e-9 muB", 2.02657.squareRoot(), in: worksheet)
  }

  @Test(
    "an exposure, a quenching value or a bin of the data changes the limit",
    arguments: [
      ("mass               = 14.6 kg", "mass = 16 kg"),
      ("quenching(T)       = q.a[i]", "quenching(T) = 1.1 * q.a[i]"),
      (
        "found = in_bins(release.coincidence)",
        "found = in_bins(release.coincidence) + (table(E = [18, 18, 18, 18, 18], t = [0.7 us, 0.7 us, 0.7 us, 0.7 us, 0.7 us]) |> hist(E, t, bins = light, y_bins = times))"
      ),
    ])
  func theLimitOfCsIChanges(change: (String, String)) throws {
    let cells = try NotebookCells("07-coherent.ipynb")
    let limits = try [[], [change]].map {
      try cells.run(through: "iodide = model", changing: $0)
        .number(Self.upperLimit("iodide.mu_mu"))
    }
    #expect(abs(limits[1] / limits[0] - 1) > 0.002, "\(limits)")
  }

  @Test(
    "so it does in argon",
    arguments: [
      ("pion_decay(13.77e22", "pion_decay(16e22"),
      ("quenching(T)  = 0.246", "quenching(T) = 0.26"),
      (
        "counted = template(argon.data)",
        "counted = argon.data |> with_columns(counts = if E == 5 keVee and F90 > 0.7 and F90 < 0.75 and t > 0.5 us and t < 1 us then counts + 8 else counts) |> template"
      ),
    ])
  func theLimitOfArgonChanges(change: (String, String)) throws {
    let cells = try NotebookCells("07-coherent.ipynb")
    let limits = try [[], [change]].map {
      try cells.run(through: "fluid = model", changing: $0)
        .number(Self.upperLimit("fluid.mu_mu"))
    }
    #expect(abs(limits[1] / limits[0] - 1) > 0.002, "\(limits)")
  }
}
