import Foundation
import Notebook
import StandardLibrary
import Syntax
import Testing

/// `read` and `save` on files of every format, as cells; what stands in the files is tested with `Events`.
struct FileTests {
  /// A worksheet beside the event files.
  private func worksheet() -> Worksheet {
    let folder = LanguageProgram.folder.deletingLastPathComponent().appending(
      path: "Fixtures/Events")
    return Worksheet(files: NotebookFiles(folder: folder.path()))
  }

  @Test(
    "a column of numbers with its unit, from every format",
    arguments: [
      #"read("text/events.csv.gz")"#, #"read("numpy/record.npy")"#,
      #"read("hdf5/columns.h5", columns = "f8 [GeV]") |> with_columns(E = f8)"#,
      #"read("hdf5/groups.h5", group = "far", columns = "E [GeV]")"#,
      #"read("root/uproot-zstd.root", columns = "f8 [GeV]") |> with_columns(E = f8)"#,
      #"read("root/root.root", tree = "near/events", columns = "f8 [GeV]") |> with_columns(E = f8)"#,
    ])
  func units(call: String) {
    let outcome = CellOutcome("sum((\(call)).E) as GeV", in: worksheet())
    #expect(outcome.errors.isEmpty)
    #expect(outcome.shown == ["122.5 GeV"])
  }

  @Test func selectionsOverFiles() {
    let outcome = CellOutcome(
      """
      events = read("root/root.root", tree = "near/events")
      passed = events |> select(selection { cut energy = 1 < f8 < 3, cut sign = i1 > -10 })
      count(passed.f8)
      """, in: worksheet())
    #expect(outcome.errors.isEmpty)
    // Rows 11 to 29, of which those from 16 on have i1 > -10.
    #expect(outcome.shown == ["14"])
  }

  @Test(
    "what is wrong is said before anything runs",
    arguments: [
      (#"read("root/several.root")"#, "there are 2 tables in the file"),
      (#"read("root/several.root", tree = "c")"#, "there is no table `c` in the file"),
      (#"read("text/events.csv.gz", tree = "c")"#, "there is no table `c` in the file"),
      (#"read("hdf5/lengths.h5")"#, "dataset `b`: this column has 4 rows"),
      (
        #"read("root/root.root", tree = "near/events", columns = "hits")"#,
        "`hits` is not read: its entries have several values each"
      ),
      (#"read("numpy/objects.npy")"#, "elements of NumPy's kind `|O` are not read"),
    ])
  func complaints(call: String, fragment: String) {
    let outcome = CellOutcome(call, in: worksheet())
    #expect(outcome.errors.map(\.code) == ["E31"])
    #expect(outcome.errors.first?.message.contains(fragment) == true)
  }

  @Test func archivesAreReadBack() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let worksheet = Worksheet(files: NotebookFiles(folder: folder.path()))
    let saved = CellOutcome(
      #"table(E = [0.5 GeV, 2 GeV], s = ["a", "b"]) |> save("table.npz")"#, in: worksheet)
    #expect(saved.errors.isEmpty)
    let read = CellOutcome(
      #"""
      t = read("outputs/table.npz")
      sum(t.E) as GeV
      count((t |> where(s == "b")).E)
      """#, in: worksheet)
    #expect(read.shown == ["2.5 GeV", "1"])
  }

  @Test func onlyTheColumnsThatAreUsedAreRead() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let worksheet = Worksheet(files: NotebookFiles(folder: folder.path()))
    _ = CellOutcome(#"table(x = [1, 2], y = [3, 5]) |> save("t.npz")"#, in: worksheet)
    let file = folder.appending(path: "outputs/t.npz")
    var bytes = try Data(contentsOf: file)
    // A bit of 5 in `y`, which its checksum tells.
    let five = try #require(bytes.firstRange(of: Data([0, 0, 0, 0, 0, 0, 0x14, 0x40])))
    bytes[five.lowerBound] = 1
    try bytes.write(to: file)
    let sound = CellOutcome("t = read(\"outputs/t.npz\")\nsum(t.x)", in: worksheet)
    #expect(sound.shown == ["3"])
    let kept = CellOutcome("sum((t |> where(x > 1)).x)", in: worksheet)
    #expect(kept.shown == ["2"])
    for use in ["sum(t.y)", "t", "t |> where(y > 1)"] {
      let damaged = CellOutcome(use, in: worksheet)
      #expect(damaged.errors.map(\.code) == ["E31"])
      #expect(
        damaged.errors.first?.message.contains("outputs/t.npz, array `y`: the file is damaged")
          == true)
    }
  }
}
