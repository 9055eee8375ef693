import JupyterProtocol

extension Dispatcher {
  /// Answers the part of the debugger's protocol that variable explorers use.
  func inspectVariables(_ request: DebugRequest) -> DebugReply.Body {
    switch request.command {
    case "debugInfo":
      return .found([
        "isStarted": false, "hashMethod": "Murmur2", "hashSeed": 0, "tmpFilePrefix": "",
        "tmpFileSuffix": "", "breakpoints": [], "stoppedThreads": [], "richRendering": true,
        "exceptionPaths": [],
      ])
    case "inspectVariables":
      return .found(["variables": .array(engine.variables().map(\.json))])
    case "richInspectVariables":
      guard let name = request.variableName, let value = engine.value(of: name) else {
        return .failed("there is no such variable")
      }
      return .found(["data": JSON(value.data), "metadata": JSON(value.metadata)])
    case let command:
      return .failed("\(command) is not supported")
    }
  }
}

extension Variable {
  /// The variable as the debugger's protocol writes it.
  fileprivate var json: JSON {
    [
      "name": .string(name), "value": .string(value), "type": .string(kind),
      "evaluateName": .string(name), "variablesReference": 0,
    ]
  }
}
