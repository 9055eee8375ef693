import Testing

@testable import Tables

@Suite("Every format of every table is as it was when someone last looked at it")
struct TableSnapshotTests {
  @Test(arguments: TableGallery.all.map(\.name))
  func formats(_ name: String) throws {
    let table = try #require(TableGallery.all.first { $0.name == name }?.table)
    try expectSnapshot(table.text() + "\n", "\(name).txt")
    try expectSnapshot(table.html() + "\n", "\(name).html")
    try expectSnapshot(table.latex() + "\n", "\(name).tex")
    try expectSnapshot(table.markdown() + "\n", "\(name).md")
  }
}
