import Foundation
import Notebook
import Testing

/// NIST's problems of nonlinear regression (Statistical Reference Datasets), written in the language.
@Suite struct CurveFitTests {
  struct Problem: Decodable {
    var start1, start2, certified, certified_sd: [Double]
    var y: [Double]
    var x, x1, x2: [Double]?
  }

  /// The models as NIST writes them.
  static let curves = [
    "Bennett5": "b1 * (b2 + x)^(-1 / b3)",
    "Chwirut1": "exp(-b1 * x) / (b2 + b3 * x)",
    "DanWood": "b1 * x^b2",
    "Eckerle4": "(b1 / b2) * exp(-0.5 * ((x - b3) / b2)^2)",
    "Gauss2": "b1 * exp(-b2 * x) + b3 * exp(-(x - b4)^2 / b5^2) + b6 * exp(-(x - b7)^2 / b8^2)",
    "Hahn1": "(b1 + b2 * x + b3 * x^2 + b4 * x^3) / (1 + b5 * x + b6 * x^2 + b7 * x^3)",
    "Lanczos3": "b1 * exp(-b2 * x) + b3 * exp(-b4 * x) + b5 * exp(-b6 * x)",
    "MGH10": "b1 * exp(b2 / (x + b3))",
    "Misra1a": "b1 * (1 - exp(-b2 * x))",
    "Misra1c": "b1 * (1 - (1 + 2 * b2 * x)^(-0.5))",
    "Nelson": "b1 - b2 * x1 * exp(-b3 * x2)",
    "Rat43": "b1 / (1 + exp(b2 - b3 * x))^(1 / b4)",
    "Thurber": "(b1 + b2 * x + b3 * x^2 + b4 * x^3) / (1 + b5 * x + b6 * x^2 + b7 * x^3)",
  ]

  @Test(arguments: curves.keys.sorted(), [1, 2])
  func `six certified digits from both starts`(_ name: String, _ start: Int) throws {
    let fixture = LanguageProgram.folder.deletingLastPathComponent()
      .appending(path: "Fixtures/Statistics/nist_strd_nonlinear.json")
    let problems = try JSONDecoder().decode(
      [String: Problem].self, from: try Data(contentsOf: fixture))
    let problem = try #require(problems[name])
    let curve = try #require(Self.curves[name])
    let outcome = CellOutcome(source(problem, curve, name, start), in: .ofPrograms())
    #expect(outcome.errors.isEmpty, "\(outcome.errors)")
    #expect(outcome.shown == problem.certified.map { _ in "[true, true]" })
  }

  /// A cell that compares values and errors with those that are certified.
  private func source(_ problem: Problem, _ curve: String, _ name: String, _ start: Int) -> String {
    let columns = [("x", problem.x), ("x1", problem.x1), ("x2", problem.x2)].compactMap {
      name, values in values.map { (name, $0) }
    }
    // Nelson's model is for the logarithm of y.
    let y = name == "Nelson" ? problem.y.map { log($0) } : problem.y
    let names = columns.map(\.0).joined(separator: ", ")
    let table = columns.map { "\($0) = \($1)" }.joined(separator: ", ")
    let starts = (start == 1 ? problem.start1 : problem.start2).enumerated()
    var lines = [
      "t = table(\(table), y = \(y))",
      "m = model { \(starts.map { "b\($0 + 1) ~ \($1)" }.joined(separator: ", "))",
      "  curve(\(names)) = \(curve)", "  data = points(t, \(names), y) }", "f = fit(m)",
    ]
    for (i, (value, error)) in zip(problem.certified, problem.certified_sd).enumerated() {
      let b = "f.b\(i + 1)"
      lines.append(
        "[abs(\(b).value / (\(value)) - 1) < 1e-6, abs(\(b).error / \(error) - 1) < 1e-5]")
    }
    return lines.joined(separator: "\n")
  }
}
