import FoundationEssentials
import Glibc

/// `dipole install [--user | --sys-prefix | --prefix DIR]`: writes the kernelspec and the JupyterLab
/// highlighter under `DIR/share/jupyter`.
func installCommand(_ arguments: [String]) -> Int32 {
  guard let data = jupyterFolder(arguments) else {
    return fail("install takes --user, --sys-prefix or --prefix DIR")
  }
  guard let executable = executablePath(), let resources = resourceFolder(beside: executable) else {
    return fail(
      "the folder kernelspec is not beside the executable; set DIPOLE_RESOURCES", status: 1)
  }
  do {
    let kernel = data + "/kernels/dipole"
    try copyTree(resources + "/labextension", to: data + "/labextensions/dipole-highlight")
    try FileManager.default.createDirectory(atPath: kernel, withIntermediateDirectories: true)
    for logo in ["logo-32x32.png", "logo-64x64.png", "logo-svg.svg"] {
      try copyFile(resources + "/" + logo, to: kernel + "/" + logo)
    }
    try writeKernelspec(resources + "/kernel.json", to: kernel + "/kernel.json", executable)
    write("installed the kernel in \(kernel)\n", to: .output)
    return 0
  } catch {
    return fail("cannot install: \(error)", status: 1)
  }
}

/// The `share/jupyter` folder that the options name; `--user` unless one is given.
private func jupyterFolder(_ arguments: [String]) -> String? {
  let environment = ProcessInfo.processInfo.environment
  switch arguments {
  case [], ["--user"]:
    if let folder = environment["JUPYTER_DATA_DIR"] { return folder }
    let home = environment["HOME"] ?? "."
    return (environment["XDG_DATA_HOME"] ?? home + "/.local/share") + "/jupyter"
  case ["--sys-prefix"]:
    let prefix = environment["VIRTUAL_ENV"] ?? environment["CONDA_PREFIX"] ?? "/usr/local"
    return prefix + "/share/jupyter"
  default:
    guard arguments.count == 2, arguments[0] == "--prefix" else { return nil }
    return arguments[1] + "/share/jupyter"
  }
}

/// The path of this program, links resolved.
private func executablePath() -> String? {
  try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
}

/// Where kernel.json, the logos and the highlighter are: beside the program when it was installed, in
/// the package when it was built there.
private func resourceFolder(beside executable: String) -> String? {
  var candidates = [ProcessInfo.processInfo.environment["DIPOLE_RESOURCES"]].compactMap { $0 }
  var folder = executable[...]
  for _ in 0..<5 {
    guard let slash = folder.lastIndex(of: "/") else { break }
    folder = folder[..<slash]
    candidates.append(folder + "/kernelspec")
  }
  return candidates.first { FileManager.default.fileExists(atPath: $0 + "/kernel.json") }
}

private func writeKernelspec(_ template: String, to path: String, _ executable: String) throws {
  let text = try String(contentsOfFile: template, encoding: .utf8)
  let escaped = executable.split(separator: "\\", omittingEmptySubsequences: false)
    .joined(separator: "\\\\")
  let filled = text.split(separator: "{resource_dir}/dipole", omittingEmptySubsequences: false)
    .joined(separator: escaped)
  try Data(filled.utf8).write(to: URL(filePath: path))
}

private func copyTree(_ source: String, to destination: String) throws {
  let manager = FileManager.default
  try manager.createDirectory(atPath: destination, withIntermediateDirectories: true)
  for name in try manager.contentsOfDirectory(atPath: source) {
    var isFolder = false
    _ = manager.fileExists(atPath: source + "/" + name, isDirectory: &isFolder)
    if isFolder {
      try copyTree(source + "/" + name, to: destination + "/" + name)
    } else {
      try copyFile(source + "/" + name, to: destination + "/" + name)
    }
  }
}

/// Replaces the destination.
private func copyFile(_ source: String, to destination: String) throws {
  try Data(contentsOf: URL(filePath: source)).write(to: URL(filePath: destination))
}
