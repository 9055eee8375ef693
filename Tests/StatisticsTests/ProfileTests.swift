import Testing

@testable import Statistics

@Suite struct ProfileTests {
  @Test func `MINOS errors of all parameters of nmm50`() throws {
    let reference = try MagneticMoment.load()
    let likelihood = try Fixtures.likelihood("nmm50_mu1_workspace")
    for name in reference.parameters {
      let place = try #require(likelihood.place(of: name))
      let (down, up) = try ProfileLikelihood(likelihood, place).asymmetricErrors()
      let expected = try #require(reference.minos[name])
      #expect(agree(-down, expected.lower, within: 1e-4), "\(name)")
      #expect(agree(up, expected.upper, within: 1e-4), "\(name)")
    }
  }

  @Test func `the profile of mu and its upper limits`() throws {
    let reference = try MagneticMoment.load()
    let likelihood = try Fixtures.likelihood("nmm50_mu1_workspace")
    let profile = try ProfileLikelihood(likelihood, try #require(likelihood.place(of: "mu")))
    for (point, expected) in zip(
      try profile.scan(reference.profile_scan.map(\.mu)), reference.profile_scan)
    {
      #expect(agree(point.statistic, expected.dchi2, within: 1e-7, absolute: 1e-8))
    }
    let limits = [
      (try profile.upperLimit(confidence: 0.9), "dchi2=1.642374 (one-sided 90% CL)"),
      (
        try profile.upperLimit(confidence: 0.9, sides: 2),
        "dchi2=2.705543 (two-sided 90% / one-sided 95%)"
      ),
      (try profile.upperLimit(confidence: 0.95, sides: 2), "dchi2=3.841459 (two-sided 95%)"),
    ]
    for (limit, name) in limits {
      #expect(
        agree(limit.upper, try #require(reference.upper_limits_profile[name]), within: 1e-7))
    }
  }

  @Test(arguments: [0.9, 0.95]) func `asymptotic CLs`(_ confidence: Double) throws {
    let reference = try MagneticMoment.load()
    let likelihood = try Fixtures.likelihood("nmm50_mu1_workspace")
    let cls = try AsymptoticCLs(likelihood, try #require(likelihood.place(of: "mu")))
    let level = confidence == 0.9 ? "90" : "95"
    let limits = reference.upper_limits_CLs_asymptotic_qtilde
    let observed = try cls.upperLimit(confidence: confidence).upper
    #expect(agree(observed, try #require(limits["CLs_\(level)_obs"]), within: 1e-6))
    let names = ["-2s", "-1s", "median", "+1s", "+2s"]
    for (limit, name) in zip(try cls.expectedLimits(confidence: confidence), names) {
      let expected = try #require(limits["CLs_\(level)_exp_\(name)"])
      #expect(agree(limit, expected, within: 1e-6), "\(name)")
    }
  }

  @Test func `CLs at three values of mu`() throws {
    let reference = try MagneticMoment.load()
    let likelihood = try Fixtures.likelihood("nmm50_mu1_workspace")
    let cls = try AsymptoticCLs(likelihood, try #require(likelihood.place(of: "mu")))
    for (mu, expected) in reference.cls_points {
      let point = try cls.point(at: try #require(Double(mu)))
      #expect(agree(point.statistic, expected.q, within: 1e-6))
      #expect(agree(point.asimovStatistic, expected.qA, within: 1e-6))
      #expect(agree(point.signalAndBackground, expected.CLsb, within: 1e-6))
      #expect(agree(point.backgroundOnly, expected.CLb, within: 1e-6))
      #expect(agree(point.cls, expected.CLs, within: 1e-6))
      for (deviations, value) in zip([-2.0, -1, 0, 1, 2], expected.exp) {
        #expect(agree(point.expected(deviations), value, within: 1e-6))
      }
    }
  }

  struct AllModifiers: Decodable {
    struct Limits: Decodable { var obs: Double, exp: [Double] }
    var CLs_UL_09: Limits
    enum CodingKeys: String, CodingKey { case CLs_UL_09 = "CLs_UL_0.9" }
  }

  @Test func `asymptotic CLs with every type of modifier`() throws {
    let reference = try Fixtures.decode(AllModifiers.self, "allmods_results").CLs_UL_09
    let likelihood = try Fixtures.likelihood("allmods_workspace")
    let cls = try AsymptoticCLs(likelihood, try #require(likelihood.place(of: "mu")))
    #expect(agree(try cls.upperLimit(confidence: 0.9).upper, reference.obs, within: 1e-4))
    for (limit, expected) in zip(try cls.expectedLimits(confidence: 0.9), reference.exp) {
      #expect(agree(limit, expected, within: 1e-4))
    }
  }

  /// Cell 8 of the language's description: s in 0..20, a background of 3 ± 0.4, 4 counts.
  static func counting(background deviation: Double?) throws -> Likelihood {
    var model = Model()
    let s = model.add(Parameter("s", in: 0...20, start: 10))
    let one = HistogramTemplate([1])
    var samples = [Sample("sig", one, factors: [.parameter(s)])]
    if let deviation {
      let b = model.add(Parameter("b", start: 3))
      model.constraints = [.normal(parameter: b, mean: 3, deviation: deviation)]
      samples.append(Sample("bkg", one, factors: [.parameter(b)]))
    } else {
      samples.append(Sample("bkg", HistogramTemplate([3])))
    }
    model.channels = [Channel("counts", samples: samples, observed: [4])]
    return try Likelihood(model)
  }

  @Test func `limits of a counting experiment by several rules`() throws {
    func rounded(_ x: Double) -> Double { (100 * x).rounded() / 100 }
    for (deviation, profile1, profile2, cls) in [(0.4, 4.17, 5.29, 4.82), (nil, 4.14, 5.25, 4.77)] {
      let likelihood = try Self.counting(background: deviation)
      let profile = try ProfileLikelihood(likelihood, 0)
      #expect(rounded(try profile.upperLimit(confidence: 0.9).upper) == profile1)
      #expect(rounded(try profile.upperLimit(confidence: 0.9, sides: 2).upper) == profile2)
      #expect(
        rounded(try AsymptoticCLs(likelihood, 0).upperLimit(confidence: 0.9).upper) == cls)
    }
  }

  @Test func `a contour beside the end of a range lies on its own side of the best fit`() throws {
    // x = a + b and y = b, each with an error of 1, and a not negative: correlated, and near the end of the range.
    var model = Model()
    let a = model.add(Parameter("a", in: 0...100, start: 1))
    let b = model.add(Parameter("b", start: 1))
    model.channels = [
      Channel(
        "c",
        samples: [
          Sample("a", HistogramTemplate([1, 0]), factors: [.parameter(a)]),
          Sample("b", HistogramTemplate([1, 1]), factors: [.parameter(b)]),
        ], observed: [2.3, 2], statistic: .normal(deviations: [1, 1]))
    ]
    let likelihood = try Likelihood(model)
    let fit = try likelihood.fit()
    let contour = try Contour(likelihood, a, b, confidence: 0.9, fit: fit)
    for (i, point) in contour.points.enumerated() {
      let isLeft = (16..<48).contains(i)
      #expect(isLeft == (point.x < contour.best.x), "\(i): \(point)")
      let (first, second) = (2.3 - point.x - point.y, 2 - point.y)
      #expect(agree(first * first + second * second, contour.threshold, within: 1e-6))
    }
    #expect(contour.points.contains { $0.x == 0 })
  }
}
