import Foundation
import Testing

@testable import Statistics

@Suite struct WorkspaceTests {
  struct AllModifiers: Decodable {
    var parameters: [String]
    var nll_full_at_init: Double
    var expected_at_init: [Double]
    var test_point: [Double]
    var nll_full_at_test_point: Double
    var expected_at_test_point: [Double]
  }

  @Test func `every type of modifier gives pyhf's expectation and likelihood`() throws {
    let reference = try Fixtures.decode(AllModifiers.self, "allmods_results")
    let likelihood = try Fixtures.likelihood("allmods_workspace")
    let evaluator = Evaluator(likelihood)
    var point = likelihood.start
    #expect(agree(try evaluator.value(at: point), reference.nll_full_at_init, within: 1e-12))
    for (mine, theirs) in zip(try evaluator.expected(at: point), reference.expected_at_init) {
      #expect(agree(mine, theirs, within: 1e-12))
    }
    for (name, value) in zip(reference.parameters, reference.test_point) {
      point[try #require(likelihood.place(of: name))] = value
    }
    #expect(agree(try evaluator.value(at: point), reference.nll_full_at_test_point, within: 1e-12))
    for (mine, theirs) in zip(try evaluator.expected(at: point), reference.expected_at_test_point) {
      #expect(agree(mine, theirs, within: 1e-12))
    }
  }

  @Test(arguments: ["allmods_workspace", "nmm50_mu1_workspace"])
  func `a workspace is written as it was read`(_ name: String) throws {
    let workspace = try Fixtures.workspace(name)
    #expect(try Workspace(json: workspace.json) == workspace)
  }

  @Test(arguments: ["allmods_workspace", "nmm50_mu1_workspace"])
  func `a model is written as a workspace of the same likelihood`(_ name: String) throws {
    let (model, interest) = try Fixtures.workspace(name).model()
    let written = try Workspace(model, parameterOfInterest: interest)
    let again = try Likelihood(try Workspace(json: written.json).model().model)
    let likelihood = try Likelihood(model)
    #expect(Set(again.parameters.map(\.name)) == Set(likelihood.parameters.map(\.name)))
    // They stand in the order in which the modifiers were written.
    let places = try again.parameters.map { try #require(likelihood.place(of: $0.name)) }
    for shift in [0, 0.05, -0.1] {
      // The parameters of empty bins are fixed where they are.
      let point = zip(likelihood.start, likelihood.parameters).map { $1.isFixed ? $0 : $0 + shift }
      let value = try Evaluator(likelihood).value(at: point)
      let same = try Evaluator(again).value(at: places.map { point[$0] })
      #expect(agree(same, value, within: 1e-12))
    }
  }

  @Test func `what has no form in HistFactory is refused`() throws {
    var model = Model()
    let a = model.add(Parameter("a", in: 0...10, start: 1, coordinate: .squared))
    model.channels = [
      Channel(
        "bins", samples: [Sample("s", HistogramTemplate([1, 2]), factors: [.parameter(a)])],
        observed: [1, 2])
    ]
    #expect(throws: WorkspaceExportError.power(parameter: "a")) {
      try Workspace(model, parameterOfInterest: "a")
    }
    model.parameters[a].coordinate = .natural
    model.constraints = [.logNormal(parameter: a, median: 1, spread: 0.1)]
    #expect(throws: WorkspaceExportError.constraint(parameter: "a")) {
      try Workspace(model, parameterOfInterest: "a")
    }
  }

  @Test(
    arguments: [
      (#"{"a": [1, 2.5e3, null], "b": {}}"#, nil), ("[1, 2,]", (1, 7)), ("[1\n, x]", (2, 3)),
      (#"{"a" 1}"#, (1, 6)), ("", (1, 1)), (#"["a"#, (1, 4)), ("[1] 2", (1, 5)),
    ] as [(String, (Int, Int)?)])
  func `where a text is no JSON`(_ text: String, _ place: (line: Int, column: Int)?) {
    let fault = JSONFault(in: text)
    #expect(fault?.line == place?.line)
    #expect(fault?.column == place?.column)
  }
}
