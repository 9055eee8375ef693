/// What leads from one kind of moment to another, for the help of the error that mixes them.
package struct MomentMap: Sendable, Equatable {
  /// The functions of the language that make the map, in the order of their use; none where two
  /// moments have nothing to do with one another.
  package let functions: [String]
  /// A sentence without a full stop.
  package let explanation: String

  /// The map between two kinds; nil when they are the same.
  package init?(_ a: MomentKind, _ b: MomentKind) {
    if a == b { return nil }
    let effective = [a, b].filter { $0.basis == nil }
    switch effective.count {
    case 2: self.init(between: a, b)
    case 1: self.init(from: a.basis == nil ? b : a, to: effective[0])
    default: self.init(elements: a, b)
    }
  }

  private init(_ functions: [String], _ explanation: String) {
    self.functions = functions
    self.explanation = explanation
  }

  /// Two effective moments.
  private init(between a: MomentKind, _ b: MomentKind) {
    var functions = [Self.function(a)]
    if Self.function(b) != functions[0] { functions.append(Self.function(b)) }
    self.init(
      functions,
      "\(a.symbol) and \(b.symbol) are different combinations of the same transition moments: give those to \(Self.list(functions))"
    )
  }

  /// An element of a moment matrix and an effective moment.
  private init(from element: MomentKind, to effective: MomentKind) {
    let function = Self.function(effective)
    self.init(
      [function],
      "`\(function)` makes \(effective.symbol) of all elements of the matrix that \(element.symbol) is one of"
    )
  }

  /// Two elements of moment matrices.
  private init(elements a: MomentKind, _ b: MomentKind) {
    if a.isMajorana != b.isMajorana {
      self.init(
        [], "a neutrino is either Dirac or Majorana: no map leads from \(a.symbol) to \(b.symbol)")
    } else if a.basis == b.basis {
      self.init([], "\(a.symbol) and \(b.symbol) are independent of one another")
    } else {
      self.init(
        ["moment_element"],
        "`moment_element` gives the elements of one matrix in the basis of masses and in that of flavours"
      )
    }
  }

  private static func function(_ effective: MomentKind) -> String {
    effective == .solar ? "solar_moment" : "effective_moment"
  }

  private static func list(_ functions: [String]) -> String {
    functions.map { "`\($0)`" }.joined(separator: " and ")
  }
}

extension MomentKind {
  fileprivate var isMajorana: Bool {
    if case .majorana = self { true } else { false }
  }
}
