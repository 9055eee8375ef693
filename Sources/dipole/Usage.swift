import Glibc
import StandardLibrary

private let usage = """
  usage: dipole COMMAND

    run FILE [--format text|json]   run a .dip file or a notebook; - reads standard input
    check FILE                      say what is wrong with it, without running it
    simulate ROWS FILE [--seed N] [--mu X]
                                    make up near-detector events, as .csv or .npz; μ in μB
    data list                       the public data releases, and where they are
    data check [NAME]               compare their files with what was published
    data fetch NAME [--into DIR] [--from URL]
                                    fetch one; nothing else touches the network
    install [--user | --sys-prefix | --prefix DIR]
                                    install the Jupyter kernel and its highlighting
    kernel CONNECTION_FILE          serve a Jupyter front end (it starts this itself)
    --version, --help

  """

func printUsage(to stream: StandardStream, status: Int32) -> Int32 {
  write(usage, to: stream)
  return status
}

func printVersion() -> Int32 {
  write("dipole \(dipoleVersion)\n", to: .output)
  return 0
}

/// Where a command writes, by file descriptor.
enum StandardStream: Int32 {
  case output = 1
  case errors = 2
}

/// Writes text as it is, at once; what nobody reads any more is dropped.
func write(_ text: String, to stream: StandardStream) {
  var rest = Array(text.utf8)[...]
  while !rest.isEmpty {
    let written = rest.withUnsafeBytes { Glibc.write(stream.rawValue, $0.baseAddress, $0.count) }
    if written <= 0 { return }
    rest = rest.dropFirst(written)
  }
}

/// Says what went wrong on standard error.
func fail(_ message: String, status: Int32 = 2) -> Int32 {
  write("dipole: \(message)\n", to: .errors)
  return status
}
