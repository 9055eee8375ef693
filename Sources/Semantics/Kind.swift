package import Syntax
package import Units

/// What the checker knows of a value before anything runs.
package indirect enum Kind: Sendable {
  case number(NumberKind)
  /// `5.1 ± 0.3 keV`
  case measurement(NumberKind)
  case boolean
  case string
  case range(NumberKind)
  case list(Kind)
  case table(Schema)
  case function(Callable)
  /// A value that only the library looks into, such as a plot or a layer.
  case object(ObjectKind)
  /// What a failed statement left behind: everything done with it is silently unknown too.
  case unknown

  /// A number without dimension.
  package static let plainNumber = Kind.number(NumberKind())
}

/// The dimension of a number, and the unit to show it in when one is known.
package struct NumberKind: Sendable {
  package var dimension: Dimension
  package var display: DisplayUnit?
  /// By which rule it was made, as of a limit; arithmetic drops it.
  package var note: String?
  /// Of a magnetic moment: which one it is, where that is known.
  package var moment: MomentKind?

  package init(_ dimension: Dimension = .none, display: DisplayUnit? = nil) {
    self.dimension = dimension
    self.display = display
  }

  package init(unit: Unit) {
    self.init(unit.dimension, display: DisplayUnit(scale: 1, unit: unit))
  }
}

extension Dimension {
  /// Whether it is on neither the electron-equivalent nor the nuclear-recoil scale.
  package var hasNoScale: Bool { electronEquivalent == .zero && nuclearRecoil == .zero }
}

extension NumberKind {
  /// The kind of numbers of both kinds together: on the energy scale that either of them has.
  package func joined(with other: NumberKind) -> NumberKind {
    var kind = self
    if dimension.hasNoScale {
      kind = NumberKind(other.dimension, display: display ?? other.display)
    }
    kind.moment = moment == other.moment ? moment : nil
    return kind
  }
}

/// A name for a kind of library value, with the axes of it where it is something drawn, and what it has
/// to offer behind a dot.
package struct ObjectKind: Sendable {
  package var name: String
  package var x: NumberKind?
  package var y: NumberKind?
  package var members: [Member] = []
  /// Of a histogram: what is along each of its axes.
  package var axes: [AxisKind] = []
  /// The moments that can be measured with a flux or an experiment; the one that an interaction has.
  package var moments: [MomentKind] = []
  /// Of a block: the kinds of the entries that were given.
  package var entries: [String: Kind] = [:]
  /// Of a model: how it was written.
  package var model: ModelDefinition?
  /// Of a selection: how it was written.
  package var selection: SelectionDefinition?

  package struct Member: Sendable {
    package let name: Name
    package let kind: Kind

    package init(name: Name, kind: Kind) {
      self.name = name
      self.kind = kind
    }
  }

  package init(
    _ name: String, x: NumberKind? = nil, y: NumberKind? = nil, members: [Member] = []
  ) {
    self.name = name
    self.x = x
    self.y = y
    self.members = members
  }

  package static func selection(_ definition: SelectionDefinition) -> ObjectKind {
    var kind = ObjectKind(
      "selection",
      members: definition.cuts.map { Member(name: $0, kind: .object(ObjectKind("cut"))) })
    kind.selection = definition
    return kind
  }

  /// "an experiment"
  package var phrase: String {
    name.first.map { "aeiou".contains($0) } == true ? "an \(name)" : "a \(name)"
  }
}

/// What is along an axis of a histogram.
package struct AxisKind: Sendable {
  package var number: NumberKind
  /// The column it was made of; empty where it has no name.
  package var name: String
  /// Whether its bins are those of strings.
  package var hasNames: Bool

  package init(_ number: NumberKind, name: String = "", hasNames: Bool = false) {
    self.number = number
    self.name = name
    self.hasNames = hasNames
  }
}

extension [AxisKind] {
  /// Whether histograms of these axes can have the same bins.
  package func areOfSameKinds(as other: [AxisKind]) -> Bool {
    count == other.count
      && zip(self, other).allSatisfy { $0.number.dimension.isCompatible(with: $1.number.dimension) }
  }
}

/// The columns of a table, in order.
package struct Schema: Sendable {
  package struct Column: Sendable {
    /// The ASCII spelling, by which it is looked up.
    package var name: String
    package var written: String
    /// `.number`, `.string` or `.boolean`.
    package var kind: Kind

    package init(name: String, written: String, kind: Kind) {
      self.name = name
      self.written = written
      self.kind = kind
    }
  }

  package var columns: [Column]
  /// Of selected rows: the column that says how much each counts.
  package var weight: Int?

  package init(columns: [Column], weight: Int? = nil) {
    self.columns = columns
    self.weight = weight
  }

  package func index(of name: String) -> Int? { columns.firstIndex { $0.name == name } }
}

/// Something that can be called.
package enum Callable: Sendable {
  case defined(FunctionDefinition)
  case library(Signature)

  package var name: String {
    switch self {
    case .defined(let definition): definition.name.written
    case .library(let signature): signature.name
    }
  }
}

extension Kind {
  /// A noun for messages: "an energy", "a table", "a list of energies".
  package var phrase: String {
    switch self {
    case .number(let number): number.dimension.phrase
    case .measurement(let number): "a measurement (\(number.dimension.phrase))"
    case .boolean: "true or false"
    case .string: "a string"
    case .range(let number):
      number.dimension.isNone ? "a range" : "a range (\(number.dimension.phrase))"
    case .list(let element): "a list (each \(element.phrase))"
    case .table: "a table"
    case .function(let callable): "the function `\(callable.name)`"
    case .object(let object): object.phrase
    case .unknown: "unknown"
    }
  }

  /// The number kind of a number, a measurement or a range.
  package var numberKind: NumberKind? {
    switch self {
    case .number(let number), .measurement(let number), .range(let number): number
    default: nil
    }
  }

  package var isUnknown: Bool {
    if case .unknown = self { true } else { false }
  }

  /// The kind of compatible values of both kinds together.
  package func joined(with other: Kind) -> Kind {
    switch (self, other) {
    case (.unknown, _): other
    case (.number(let a), .number(let b)): .number(a.joined(with: b))
    default: self
    }
  }

  /// Whether a value of this kind may stand beside one of the other, in a list or in two branches.
  package func isCompatible(with other: Kind) -> Bool {
    switch (self, other) {
    case (.unknown, _), (_, .unknown), (.boolean, .boolean), (.string, .string): true
    case (.number(let a), .number(let b)), (.measurement(let a), .measurement(let b)),
      (.range(let a), .range(let b)):
      a.dimension.isCompatible(with: b.dimension)
    case (.list(let a), .list(let b)): a.isCompatible(with: b)
    case (.table(let a), .table(let b)):
      a.columns.count == b.columns.count
        && zip(a.columns, b.columns).allSatisfy {
          $0.name == $1.name && $0.kind.isCompatible(with: $1.kind)
        }
    // A selection is checked where it is used, so that must be one and the same.
    case (.object(let a), .object(let b)): a.name == b.name && a.selection === b.selection
    default: false
    }
  }
}
