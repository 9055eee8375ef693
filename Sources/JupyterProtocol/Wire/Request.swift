/// A verified message from a front end, its content not yet decoded.
package struct Envelope: Sendable {
  /// Where the reply goes.
  package var identities: [Frame]
  /// The header as it came: the `parent_header` of everything that answers it.
  package var header: Frame
  package var messageType: String
  var content: Frame
}

/// What a front end asks, on the shell or the control channel.
package enum Request: Sendable {
  case kernelInfo
  case execute(ExecuteRequest)
  case complete(CompleteRequest)
  case inspect(InspectRequest)
  case isComplete(IsCompleteRequest)
  case history(HistoryRequest)
  case commInfo
  case commOpen(CommOpen)
  case shutdown(ShutdownRequest)
  case interrupt
  case debug(DebugRequest)
  case usage
  /// Messages that need no answer: to comms that are closed, or of types that are not known.
  case ignored
}

extension Envelope {
  /// Decodes the content.
  package func request() throws(WireError) -> Request {
    switch messageType {
    case "kernel_info_request": .kernelInfo
    case ExecuteRequest.messageType: .execute(try decodeContent())
    case CompleteRequest.messageType: .complete(try decodeContent())
    case InspectRequest.messageType: .inspect(try decodeContent())
    case IsCompleteRequest.messageType: .isComplete(try decodeContent())
    case HistoryRequest.messageType: .history(try decodeContent())
    case "comm_info_request": .commInfo
    case CommOpen.messageType: .commOpen(try decodeContent())
    case ShutdownRequest.messageType: .shutdown(try decodeContent())
    case "interrupt_request": .interrupt
    case DebugRequest.messageType: .debug(try decodeContent())
    case "usage_request": .usage
    default: .ignored
    }
  }

  private func decodeContent<Content: IncomingContent>() throws(WireError) -> Content {
    try WireError.inPart(messageType) { () throws(JSONError) in
      try Content(JSON.Members(text: content))
    }
  }
}
