import Foundation
import Testing

@testable import Datasets

/// The catalogue of releases, and how their files are checked.
@Suite struct DatasetTests {
  /// Examples B.1 and B.2 of FIPS 180-4's SHA-256, and the digest of nothing.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
  func `digests are those of the standard`(_ text: String, _ digest: String) throws {
    #expect(Digest.sha256(text.utf8) == digest)
    let folder = try Folder()
    let path = try folder.write(text, to: "file")
    let (ofFile, ofNone) = (Digest.sha256(ofFile: path), Digest.sha256(ofFile: path + ".not"))
    #expect(ofFile == digest && ofNone == nil)
  }

  @Test func `names, folders and members are told apart, and digests are whole`() {
    #expect(Set(Dataset.all.map(\.name)).count == Dataset.all.count)
    #expect(Set(Dataset.all.map(\.folder)).count == Dataset.all.count)
    for dataset in Dataset.all {
      let tables = dataset.files.compactMap(\.table?.name)
      #expect(Set(tables).count == tables.count && !tables.isEmpty, "\(dataset.name)")
      #expect(!dataset.sources.isEmpty && !dataset.licence.isEmpty)
      for file in dataset.files {
        #expect(file.sha256.wholeMatch(of: /[0-9a-f]{64}/) != nil, "\(file.path)")
        #expect(file.url.hasPrefix("https://") && !file.url.contains("+"), "\(file.url)")
        #expect(!file.path.contains("/"), "a release is one folder")
      }
    }
  }

  @Test func `the first place that has the folder is taken`() throws {
    let release = Dataset.made(of: ["a.txt": "1\n"])
    let (first, second) = (try Folder(), try Folder())
    let folders = DatasetFolders(places: [first.path, second.path])
    #expect(folders.folder(of: release) == nil)
    try second.write("1\n", to: "made/a.txt")
    #expect(folders.folder(of: release) == second.path + "/made")
    try first.write("1\n", to: "made/a.txt")
    #expect(folders.folder(of: release) == first.path + "/made")
  }

  @Test func `the places are those of the environment, the notebook and the user`() {
    let named = DatasetFolders(
      notebook: "/n", environment: ["DIPOLE_DATA": "/a:/b", "HOME": "/home/me"])
    #expect(named.places == ["/a", "/b", "/n/data", "/home/me/.local/share/dipole"])
    let bare = DatasetFolders(notebook: "/n", environment: ["XDG_DATA_HOME": "/x"])
    #expect(bare.places == ["/n/data", "/x/dipole"])
  }

  @Test func `a release is whole and unchanged, or an error says what is not`() throws {
    let release = Dataset.made(of: ["a.txt": "1\n", "b.txt": "2\n"])
    let folder = try Folder()
    let folders = DatasetFolders(places: [folder.path])
    func problem() -> String {
      do {
        _ = try folders.verified(release)
        return "none"
      } catch { return (error as? DatasetError)?.message ?? "\(error)" }
    }
    #expect(problem() == "the data release `made` (doi:10.1/made) is not on this machine")
    try folder.write("1\n", to: "made/a.txt")
    #expect(problem().contains("not whole: there is no `\(folder.path)/made/b.txt`"))
    try folder.write("2\n", to: "made/b.txt")
    #expect(problem() == "none")
    try folder.write("3\n", to: "made/b.txt")
    #expect(problem().contains("`\(folder.path)/made/b.txt` is not the file of `made`"))
  }
}

extension Dataset {
  /// A release with these files.
  fileprivate static func made(of files: [String: String]) -> Dataset {
    Dataset(
      "made", folder: "made", "made for a test", sources: ["doi:10.1/made"], licence: "none",
      base: "https://example.org/",
      files: files.sorted { $0.key < $1.key }.map {
        Entry($0.key, Digest.sha256($0.value.utf8), String($0.key.prefix(1)), "x")
      })
  }
}

/// A folder that ends with its test.
private final class Folder {
  let path: String

  init() throws {
    path =
      FileManager.default.temporaryDirectory.path() + "dipole-datasets-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  @discardableResult
  func write(_ text: String, to name: String) throws -> String {
    let file = URL(filePath: path + "/" + name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
    return file.path()
  }
}
