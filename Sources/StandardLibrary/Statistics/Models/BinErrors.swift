import Columns
import Histograms
import Interpreter
import Statistics
import Syntax

/// Factors on the single bins of a model, for errors of what is expected there.
struct BinErrors {
  /// A sample of the model's first channel, with the histogram that it is made of.
  struct Simulated {
    let sample: Int
    let nominal: Histogram
  }

  private let arguments: CallArguments

  /// - Parameter arguments: of the model's block.
  init(_ arguments: CallArguments) { self.arguments = arguments }

  /// Gives each bin a factor with the relative error of the simulated samples in it (R. Barlow and C. Beeston,
  /// doi:10.1016/0010-4655(93)90005-W, with one parameter a bin).
  func addStatistical(_ samples: [Simulated], to model: inout Model) throws {
    let start = model.parameters.map { $0.coordinate == .squared ? $0.start * $0.start : $0.start }
    let count = model.channels[0].observed.count
    var sums = [Double](repeating: 0, count: count)
    var variances = sums
    let simulated = samples.filter { $0.nominal.errors.contains { $0 > 0 } }
    for sample in simulated {
      let (nominal, errors) = (sample.nominal.contents, sample.nominal.errors)
      let expected = try model.channels[0].samples[sample.sample].contents(at: start)
      for (bin, content) in expected.enumerated() where nominal[bin] != 0 {
        let error = errors[bin] * content / nominal[bin]
        sums[bin] += content
        variances[bin] += error * error
      }
    }
    let relative = zip(sums, variances).map { $0 > 0 ? $1.squareRoot() / $0 : 0 }
    let places = model.addBinFactors(
      "mc_error", to: simulated.map(\.sample), where: relative.map { $0 > 0 })
    for (place, error) in zip(places, relative) {
      guard let place else { continue }
      model.constraints.append(.normal(parameter: place, mean: 1, deviation: error))
    }
  }

  /// Gives each bin a factor on all samples, with this relative covariance between bins.
  func add(_ covariance: Value, to model: inout Model, _ data: Span) throws {
    let place = arguments.place("covariance")
    let count = model.channels[0].observed.count
    let rows = try matrix(covariance)
    guard rows.count == count, rows.allSatisfy({ $0.count == count }) else {
      throw Diagnostic(
        "E23", "`covariance` needs a row and a column for each bin of the data, \(count) of each",
        [.init(place), .init(data)])
    }
    for i in rows.indices {
      for j in rows.indices where !(abs(rows[i][j] - rows[j][i]) <= 1e-9 * abs(rows[i][j])) {
        throw Diagnostic(
          "E35", "a covariance is symmetric, and bins \(i + 1) and \(j + 1) have two",
          [.init(place)])
      }
    }
    let places = model.addBinFactors(
      "covariance", to: Array(model.channels[0].samples.indices), where: rows.map { _ in true })
    model.constraints.append(
      .correlatedNormal(
        parameters: places.compactMap(\.self), means: rows.map { _ in 1 }, covariance: rows))
  }

  /// A list of rows, or a table of them.
  private func matrix(_ value: Value) throws -> [[Double]] {
    guard case .table(let table) = value else {
      return (value.elements ?? []).map { ($0.elements ?? []).map(\.scalar) }
    }
    let columns = try table.loaded(interrupted: arguments.interrupted).columns.map(\.machineInput)
    return (0..<table.rowCount).map { row in columns.map { $0[row] } }
  }
}

extension Model {
  /// Adds a parameter for each bin of the first channel that is wanted, which multiplies samples there; their places.
  fileprivate mutating func addBinFactors(
    _ name: String, to samples: [Int], where isWanted: [Bool]
  ) -> [Int?] {
    let places = isWanted.enumerated().map { bin, isWanted in
      isWanted ? add(.init("\(name)[\(bin)]", in: 0...Double.infinity, start: 1)) : nil
    }
    for sample in samples { channels[0].samples[sample].binFactors.append(places) }
    return places
  }
}
