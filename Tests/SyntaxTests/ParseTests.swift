import Testing

@testable import Syntax

@Suite struct ParseTests {
  @Test func empty() {
    #expect(parse("").diagnostics.isEmpty)
  }
}
