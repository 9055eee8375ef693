/// The spin of a target, by its name in the language: `spin = "half"`. It changes how its recoil enters
/// a cross-section.
package enum Spin: String, CaseIterable, Sendable {
  case half, zero
}
