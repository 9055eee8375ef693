import Glibc

/// `dipole-hdf5`, running: what it writes is read here, and it ends with this value.
final class HDF5Process: ByteStream, @unchecked Sendable {
  private let process: pid_t
  private let output: Int32
  private var isEnded = false

  /// How long libhdf5 may be silent, in seconds: on some damaged files it never comes to an end. A slow disk or a busy
  /// machine can make it as silent, so that this alone says nothing of the file.
  private static let patience = 60

  /// Linux's F_SETPIPE_SZ: where it is refused the reading is slower.
  private static let setPipeLength: Int32 = 1031

  /// - Parameter arguments: see `HDF5Service`.
  init(_ arguments: [String]) throws(ReadError) {
    var ends: [Int32] = [0, 0]
    guard let program = Self.program, pipe(&ends) == 0 else {
      throw ReadError(.unreadable("there is no program `dipole-hdf5` beside this one"))
    }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    _ = fcntl(ends[0], Self.setPipeLength, 1 << 20)
    defer { close(ends[1]) }
    guard let process = Self.start(program, arguments, output: ends[1]) else {
      close(ends[0])
      throw ReadError(.unreadable("`\(program)` cannot be started"))
    }
    (self.process, output) = (process, ends[0])
  }

  deinit {
    close(output)
    if !isEnded {
      kill(process, SIGKILL)
      waitpid(process, nil, 0)
    }
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadError) -> Int {
    var filled = 0
    while filled < buffer.count {
      var ready = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
      let count = poll(&ready, 1, Int32(Self.patience * 1_000))
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw ReadError(.silent(seconds: Self.patience)) }
      let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
      let length = Glibc.read(output, rest.baseAddress, rest.count)
      if length < 0, errno == EINTR { continue }
      guard length > 0 else { throw end() }
      filled += length
    }
    return filled
  }

  /// Why there is no more, although there should be.
  private func end() -> ReadError {
    var status: Int32 = 0
    isEnded = true
    waitpid(process, &status, 0)
    let signal = status & 0x7f
    return ReadError(.damaged("libhdf5 \(signal == 0 ? "gave up" : "crashed") reading it"))
  }

  /// Beside the running program.
  private static let program: String? = {
    guard let own = realpath("/proc/self/exe", nil) else { return nil }
    defer { free(own) }
    let folder = String(cString: own).split(separator: "/").dropLast().joined(separator: "/")
    let program = "/" + folder + "/dipole-hdf5"
    return access(program, X_OK) == 0 ? program : nil
  }()

  private static func start(
    _ program: String, _ arguments: [String], output: Int32
  ) -> pid_t? {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output, 1)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    var words = ([program] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    // libhdf5 takes orders from the environment, plugins among them: it gets none but the way to Swift's libraries.
    var environment = [
      getenv("LD_LIBRARY_PATH").map { strdup("LD_LIBRARY_PATH=" + String(cString: $0)) } ?? nil,
      nil,
    ]
    defer { for word in environment { free(word) } }
    var process = pid_t()
    let status = posix_spawn(&process, program, &actions, nil, &words, &environment)
    return status == 0 ? process : nil
  }
}
