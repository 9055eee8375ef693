import Columns
import Foundation
import Testing

@testable import Statistics

@Suite struct LeastSquaresTests {
  struct Problem: Decodable {
    var start1, start2, certified, certified_sd: [Double]
    var rss, residual_sd: Double
    var dof: Int
    var y: [Double]
    var x: [[Double]]

    enum CodingKeys: CodingKey {
      case start1, start2, certified, certified_sd, rss, residual_sd, dof, y, x, x1, x2
    }

    init(from decoder: any Decoder) throws {
      let values = try decoder.container(keyedBy: CodingKeys.self)
      func numbers(_ key: CodingKeys) throws -> [Double] {
        try values.decode([Double].self, forKey: key)
      }
      (start1, start2) = (try numbers(.start1), try numbers(.start2))
      (certified, certified_sd) = (try numbers(.certified), try numbers(.certified_sd))
      rss = try values.decode(Double.self, forKey: .rss)
      residual_sd = try values.decode(Double.self, forKey: .residual_sd)
      dof = try values.decode(Int.self, forKey: .dof)
      y = try numbers(.y)
      // One predictor, or two.
      x = values.contains(.x) ? [try numbers(.x)] : [try numbers(.x1), try numbers(.x2)]
    }
  }

  /// The models as NIST writes them; b1 is the first parameter.
  static let models: [(name: String, formula: Formula)] = {
    let b = (0...8).map { Formula.parameter($0 - 1) }
    let (x, x2) = (Formula.column(0), Formula.column(1))
    func squared(_ a: Formula) -> Formula { a ^ 2 }
    let rational =
      (b[1] + b[2] * x + b[3] * (x ^ 2) + b[4] * (x ^ 3))
      / (1 + b[5] * x + b[6] * (x ^ 2) + b[7] * (x ^ 3))
    let exponentials = b[1] * exp(-b[2] * x) + b[3] * exp(-b[4] * x) + b[5] * exp(-b[6] * x)
    let peaks =
      b[1] * exp(-b[2] * x) + b[3] * exp(-squared(x - b[4]) / squared(b[5]))
      + b[6] * exp(-squared(x - b[7]) / squared(b[8]))
    return [
      ("Bennett5", b[1] * ((b[2] + x) ^ (-1 / b[3]))),
      ("Chwirut1", exp(-b[1] * x) / (b[2] + b[3] * x)),
      ("DanWood", b[1] * (x ^ b[2])),
      ("Eckerle4", (b[1] / b[2]) * exp(-0.5 * squared((x - b[3]) / b[2]))),
      ("Gauss2", peaks),
      ("Hahn1", rational),
      ("Lanczos1", exponentials),
      ("Lanczos3", exponentials),
      ("MGH10", b[1] * exp(b[2] / (x + b[3]))),
      ("Misra1a", b[1] * (1 - exp(-b[2] * x))),
      ("Misra1c", b[1] * (1 - ((1 + 2 * b[2] * x) ^ -0.5))),
      ("Nelson", b[1] - b[2] * x * exp(-b[3] * x2)),
      ("Rat43", b[1] / ((1 + exp(b[2] - b[3] * x)) ^ (1 / b[4]))),
      ("Thurber", rational),
    ]
  }()

  @Test(arguments: models.map(\.name), [1, 2])
  func `certified digits of NIST's nonlinear regression`(_ name: String, _ start: Int) throws {
    let problems = try Fixtures.decode([String: Problem].self, "nist_strd_nonlinear")
    let problem = try #require(problems[name])
    let formula = try #require(Self.models.first { $0.name == name }).formula
    let start = start == 1 ? problem.start1 : problem.start2
    var model = Model()
    for (i, value) in start.enumerated() { _ = model.add(Parameter("b\(i + 1)", start: value)) }
    var builder = RowProgramBuilder()
    let value = formula.build(&builder)
    let template = try FormulaTemplate(
      parameters: Array(start.indices), points: [problem.x], binCount: problem.y.count, value,
      builder: builder)
    // Nelson's model is for the logarithm of y.
    let y = name == "Nelson" ? problem.y.map { log($0) } : problem.y
    model.channels = [
      Channel(
        "points", samples: [Sample("curve", template)], observed: y,
        statistic: .normal(deviations: y.map { _ in 1 }))
    ]
    let result = try Likelihood(model).leastSquaresFit()
    #expect(result.fit.status == .converged)
    #expect(result.degreesOfFreedom == problem.dof)
    for (i, value) in problem.certified.enumerated() {
      #expect(agree(result.fit.values[i], value, within: 1e-6), "b\(i + 1)")
      let error = try #require(result.fit.error(of: i))
      // The residuals of Lanczos1 are those of rounding.
      let tolerance = name == "Lanczos1" ? 0.5 : 1e-5
      #expect(agree(error, problem.certified_sd[i], within: tolerance), "b\(i + 1)")
    }
  }
}
