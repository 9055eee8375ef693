import Snapshots
import Testing

@testable import Tables

@Suite("Every format of every table is as it was when someone last looked at it")
struct TableSnapshotTests {
  private let snapshots = Snapshots("Tables")

  @Test(arguments: TableGallery.all.map(\.name))
  func formats(_ name: String) throws {
    let table = try #require(TableGallery.all.first { $0.name == name }?.table)
    try snapshots.expect(table.text() + "\n", "\(name).txt")
    try snapshots.expect(table.html() + "\n", "\(name).html")
    try snapshots.expect(table.latex() + "\n", "\(name).tex")
    try snapshots.expect(table.markdown() + "\n", "\(name).md")
  }
}
