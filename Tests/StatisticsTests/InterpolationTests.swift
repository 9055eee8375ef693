import Testing

@testable import Statistics

@Suite struct InterpolationTests {
  struct Reference: Decodable {
    struct Code: Decodable {
      var lo, nom, hi, alpha, code0, code1, code4p, code4: Double
    }
    struct Cubic: Decodable {
      struct Point: Decodable { var x, ratio: Double }
      var shifts, ratios: [Double]
      var points: [Point]
    }
    var histfactory: [Code]
    var cafana_cubic: Cubic
  }

  /// The content of a template of one bin.
  static func value(_ template: some Template, at alpha: Double) throws -> Double {
    var model = Model(parameters: [Parameter("alpha", start: alpha)])
    model.channels = [Channel("c", samples: [Sample("s", template)], observed: [1])]
    return try Evaluator(Likelihood(model)).expected(at: [alpha])[0]
  }

  @Test func `HistFactory's codes`() throws {
    for x in try Fixtures.decode(Reference.self, "interpolation").histfactory {
      func shape(_ code: ShapeInterpolation) throws -> Double {
        let variation = ShapeVariation(0, low: [x.lo], high: [x.hi], code)
        return try Self.value(HistogramTemplate([x.nom], [variation]), at: x.alpha)
      }
      func factor(_ code: FactorInterpolation) -> Double {
        x.nom * FactorCurve(low: x.lo / x.nom, high: x.hi / x.nom, code).jet(at: x.alpha).value
      }
      #expect(agree(try shape(.linear), x.code0, within: 1e-12))
      #expect(agree(try shape(.polynomial), x.code4p, within: 1e-12))
      #expect(agree(factor(.linear), x.code0, within: 1e-12))
      #expect(agree(factor(.exponential), x.code1, within: 1e-12))
      #expect(agree(factor(.polynomial), x.code4, within: 1e-12))
    }
  }

  @Test func `CAFAna's cubic`() throws {
    let reference = try Fixtures.decode(Reference.self, "interpolation").cafana_cubic
    let template = RatioTemplate(
      [1], [RatioVariation(0, shifts: reference.shifts, ratios: reference.ratios.map { [$0] })])
    for point in reference.points {
      #expect(agree(try Self.value(template, at: point.x), max(point.ratio, 0), within: 1e-12))
    }
  }
}
