import Glibc

/// The folder `outputs/` beside a notebook, the only one that is written into.
///
/// What Dipole wrote there is listed in `outputs/.dipole`, a line for each file with a digest of its bytes. A file that
/// is not in the list, or has other bytes by now, is somebody else's work and is not written over.
package struct OutputFolder: Sendable {
  package static let extensions = [
    "svg", "pdf", "png", "csv", "npz", "json", "tex", "html", "md", "bib",
  ]

  private let path: String

  init(path: String) { self.path = path }

  /// Writes a file, at once or not at all.
  ///
  /// - Parameter name: `NAME.EXTENSION`, perhaps with `outputs/` before it.
  /// - Returns: the path of the file.
  package func write(_ bytes: [UInt8], to name: String) throws(SandboxError) -> String {
    let file = try fileName(name)
    try makeFolder()
    var list = readList()
    if let kind = FileSandbox.kind(path + "/" + file) {
      guard kind == S_IFREG, let written = list[file], contents(file).map(digest) == written else {
        throw .foreign(name)
      }
    }
    list[file] = digest(bytes)
    try replace(file, with: bytes)
    let lines = list.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)\n" }
    try replace(Self.list, with: Array(lines.joined().utf8))
    return path + "/" + file
  }

  private static let list = ".dipole"

  /// The name without `outputs/`, if it is one that may be written.
  private func fileName(_ name: String) throws(SandboxError) -> String {
    let file = name.hasPrefix("outputs/") ? String(name.dropFirst("outputs/".count)) : name
    guard !file.isEmpty else { throw .emptyName }
    guard !file.contains("/"), !file.unicodeScalars.contains(where: { $0.value < 0x20 }) else {
      throw .notInOutputs(name)
    }
    guard !file.hasPrefix(".") else { throw .hidden(name) }
    guard let dot = file.lastIndex(of: "."),
      Self.extensions.contains(file[file.index(after: dot)...].lowercased())
    else { throw .unknownExtension(name) }
    return file
  }

  private func makeFolder() throws(SandboxError) {
    if mkdir(path, 0o755) == 0 { return }
    guard errno == EEXIST else { throw .failed("outputs", reason: FileSandbox.reason) }
    // A link could lead anywhere.
    guard FileSandbox.kind(path) == S_IFDIR else { throw .notAFile("outputs") }
  }

  /// Writes a new file beside the old one and puts it in its place.
  private func replace(_ file: String, with bytes: [UInt8]) throws(SandboxError) {
    let temporary = "\(path)/.dipole-\(getpid())"
    unlink(temporary)
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw .failed(file, reason: FileSandbox.reason) }
    var isWritten = writeAll(bytes, to: descriptor)
    isWritten = close(descriptor) == 0 && isWritten
    guard isWritten, rename(temporary, path + "/" + file) == 0 else {
      let reason = FileSandbox.reason
      unlink(temporary)
      throw .failed(file, reason: reason)
    }
  }

  private func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    bytes.withUnsafeBytes { buffer in
      var rest = buffer[...]
      while !rest.isEmpty {
        let count = systemWrite(
          descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        guard count > 0 else { return false }
        rest = rest.dropFirst(count)
      }
      return true
    }
  }

  /// The digests of the files that Dipole wrote.
  private func readList() -> [String: String] {
    guard FileSandbox.kind(path + "/" + Self.list) == S_IFREG, let bytes = contents(Self.list)
    else {
      return [:]
    }
    var list: [String: String] = [:]
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
      if let blank = line.firstIndex(of: " ") {
        list[String(line[line.index(after: blank)...])] = String(line[..<blank])
      }
    }
    return list
  }

  private func contents(_ file: String) -> [UInt8]? {
    guard let open = try? OpenFile(path: path + "/" + file) else { return nil }
    return try? open.bytes(at: 0, count: open.count)
  }

  /// The FNV-1a hash, enough to notice an edit.
  private func digest(_ bytes: [UInt8]) -> String {
    let hash = bytes.reduce(0xcbf2_9ce4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01b3
    }
    return String(hash, radix: 16)
  }
}

/// The system's `write`, which the folder's own hides.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}
