import Columns
import Interpreter
import Physics
import Semantics
import Units

/// The parameters of what scatters off nuclei.
enum NucleusParameter {
  static let recoil = Signature.Parameter(
    "T", .value(.number(.energy)), note: "recoil energy of the nucleus")
  static let nucleus = Signature.Parameter(
    "nucleus", .value(.object("target")),
    note: "a nuclide, an element or a compound: the sum over its nuclei")
  static let formFactor = Signature.Parameter(
    "form_factor", .value(.choice(FormFactor.Shape.allCases.map(\.rawValue))), required: false,
    note: "\"helm\" (default), \"klein_nystrand\" or \"point\"")
  static let protonRadius = Signature.Parameter(
    "R_p", .value(.number(.length)), required: false,
    note: "root mean square radius of the protons; the nuclide's charge radius unless given")
  static let neutronRadius = Signature.Parameter(
    "R_n", .value(.number(.length)), required: false,
    note: "the same of the neutrons; R_p unless given")

  static func spin(_ standard: Spin, note: String) -> Signature.Parameter {
    let choices = Spin.allCases.map { "\"\($0)\"" + ($0 == standard ? " (default)" : "") }
    return Signature.Parameter(
      "spin", .value(.choice(Spin.allCases.map(\.rawValue))), required: false,
      note: choices.joined(separator: " or ") + ": \(note)")
  }
}

extension Elementwise.Options {
  /// An option that is one of a few words.
  func choice<Choice: RawRepresentable<String>>(_ name: String, default standard: Choice) -> Choice
  {
    strings[name].flatMap(Choice.init(rawValue:)) ?? standard
  }
}

/// The nuclei of a call, whose radii may change from row to row.
struct RowNuclei: Sendable {
  private struct Radii: Equatable {
    /// In fm.
    let protons: Double?
    let neutrons: Double?
  }

  private let target: TargetValue?
  private let shape: FormFactor.Shape
  private let protonRadius: Int?
  private let neutronRadius: Int?
  private var latest: (radii: Radii, nuclei: TargetNuclei)?

  /// The last four are the names of parameters.
  init(
    _ options: Elementwise.Options, target: String = "nucleus", shape: String = "form_factor",
    protonRadius: String = "R_p", neutronRadius: String = "R_n"
  ) {
    self.target = options.objects[target] as? TargetValue
    self.shape = options.choice(shape, default: .helm)
    self.protonRadius = options.position(protonRadius)
    self.neutronRadius = options.position(neutronRadius)
  }

  var isElectron: Bool { if case .electron? = target { true } else { false } }

  /// The nuclei with the radii of a row.
  ///
  /// - Throws: for a radius that the shape cannot have. An electron has no nuclei: `nil`.
  mutating func nuclei(_ row: Row) throws(ScatteringArgumentError) -> TargetNuclei? {
    guard case .material(let target)? = target else { return nil }
    let fermi = Unit.femtometre.scale
    let radii = Radii(
      protons: protonRadius.map { row($0) / fermi }, neutrons: neutronRadius.map { row($0) / fermi }
    )
    if let latest, latest.radii == radii { return latest.nuclei }
    let nuclei = try TargetNuclei(
      target, shape: shape, protonRadius: radii.protons, neutronRadius: radii.neutrons)
    latest = (radii, nuclei)
    return nuclei
  }
}

extension BlockKernel {
  /// A function of the nuclei of each row; NaN where they are impossible.
  static func overNuclei(
    _ name: String, _ nuclei: RowNuclei,
    _ value: @escaping @Sendable (TargetNuclei, Row) -> Double
  ) -> BlockKernel {
    BlockKernel(name: name) { inputs, output, count in
      var nuclei = nuclei
      for row in 0..<count {
        let numbers: Row = { inputs[$0][row] }
        output[row] =
          (try? nuclei.nuclei(numbers)).flatMap { $0 }.map { value($0, numbers) } ?? .nan
      }
    }
  }
}
