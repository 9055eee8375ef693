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
}
