import Events
import Foundation
import Testing

struct FileSandboxTests {
  /// A notebook's folder and a data folder side by side, with a secret between them.
  private struct Home {
    let root: Folder
    let sandbox: FileSandbox

    init() throws {
      root = try Folder()
      try root.file("work/events.csv", "a\n1\n")
      try root.file("work/.hidden.csv", "a\n1\n")
      try root.file("work/.git/config.csv", "a\n1\n")
      try root.file("work/sub/deep.csv", "a\n1\n")
      try root.file("data/mc.csv", "a\n1\n")
      try root.file("secret.csv", "a\n1\n")
      try root.file("work2/near.csv", "a\n1\n")
      sandbox = FileSandbox(notebookFolder: root.path + "/work", dataFolders: [root.path + "/data"])
    }
  }

  private func refusal(_ body: () throws -> Void) -> SandboxError? {
    do {
      try body()
      return nil
    } catch { return error as? SandboxError }
  }

  @Test func filesOfTheFoldersAreRead() throws {
    let home = try Home()
    let path = home.root.path
    for name in [
      "events.csv", "sub/deep.csv", "sub/../events.csv", "./events.csv", "../data/mc.csv",
    ] {
      #expect(try FileManager.default.fileExists(atPath: home.sandbox.readable(name)))
    }
    #expect(try home.sandbox.readable(path + "/data/mc.csv") == path + "/data/mc.csv")
    #expect(try home.sandbox.readable("sub//deep.csv") == path + "/work/sub/deep.csv")
  }

  @Test func aNameIsLookedForInTheNotebooksFolderThenInItsDataThenInTheDataFolders() throws {
    let home = try Home()
    let path = home.root.path
    for name in ["work/data/example.csv", "work/data/events.csv", "data/example.csv"] {
      try home.root.file(name, "a\n1\n")
    }
    #expect(try home.sandbox.readable("events.csv") == path + "/work/events.csv")
    #expect(try home.sandbox.readable("example.csv") == path + "/work/data/example.csv")
    #expect(try home.sandbox.readable("mc.csv") == path + "/data/mc.csv")
    #expect(refusal { _ = try home.sandbox.readable("none.csv") } == .notFound("none.csv"))
  }

  @Test func whatIsElsewhereIsNot() throws {
    let home = try Home()
    for name in [
      "../secret.csv", "sub/../../secret.csv", home.root.path + "/secret.csv", "../work2/near.csv",
      "/etc/passwd",
    ] {
      #expect(refusal { _ = try home.sandbox.readable(name) } == .outside(name))
    }
  }

  @Test func hiddenFilesAreNot() throws {
    let home = try Home()
    for name in [".hidden.csv", ".git/config.csv", "sub/../.git/config.csv", "sub/.../x"] {
      #expect(refusal { _ = try home.sandbox.readable(name) } == .hidden(name))
    }
  }

  @Test func linksAreFollowedBeforeJudging() throws {
    let home = try Home()
    try home.root.link("work/inside.csv", to: "sub/deep.csv")
    try home.root.link("work/data", to: "../data")
    try home.root.link("work/out.csv", to: "../secret.csv")
    try home.root.link("work/up", to: "..")
    try home.root.link("work/hooks", to: ".git")
    try home.root.link("work/nowhere.csv", to: "gone.csv")
    try home.root.link("work/loop.csv", to: "loop.csv")
    #expect(try home.sandbox.readable("inside.csv").hasSuffix("/work/sub/deep.csv"))
    #expect(try home.sandbox.readable("data/mc.csv").hasSuffix("/data/mc.csv"))
    #expect(refusal { _ = try home.sandbox.readable("out.csv") } == .outside("out.csv"))
    #expect(refusal { _ = try home.sandbox.readable("up/secret.csv") } == .outside("up/secret.csv"))
    #expect(
      refusal { _ = try home.sandbox.readable("hooks/config.csv") } == .hidden("hooks/config.csv"))
    #expect(refusal { _ = try home.sandbox.readable("nowhere.csv") } == .notFound("nowhere.csv"))
    #expect(refusal { _ = try home.sandbox.readable("loop.csv") } != nil)
  }

  @Test func onlyFilesThatAreThere() throws {
    let home = try Home()
    #expect(refusal { _ = try home.sandbox.readable("none.csv") } == .notFound("none.csv"))
    #expect(refusal { _ = try home.sandbox.readable("sub") } == .notAFile("sub"))
    #expect(refusal { _ = try home.sandbox.readable("") } == .emptyName)
    #expect(refusal { _ = try home.sandbox.readable("events.csv\0.svg") } == .emptyName)
    #expect(mkfifo(home.root.path + "/work/pipe.csv", 0o600) == 0)
    #expect(refusal { _ = try home.sandbox.readable("pipe.csv") } == .notAFile("pipe.csv"))
  }

  @Test func aFolderReachedThroughALinkIsTheSameFolder() throws {
    let home = try Home()
    try home.root.link("alias", to: "work")
    let sandbox = FileSandbox(notebookFolder: home.root.path + "/alias")
    #expect(try sandbox.readable("events.csv") == home.root.path + "/work/events.csv")
  }

  @Test func filesAreWrittenIntoOutputs() throws {
    let home = try Home()
    let outputs = try home.sandbox.outputs()
    #expect(
      try outputs.write(Array("1".utf8), to: "a.svg") == home.root.path + "/work/outputs/a.svg")
    _ = try outputs.write(Array("2".utf8), to: "outputs/a.svg")
    _ = try outputs.write(Array("3".utf8), to: "table with blanks.CSV")
    _ = try outputs.write([], to: "empty.json")
    _ = try outputs.write([], to: "empty.json")
    #expect(home.root.contents("work/outputs/a.svg") == "2")
    #expect(home.root.contents("work/outputs/table with blanks.CSV") == "3")
    #expect(try home.sandbox.readable("outputs/a.svg").hasSuffix("/outputs/a.svg"))
  }

  @Test func nothingElseIsWritten() throws {
    let home = try Home()
    let outputs = try home.sandbox.outputs()
    for name in [
      "../a.svg", "outputs/../a.svg", "sub/a.svg", "/tmp/a.svg", "outputs/outputs/a.svg", "a\n.svg",
    ] {
      #expect(refusal { _ = try outputs.write([], to: name) } == .notInOutputs(name))
    }
    for name in [".dipole", ".svg", "outputs/.a.svg"] {
      #expect(refusal { _ = try outputs.write([], to: name) } == .hidden(name))
    }
    for name in ["a", "a.sh", "a.svg.exe", "pre-commit", "a."] {
      #expect(refusal { _ = try outputs.write([], to: name) } == .unknownExtension(name))
    }
    #expect(refusal { _ = try outputs.write([], to: "") } == .emptyName)
    #expect(!FileManager.default.fileExists(atPath: home.root.path + "/work/outputs"))
  }

  @Test func theWorkOfOthersIsNotWrittenOver() throws {
    let home = try Home()
    try home.root.file("work/outputs/mine.csv", "by hand")
    let outputs = try home.sandbox.outputs()
    #expect(refusal { _ = try outputs.write([1], to: "mine.csv") } == .foreign("mine.csv"))
    _ = try outputs.write(Array("plot".utf8), to: "plot.svg")
    try home.root.file("work/outputs/plot.svg", "plot, edited")
    #expect(refusal { _ = try outputs.write([1], to: "plot.svg") } == .foreign("plot.svg"))
    #expect(home.root.contents("work/outputs/mine.csv") == "by hand")
    #expect(home.root.contents("work/outputs/plot.svg") == "plot, edited")
  }

  @Test func linksAreNotWrittenThrough() throws {
    let home = try Home()
    try home.root.folder("work/.git/hooks")
    try home.root.link("work/outputs", to: ".git/hooks")
    #expect(
      refusal { _ = try home.sandbox.outputs().write([1], to: "a.svg") } == .notAFile("outputs"))
    try FileManager.default.removeItem(atPath: home.root.path + "/work/outputs")
    try home.root.folder("work/outputs")
    try home.root.link("work/outputs/a.csv", to: "../events.csv")
    #expect(refusal { _ = try home.sandbox.outputs().write([1], to: "a.csv") } == .foreign("a.csv"))
    try home.root.link("work/outputs/new.csv", to: "../../made.csv")
    #expect(
      refusal { _ = try home.sandbox.outputs().write([1], to: "new.csv") } == .foreign("new.csv"))
    #expect(home.root.contents("work/events.csv") == "a\n1\n")
    #expect(home.root.contents("made.csv") == nil)
  }
}
