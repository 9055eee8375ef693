import Glibc

// The command line: one subcommand a file.

let arguments = Array(CommandLine.arguments.dropFirst())
let status =
  switch arguments.first {
  case "kernel": kernelCommand(Array(arguments.dropFirst()))
  case "run": runCommand(Array(arguments.dropFirst()))
  case "check": checkCommand(Array(arguments.dropFirst()))
  case "simulate": simulateCommand(Array(arguments.dropFirst()))
  case "data": dataCommand(Array(arguments.dropFirst()))
  case "install": installCommand(Array(arguments.dropFirst()))
  case "--version": printVersion()
  case "--help", "-h", "help": printUsage(to: .output, status: 0)
  default: printUsage(to: .errors, status: 2)
  }
exit(status)
