internal import Numerics

extension GaussLegendre {
  /// The rule with that many points; those of a few points are made once.
  static func rule(_ count: Int) -> [(node: Double, weight: Double)] {
    rules.indices.contains(count) ? rules[count] : GaussLegendre(count: count).pairs
  }

  private static let rules = (0...24).map { GaussLegendre(count: $0).pairs }
}
