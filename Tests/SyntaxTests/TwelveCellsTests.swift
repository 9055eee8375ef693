import Testing

@testable import Syntax

/// The twelve cells of the language's design, and their trees as checked by eye.
@Suite struct TwelveCellsTests {
  @Test(arguments: try Fixture.names(in: "cells", ending: "dip"))
  func parses(_ file: String) throws {
    let (program, diagnostics) = parse(try Fixture.text("cells/\(file)"))
    #expect(diagnostics == [])
    let tree = file.replacing(".dip", with: ".tree")
    try Fixture.expect(program.dump() + "\n", matches: "cells/\(tree)")
  }
}
