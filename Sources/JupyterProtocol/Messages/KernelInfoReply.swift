/// The answer to `kernel_info_request`.
package struct KernelInfoReply: OutgoingContent {
  package static let messageType = "kernel_info_reply"

  package var info: KernelInfo

  package init(_ info: KernelInfo) { self.info = info }

  package var members: JSON.Members {
    [
      "status": "ok", "protocol_version": .string(ProtocolVersion.current),
      "implementation": .string(info.implementation),
      "implementation_version": .string(info.version),
      "language_info": .object(info.language.members), "banner": .string(info.banner),
      "help_links": .array(
        info.helpLinks.map { ["text": .string($0.text), "url": .string($0.url)] }),
      "supported_features": [],
    ]
  }
}

extension KernelInfo.Language {
  fileprivate var members: JSON.Members {
    [
      "name": .string(name), "version": .string(version), "mimetype": .string(mimeType),
      "file_extension": .string(fileExtension), "pygments_lexer": .string(pygmentsLexer),
      "codemirror_mode": .string(codeMirrorMode),
    ]
  }
}
