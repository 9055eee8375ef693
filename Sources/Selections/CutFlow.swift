package import Histograms

/// What some rows add up to.
package struct Yield: Sendable, Equatable {
  /// How many there are.
  package var rows = 0
  /// The sum of their weights; a missing weight counts as 0.
  package var sum = 0.0
  /// The sum of the squares of the weights.
  package var squares = 0.0
  /// How many of the weights are not above 0: negative, 0 or missing.
  package var suspect = 0

  /// The standard deviation of the sum.
  package var error: Double { squares.squareRoot() }

  package init(rows: Int = 0, sum: Double = 0, squares: Double = 0, suspect: Int = 0) {
    (self.rows, self.sum, self.squares, self.suspect) = (rows, sum, squares, suspect)
  }

  package static func + (left: Yield, right: Yield) -> Yield {
    Yield(
      rows: left.rows + right.rows, sum: left.sum + right.sum,
      squares: left.squares + right.squares, suspect: left.suspect + right.suspect)
  }

  /// The same of weights all multiplied by a factor, such as a ratio of exposures.
  package func scaled(by factor: Double) -> Yield {
    Yield(rows: rows, sum: sum * factor, squares: squares * factor * factor, suspect: suspect)
  }

  /// The part of `whole` that these rows, which are among them, are: by weight.
  package func efficiency(of whole: Yield) -> Efficiency {
    Efficiency(
      passed: sum, passedSquares: squares, total: whole.sum, totalSquares: whole.squares)
  }
}

/// What is left of each sample after each cut.
package struct CutFlow: Sendable, Equatable {
  /// The rows of one kind.
  package struct Sample: Sendable, Equatable {
    /// Its string; `nil` for all samples together, and for the rows where it is missing.
    package var name: String?
    /// All rows.
    package var all: Yield
    /// For each cut the rows that pass it and those before it.
    package var after: [Yield]
    /// For each cut the rows that pass all others.
    package var without: [Yield]
    /// For each cut the rows that pass those before it and fail it while a number that it compares is missing.
    package var missing: [Int]

    /// The part of the rows that cut `index` leaves, of those that pass the ones before it.
    package func relative(_ index: Int) -> Efficiency {
      after[index].efficiency(of: index == 0 ? all : after[index - 1])
    }

    /// The part of all rows that the cuts up to `index` leave.
    package func cumulative(_ index: Int) -> Efficiency { after[index].efficiency(of: all) }

    /// The part of the rows that pass all other cuts which cut `index` leaves: N-1.
    package func last(_ index: Int) -> Efficiency {
      after[after.count - 1].efficiency(of: without[index])
    }
  }

  package var cutNames: [String]
  /// The samples with rows in them, in the order of their codes; one where the name is missing comes last.
  package var samples: [Sample]
  /// All rows together.
  package var total: Sample

  /// The same of weights all multiplied by a factor.
  package func scaled(by factor: Double) -> CutFlow {
    var result = self
    result.samples = samples.map { $0.scaled(by: factor) }
    result.total = total.scaled(by: factor)
    return result
  }
}

extension CutFlow {
  /// Some of the samples put together, and the total of those alone.
  ///
  /// - Parameter groups: the names of the samples of each; a sample without rows may be among them.
  package func grouped(_ groups: [(name: String, samples: [String])]) -> CutFlow {
    var result = self
    result.samples = groups.map { group in
      let parts = samples.filter { sample in sample.name.map(group.samples.contains) ?? false }
      return total.empty(named: group.name).adding(parts)
    }
    result.total = total.empty(named: nil).adding(result.samples)
    return result
  }
}

extension CutFlow.Sample {
  /// A sample of no rows at the same cuts.
  fileprivate func empty(named name: String?) -> CutFlow.Sample {
    let none = after.map { _ in Yield() }
    return .init(
      name: name, all: Yield(), after: none, without: none, missing: missing.map { _ in 0 })
  }

  fileprivate func adding(_ others: [CutFlow.Sample]) -> CutFlow.Sample {
    others.reduce(self) { sum, other in
      .init(
        name: sum.name, all: sum.all + other.all,
        after: zip(sum.after, other.after).map { $0 + $1 },
        without: zip(sum.without, other.without).map { $0 + $1 },
        missing: zip(sum.missing, other.missing).map { $0 + $1 })
    }
  }

  fileprivate func scaled(by factor: Double) -> CutFlow.Sample {
    var result = self
    result.all = all.scaled(by: factor)
    result.after = after.map { $0.scaled(by: factor) }
    result.without = without.map { $0.scaled(by: factor) }
    return result
  }
}
