import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@testable import Tables

@Suite("Tables keep their structure whatever is in them")
struct TableStructureTests {
  @Test(arguments: TableGallery.all.map(\.name))
  func htmlIsWellFormed(_ name: String) throws {
    let table = try #require(TableGallery.all.first { $0.name == name }?.table)
    let document = try XMLDocument(xmlString: table.html())
    let rows = try document.nodes(forXPath: "//tr")
    for row in rows where try row.nodes(forXPath: "*[@colspan]").isEmpty {
      #expect(row.childCount == table.columns.count)
    }
    #expect(try document.nodes(forXPath: "//script | //img | //b").isEmpty)
  }

  @Test func hostileTextSurvivesAsText() throws {
    let html = try XMLDocument(xmlString: TableGallery.hostile.html())
    let header = try html.nodes(forXPath: "//th[1]/text()").first?.stringValue
    #expect(header == "<script>alert(1)</script>")
  }

  @Test func everyMarkdownRowHasTheSameCells() {
    for line in TableGallery.hostile.markdown().split(separator: "\n").dropFirst() {
      let bars = line.replacing("\\|", with: "").filter { $0 == "|" }.count
      #expect(bars == 3, "\(line)")
    }
  }

  @Test func noLaTeXRowBeginsWithAnArgumentOfTheRowEndBeforeIt() {
    let table = TableView([
      TableColumn("*", unit: UnitSymbol(unicode: "m", latex: "\\mathrm{m}"), .numbers([1])),
      TableColumn("x", .strings(["[a]"])),
    ])
    for line in table.latex().split(separator: "\n") {
      #expect(!line.hasPrefix("[") && !line.hasPrefix("*"))
    }
  }

  @Test func longTablesShowBothEndsAndTheCount() {
    let text = TableGallery.long.text()
    #expect(text.contains("985 more rows"))
    #expect(text.hasSuffix("1000 rows"))
    #expect(text.contains("499.5"))
    #expect(text.split(separator: "\n").count == 20)
  }

  @Test("a window never shows a row twice, nor loses one silently")
  func windows() {
    for count in [0, 1, 15, 16, 60, 61] {
      let rows = RowWindow(limit: 8, head: 10, tail: 5).rows(of: count)
      #expect(rows.shown == rows.shown.sorted() && Set(rows.shown).count == rows.shown.count)
      #expect((rows.gap == nil) == (rows.shown.count == count))
    }
    #expect(RowWindow(limit: 0, head: .max, tail: .max).rows(of: 3).shown == [0, 1, 2])
  }

  @Test func shorterColumnsAreFilledWithMissingValues() {
    let table = TableView([
      TableColumn("a", .numbers([1, 2])), TableColumn("b", .strings(["x"])),
      TableColumn("c", .numbers([])),
    ])
    #expect(table.markdown().hasSuffix("| 2 | — | — |"))
  }

  @Test func decimalPointsStandInOneColumn() throws {
    let lines = TableGallery.crossovers.text().split(separator: "\n").dropFirst(3)
    let places = Set(try lines.map { try #require($0.lastIndex(of: ".")?.utf16Offset(in: $0)) })
    #expect(lines.count == 4 && places.count == 1)
  }

  @Test func noTerminalSequenceReachesTheConsole() {
    #expect(!TableGallery.hostile.text().contains("\u{1B}"))
  }
}
