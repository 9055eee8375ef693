import Foundation
import Testing

@testable import Statistics

/// nmm50_mu1_results.json.
struct MagneticMoment: Decodable {
  struct Side: Decodable { var lower: Double, upper: Double }
  struct Scan: Decodable { var mu: Double, dchi2: Double }
  struct Point: Decodable { var q, qA, CLsb, CLb, CLs: Double, exp: [Double] }
  struct Impact: Decodable { var up: Double, down: Double }
  struct Discovery: Decodable { var q0: Double, Z: Double }
  var parameters: [String]
  var bestfit: [String: Double]
  var hesse: [String: Double]
  var minos: [String: Side]
  var nll_full: Double
  var baker_cousins_only: Double
  var ndof: Int
  var correlation: [[Double]]
  var postfit_expected: [Double]
  var global_correlation: [String: Double]
  var profile_scan: [Scan]
  var upper_limits_profile: [String: Double]
  var upper_limits_CLs_asymptotic_qtilde: [String: Double]
  var cls_points: [String: Point]
  var impacts_postfit: [String: Impact]
  var discovery: Discovery

  static func load() throws -> MagneticMoment {
    try Fixtures.decode(Self.self, "nmm50_mu1_results")
  }
}

@Suite struct FitTests {
  @Test func `50 bins with 20 shape systematics`() throws {
    let reference = try MagneticMoment.load()
    let likelihood = try Fixtures.likelihood("nmm50_mu1_workspace")
    let fit = try likelihood.fit()
    #expect(fit.isValid)
    #expect(agree(fit.negativeLogLikelihood, reference.nll_full, within: 0, absolute: 1e-9))
    for (i, parameter) in fit.parameters.enumerated() {
      let value = try #require(reference.bestfit[parameter.name])
      let error = try #require(reference.hesse[parameter.name])
      #expect(agree(fit.values[i], value, within: 0, absolute: 1e-5), "\(parameter.name)")
      #expect(agree(try #require(fit.error(of: i)), error, within: 1e-4), "\(parameter.name)")
    }
  }

  struct AllModifiers: Decodable {
    struct SciPy: Decodable { var bestfit: [String: Double], nll_full: Double }
    var scipy: SciPy
  }
  struct Errors: Decodable { var errors: [String: Double] }

  @Test func `every type of modifier`() throws {
    let reference = try Fixtures.decode(AllModifiers.self, "allmods_results")
    let errors = try Fixtures.decode(Errors.self, "allmods_errors").errors
    let likelihood = try Fixtures.likelihood("allmods_workspace")
    let fit = try likelihood.fit()
    #expect(fit.isValid)
    #expect(fit.negativeLogLikelihood <= reference.scipy.nll_full + 1e-10)
    #expect(agree(fit.negativeLogLikelihood, reference.scipy.nll_full, within: 0, absolute: 1e-8))
    for (i, parameter) in fit.parameters.enumerated() {
      let value = try #require(reference.scipy.bestfit[parameter.name])
      let error = try #require(errors[parameter.name])
      // As far as that minimiser went: within 1e-4 errors.
      #expect(agree(fit.values[i], value, within: 0, absolute: 3e-4 * error), "\(parameter.name)")
      #expect(agree(try #require(fit.error(of: i)), error, within: 1e-4), "\(parameter.name)")
    }
  }
}
