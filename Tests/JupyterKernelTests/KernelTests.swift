import Testing

/// Whole kernels behind real sockets; one after another, for SIGINT reaches all in the process.
@Suite(.serialized) struct KernelTests {}
