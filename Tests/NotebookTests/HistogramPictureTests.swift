import JupyterProtocol
import Notebook
import Snapshots
import StandardLibrary
import Testing

/// Pictures of histograms and selections as the language draws them, as they were when someone last looked at them.
@Suite struct HistogramPictureTests {
  private static let preparation = """
    events = read("nd_mc.csv")
    nu_on_e = selection {
      Etheta2 = E * theta^2
      cut fiducial = -185 cm < vtx_x < 175 cm and -175 cm < vtx_y < 175 cm and 95 cm < vtx_z < 1095 cm
      cut energy   = 0.5 GeV < E < 5 GeV
      cut forward  = Etheta2 < 0.005 GeV
      weight = w
    }
    near(kind) = events |> select(nu_on_e, until = nu_on_e.energy) |> where(truth == kind) |> hist(Etheta2, bins = grid(0 MeV..20 MeV, 11))
    chosen = events |> select(nu_on_e)
    """

  static let pictures = [
    (
      "stack",
      """
      plot(stack(near("nu-e"), near("nue CC"), near("NC"), labels = ["ν e", "ν_e CC", "NC"]),
           points(near("data"), label = "data"), vline(5 MeV, label = "cut"))
      """
    ),
    ("outlines", "events |> hist(E, truth, bins = [0 GeV, 0.5 GeV, 1 GeV, 2 GeV, 5 GeV])"),
    (
      "density",
      """
      h = events |> hist(E, bins = [0.5 GeV, 1 GeV, 2 GeV, 5 GeV])
      plot(steps(h, density = true), points(h, density = true))
      """
    ),
    (
      "map",
      "chosen |> hist(E, theta, bins = grid(0 GeV..3 GeV, 7), y_bins = grid(0 rad..0.06 rad, 7))"
    ),
    (
      "three-axes",
      "chosen |> hist(E, theta, vtx_z, bins = grid(0 GeV..3 GeV, 7), y_bins = grid(0 rad..0.06 rad, 7), z_bins = grid(0 m..12 m, 4))"
    ),
    (
      "resolution-map",
      """
      map = chosen |> hist(E, theta, bins = grid(0 GeV..3 GeV, 7), y_bins = grid(0 rad..0.06 rad, 7))
      plot(heatmap(map |> normalise(per = 1), label = "part of the row"))
      """
    ),
    (
      "cut-scan",
      """
      scan = cut_scan(near("nu-e"), near("nue CC"), keep = "below")
      plot(line(scan, x = threshold, y = significance, label = "s/√(s+b)"),
           line(scan, x = threshold, y = asimov, label = "Asimov Z"), y_label = "standard deviations")
      """
    ),
    ("names", "chosen |> hist(truth)"),
    (
      "efficiency",
      """
      bins = grid(0 GeV..3 GeV, 4)
      efficiency(chosen |> hist(E, bins = bins, weight = 1), events |> hist(E, bins = bins))
      """
    ),
    ("n-minus-1", "events |> n_minus_1(nu_on_e, nu_on_e.energy, by = truth, bins = 12)"),
  ]

  @Test(arguments: pictures.map(\.0))
  func picture(_ name: String) throws {
    let cell = try #require(Self.pictures.first { $0.0 == name }?.1)
    let worksheet = Worksheet.ofPrograms()
    try worksheet.run(Self.preparation) { _ in }
    var shown: MIMEBundle?
    try worksheet.run(cell) { event in
      if case .value(let value, let kind, _) = event { shown = Presentation.bundle(value, kind) }
    }
    guard case .string(let svg)? = shown?.data[.svg] else {
      Issue.record("no picture")
      return
    }
    try Snapshots("Notebook").expect(svg + "\n", "\(name).svg")
  }
}
