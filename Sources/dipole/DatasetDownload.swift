import Datasets
import FoundationEssentials
import Glibc

/// Fetches the files of a release over the network: the one part of Dipole that touches it, and only when asked on the
/// command line.
///
/// The program `curl` does the talking, so that no network code is linked into the kernel. Files are collected in a
/// folder of their own, which takes its place when every digest is right; a second run goes on where the first ended.
struct DatasetDownload {
  let dataset: Dataset
  let place: String
  /// The address of a folder with the release's files, in place of where they were published.
  let mirror: String?

  init(_ dataset: Dataset, into place: String, mirror: String?) {
    self.dataset = dataset
    self.place = place
    self.mirror = mirror
  }

  /// Returns the folder of the release.
  func run() throws(DownloadError) -> String {
    let (unfinished, finished) = (place + "/.\(dataset.folder).part", place + "/" + dataset.folder)
    do {
      try FileManager.default.createDirectory(
        atPath: unfinished, withIntermediateDirectories: true)
    } catch {
      throw DownloadError("cannot make the folder \(unfinished)")
    }
    for file in dataset.files { try fetch(file, to: unfinished + "/" + file.path) }
    guard rename(unfinished, finished) == 0 else {
      throw DownloadError("cannot move \(unfinished) to \(finished): \(reason(errno))")
    }
    return finished
  }

  private func fetch(_ file: Dataset.File, to path: String) throws(DownloadError) {
    if Digest.sha256(ofFile: path) == file.sha256 { return }
    let address = mirror.map { $0 + "/" + file.path } ?? file.url
    write("  \(file.path)\n", to: .errors)
    // The beginning of a file may be there from before; what does not continue it is fetched from its start.
    let isContinued = access(path, F_OK) == 0
    let wentOn = isContinued ? try curl(address, to: path, continuing: true) == 0 : false
    if wentOn, Digest.sha256(ofFile: path) == file.sha256 { return }
    if isContinued { unlink(path) }
    let status = try curl(address, to: path, continuing: false)
    guard status == 0 else {
      throw DownloadError(
        "\(address) could not be fetched (curl ends with \(status)); run the command again to go on"
      )
    }
    guard let found = Digest.sha256(ofFile: path), found != file.sha256 else { return }
    unlink(path)
    throw DownloadError(
      "\(address) is not the file that was published: its SHA-256 is \(found), not \(file.sha256)")
  }

  /// The exit status of `curl`.
  private func curl(
    _ address: String, to path: String, continuing: Bool
  ) throws(DownloadError) -> Int32 {
    let arguments =
      ["curl", "--fail", "--location", "--silent", "--show-error", "--connect-timeout", "30"]
      + ["--proto", "=https,http", "--proto-redir", "=https,http"]
      + (continuing ? ["--continue-at", "-"] : []) + ["--output", path, "--url", address]
    let words = arguments.map { strdup($0) }
    let variables = ProcessInfo.processInfo.environment.map { strdup("\($0.key)=\($0.value)") }
    defer { for pointer in words + variables { free(pointer) } }
    var process = pid_t()
    let failure = posix_spawnp(&process, "curl", nil, nil, words + [nil], variables + [nil])
    guard failure == 0 else {
      throw DownloadError(
        failure == ENOENT
          ? "this needs the program curl (Debian's package curl)" : "curl: \(reason(failure))")
    }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 {
      guard errno == EINTR else { throw DownloadError("curl: \(reason(errno))") }
    }
    // The exit status stands in the second byte; below it the signal that ended the process.
    return status & 0x7f == 0 ? status >> 8 & 0xff : 128 + status & 0x7f
  }

  private func reason(_ code: Int32) -> String { String(cString: strerror(code)) }
}

/// Why a release could not be fetched.
struct DownloadError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
