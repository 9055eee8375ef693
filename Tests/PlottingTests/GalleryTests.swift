import Snapshots
import Testing

@testable import Plotting

@Suite("Every kind of figure is drawn as it was when someone last looked at it")
struct GalleryTests {
  @Test(arguments: Gallery.all.map(\.name))
  func svg(_ name: String) throws {
    let figure = try #require(Gallery.all.first { $0.name == name }?.figure)
    try Snapshots("Plotting").expect(figure.svg() + "\n", "\(name).svg")
  }

  @Test(arguments: Gallery.all.map(\.name))
  func text(_ name: String) throws {
    let figure = try #require(Gallery.all.first { $0.name == name }?.figure)
    try Snapshots("Plotting").expect(figure.text() + "\n", "\(name).txt")
  }
}
