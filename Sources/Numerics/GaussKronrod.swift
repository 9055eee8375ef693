/// The 21-point Gauss-Kronrod rule on one panel, with the error estimate of QUADPACK's `qk21` (R. Piessens et al.,
/// doi:10.1007/978-3-642-61786-7).
enum GaussKronrod {
  static let pointCount = 21

  /// The places of the points on the panel -1…1, in order.
  static let nodes: [Double] = half.map { -$0.node } + [0] + half.reversed().map(\.node)

  /// For the positive nodes from the outermost: the node, its weight, and its weight in the 10-point Gauss rule.
  private static let half: [(node: Double, weight: Double, gauss: Double)] = [
    (0.995_657_163_025_808_080_7, 0.011_694_638_867_371_874_28, 0),
    (0.973_906_528_517_171_720_1, 0.032_558_162_307_964_727_48, 0.066_671_344_308_688_137_59),
    (0.930_157_491_355_708_226_0, 0.054_755_896_574_351_996_03, 0),
    (0.865_063_366_688_984_510_7, 0.075_039_674_810_919_952_77, 0.149_451_349_150_580_593_1),
    (0.780_817_726_586_416_897_1, 0.093_125_454_583_697_605_54, 0),
    (0.679_409_568_299_024_406_2, 0.109_387_158_802_297_641_9, 0.219_086_362_515_982_044_0),
    (0.562_757_134_668_604_683_3, 0.123_491_976_262_065_851_1, 0),
    (0.433_395_394_129_247_190_8, 0.134_709_217_311_473_325_9, 0.269_266_719_309_996_355_1),
    (0.294_392_862_701_460_198_1, 0.142_775_938_577_060_080_8, 0),
    (0.148_874_338_981_631_210_9, 0.147_739_104_901_338_491_4, 0.295_524_224_714_752_870_2),
  ]
  private static let middleWeight = 0.149_445_554_002_916_905_7

  private static let weights = half.map(\.weight) + [middleWeight] + half.reversed().map(\.weight)
  private static let gaussWeights = half.map(\.gauss) + [0] + half.reversed().map(\.gauss)

  /// The integral of a function over -1…1 from its values at the nodes, its error, and the integral of its magnitude.
  static func estimate(
    _ values: UnsafeBufferPointer<Double>
  ) -> (value: Double, error: Double, magnitude: Double) {
    var kronrod = 0.0
    var gauss = 0.0
    var magnitude = 0.0
    for i in 0..<pointCount {
      kronrod += weights[i] * values[i]
      gauss += gaussWeights[i] * values[i]
      magnitude += weights[i] * values[i].magnitude
    }
    var variation = 0.0
    for i in 0..<pointCount { variation += weights[i] * (values[i] - kronrod / 2).magnitude }
    var error = (kronrod - gauss).magnitude
    if variation > 0, error > 0 {
      let ratio = 200 * error / variation
      error = variation * min(1, ratio * ratio.squareRoot())
    }
    return (kronrod, max(error, 50 * Double.ulpOfOne * magnitude), magnitude)
  }
}
