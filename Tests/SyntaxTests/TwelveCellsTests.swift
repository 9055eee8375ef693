import Snapshots
import Testing

@testable import Syntax

/// The twelve cells of the language's design, and their trees as checked by eye.
@Suite struct TwelveCellsTests {
  @Test(arguments: try Fixture.names(in: "cells", ending: "dip"))
  func parses(_ file: String) throws {
    let (program, diagnostics) = parse(try Fixture.snapshots.text("cells/\(file)"))
    #expect(diagnostics == [])
    let tree = file.replacing(".dip", with: ".tree")
    try Fixture.snapshots.expect(program.dump() + "\n", "cells/\(tree)")
  }
}
