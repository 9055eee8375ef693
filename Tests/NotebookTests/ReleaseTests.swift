import Foundation
import Notebook
import StandardLibrary
import Syntax
import Testing

/// Limits from public data releases, as the notebooks on them have it, against independent programs' numbers.
///
/// The releases are no part of the project: they are in the folder `DIPOLE_DATA`, or in `../shared/data` beside it.
@Suite(.enabled(if: Releases.folder != nil)) struct ReleaseTests {
  // MARK: XENONnT

  private static let xenonnt = """
    release = dataset("xenonnt-sr0")
    exposure = 1.16 t*yr
    fine = grid(1 keV..30 keV, 291)
    b0 = release.background |> where(1 keV < E < 30 keV)
      |> hist(E, bins = fine, weight = rate * exposure * 0.1 keV)
    xenonnt = experiment {
      target        = Xe
      exposure      = exposure
      flux          = solar()
      resolution(T) = 0.31 keV^0.5 * sqrt(T) + 0.0037 * T
      efficiency    = release.efficiency |> curve(E, eff)
      bins          = fine
    }
    analysis(events, xe) = model {
      mu ~ 0..5e-11 muB
      n  ~ 1 ± 8%
      signal     magnetic = rate(xe, nu_magnetic(mu))
      background all      = n * b0
      data                = events |> hist(E, bins = fine)
    }
    limit(events, xe) = upper_limit(analysis(events, xe).mu, sides = 2) / 1e-12 muB
    """

  @Test func `XENONnT: 7.2e-12 and 5.8e-12 by two rules`() throws {
    let numbers = try Releases.numbers(
      Self.xenonnt,
      "limit(release.events, xenonnt)",
      "upper_limit(analysis(release.events, xenonnt).mu) / 1e-12 muB",
      "total(b0)")
    #expect(abs(numbers[0] / 7.2 - 1) < 0.02)
    #expect(abs(numbers[1] / 5.8 - 1) < 0.02)
    #expect(abs(numbers[2] / 426.5 - 1) < 0.001)
  }

  @Test func `XENONnT: events moved to the threshold, or another exposure, move the limit`()
    throws
  {
    let numbers = try Releases.numbers(
      Self.xenonnt,
      "limit(release.events, xenonnt)",
      "limit(release.events |> with_columns(E = if E > 29.9 keV then 1.9 keV else E), xenonnt)",
      "limit(release.events, xenonnt with { exposure = 2.32 t*yr })")
    #expect(numbers[1] > numbers[0] * 1.005)
    // Twice the signal over the same background and data: the limit on μ² halves.
    #expect(abs(numbers[2] * 2.0.squareRoot() / numbers[0] - 1) < 1e-3)
  }

  // MARK: Dresden-II

  private static let dresden = """
    release = dataset("dresden-ii")
    running = release.data |> histogram(E, on * 1 day, error = on_error * 1 day)
    fission = reactor(2.96 GW, 10.39 m, capture = false)
    dresden = experiment {
      target         = Ge
      mass           = 2.924 kg
      time           = 1 day
      flux           = 4.8e13 cm^-2/s / integrate(fission(E) for E in 10 keV..10 MeV) * fission
      channels       = "both"
      quenching      = release.quenching |> curve(T, iron_filter)
      resolution(E)  = sqrt((68.5 eV)^2 + 0.11 * 2.96 eV * E)
      minimum_recoil = 2.96 eVee
      bins           = grid(0.2 keVee..1.5 keVee, 131)
    }
    beryllium = dresden with { quenching = release.quenching |> curve(T, photoneutron) }
    line_at(E, place, width) = exp(-0.5 * ((E - place) / width)^2) / (width * sqrt(2 * pi))
    shells(E, width, M) = line_at(E, 1.292 keVee, width) + 0.008 * line_at(E, 1.137 keVee, width)
      + M * line_at(E, 0.158 keVee, 68.5 eVee)
    analysis(detector, seen) = model {
      mu    ~ 0..1e-9 muB
      flat  ~ 0..1e4 keVee^-1
      A     ~ 0..1e6 keVee^-1
      tau   ~ 0.02..3 keVee
      L     ~ 0..5000
      width ~ 0.03..0.2 keVee
      M     ~ 0.16 ± 0.03
      background neutrons(E) = flat + A * exp(-E / tau)
      background lines(E)    = L * shells(E, width, M)
      background weak        = rate(detector, nu_weak)
      signal     magnetic    = rate(detector, nu_magnetic(mu))
      data      = seen
      statistic = "chi2"
    }
    """

  @Test func `Dresden-II: 2.57e-10 and 2.17e-10 by two rules, 4.0e-10 with the other quenching`()
    throws
  {
    let numbers = try Releases.numbers(
      Self.dresden,
      "upper_limit(analysis(dresden, running).mu, sides = 2) / 1e-10 muB",
      "upper_limit(analysis(dresden, running).mu) / 1e-10 muB",
      "upper_limit(analysis(beryllium, running).mu, sides = 2) / 1e-10 muB",
      "total(rate(dresden with { channels = \"nucleus\" }, nu_weak))")
    for (number, expected) in zip(numbers, [2.57, 2.17, 4.0, 115.7]) {
      #expect(abs(number / expected - 1) < 0.02, "\(number) is not \(expected)")
    }
  }

  @Test func `Dresden-II: a bin of the data moves the limit`() throws {
    let numbers = try Releases.numbers(
      Self.dresden,
      """
      raised = release.data |> with_columns(on = if E < 0.21 keVee then on + 20 / 1 day else on)
        |> histogram(E, on * 1 day, error = on_error * 1 day)
      """,
      "upper_limit(analysis(dresden, running).mu, sides = 2) / 1e-10 muB",
      "upper_limit(analysis(dresden, raised).mu, sides = 2) / 1e-10 muB")
    #expect(numbers[1] > numbers[0] * 1.005)
  }

  // MARK: Citation and provenance

  @Test func `a release is cited, and its digest stands in the provenance`() {
    let worksheet = Releases.worksheet
    #expect(CellOutcome("release = dataset(\"nova-flux\")", in: worksheet).errors.isEmpty)
    let cited = CellOutcome("cite()", in: worksheet).shown[0]
    #expect(cited.contains("@article{NuMI2016,"))
    // What `sha256sum NOvA_FHC.dat NOvA_RHC.dat | sha256sum` gives.
    let digest = "9b4f30a5a1a1ab5d"
    #expect(CellOutcome("provenance()", in: worksheet).shown[0].contains("SHA-256 " + digest))
  }
}

/// The folder of the releases, and worksheets that read it.
private enum Releases {
  static let folder: String? = {
    let project = URL(filePath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let beside = project.deletingLastPathComponent().appending(path: "shared/data").path()
    let folder = ProcessInfo.processInfo.environment["DIPOLE_DATA"] ?? beside
    return FileManager.default.fileExists(atPath: folder) ? folder : nil
  }()

  static var worksheet: Worksheet {
    let files = NotebookFiles(
      folder: LanguageProgram.folder.path(), environment: ["DIPOLE_DATA": folder ?? ""])
    return Worksheet(files: files)
  }

  /// The numbers that the cells after the first show.
  static func numbers(_ cells: String...) throws -> [Double] {
    let worksheet = Self.worksheet
    let outcomes = cells.map { CellOutcome($0, in: worksheet) }
    #expect(outcomes.flatMap(\.errors).map(\.message) == [])
    return try outcomes.flatMap(\.shown).map { try #require(Double($0)) }
  }
}
