/// Names of the language whose issue is still open, each with what to say to those who try them.
let announcedNames: [String: String] = {
  let groups: [(String, [String])] = [
    (
      "coherent scattering, the dipole portal, fluxes and rates come with the physics core",
      [
        "nu_weak", "nu_magnetic", "nu_millicharge", "nu_charge_radius", "dipole_portal", "rate",
        "counts", "quench", "unquench", "lindhard", "moment",
      ]
    ),
    (
      "selections and histograms come with the next versions",
      [
        "select", "cutflow", "hist", "histogram", "rebin", "join", "total", "stack", "heatmap",
        "simulate",
      ]
    ),
    (
      "models, fits and limits come with the statistics",
      [
        "fit", "profile", "interval", "upper_limit", "contour", "combine", "toys",
        "feldman_cousins", "sample", "compare", "contours", "panels", "forest", "workspace",
        "dataset",
      ]
    ),
  ]
  var names: [String: String] = [:]
  for (announcement, group) in groups {
    for name in group { names[name] = announcement }
  }
  return names
}()
