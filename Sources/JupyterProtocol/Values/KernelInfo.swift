/// What the kernel says of itself and of its language.
package struct KernelInfo: Sendable {
  /// The language, as front ends need it to name, colour and export notebooks.
  package struct Language: Sendable {
    package var name: String
    package var version: String
    package var mimeType: String
    /// With its dot.
    package var fileExtension: String
    package var pygmentsLexer: String
    package var codeMirrorMode: String

    package init(
      name: String, version: String, mimeType: String, fileExtension: String,
      pygmentsLexer: String, codeMirrorMode: String
    ) {
      self.name = name
      self.version = version
      self.mimeType = mimeType
      self.fileExtension = fileExtension
      self.pygmentsLexer = pygmentsLexer
      self.codeMirrorMode = codeMirrorMode
    }
  }

  /// An entry of the front end's Help menu.
  package struct HelpLink: Sendable {
    package var text: String
    package var url: String

    package init(_ text: String, url: String) {
      self.text = text
      self.url = url
    }
  }

  package var implementation: String
  package var version: String
  package var language: Language
  /// What a console shows first.
  package var banner: String
  package var helpLinks: [HelpLink]

  package init(
    implementation: String, version: String, language: Language, banner: String,
    helpLinks: [HelpLink] = []
  ) {
    self.implementation = implementation
    self.version = version
    self.language = language
    self.banner = banner
    self.helpLinks = helpLinks
  }
}
