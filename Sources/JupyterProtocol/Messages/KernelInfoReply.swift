/// The answer to `kernel_info_request`.
package struct KernelInfoReply: OutgoingContent {
  package static let messageType = "kernel_info_reply"

  package var info: KernelInfo

  package init(_ info: KernelInfo) { self.info = info }

  enum CodingKeys: String, CodingKey {
    case status, implementation, banner
    case protocolVersion = "protocol_version"
    case implementationVersion = "implementation_version"
    case languageInfo = "language_info"
    case helpLinks = "help_links"
    case supportedFeatures = "supported_features"
  }

  package func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: CodingKeys.self)
    try fields.encode(ReplyStatus.ok, forKey: .status)
    try fields.encode(ProtocolVersion.current, forKey: .protocolVersion)
    try fields.encode(info.implementation, forKey: .implementation)
    try fields.encode(info.version, forKey: .implementationVersion)
    try fields.encode(info.language, forKey: .languageInfo)
    try fields.encode(info.banner, forKey: .banner)
    try fields.encode(info.helpLinks, forKey: .helpLinks)
    try fields.encode([String](), forKey: .supportedFeatures)
  }
}
