/// The name of a representation, like `text/html`.
package struct MIMEType: RawRepresentable, Hashable, Sendable {
  package var rawValue: String

  package init(rawValue: String) { self.rawValue = rawValue }

  package static let plain = MIMEType(rawValue: "text/plain")
  package static let html = MIMEType(rawValue: "text/html")
  package static let latex = MIMEType(rawValue: "text/latex")
  package static let markdown = MIMEType(rawValue: "text/markdown")
  package static let svg = MIMEType(rawValue: "image/svg+xml")
  /// A table with its schema, which JupyterLab shows as a grid.
  package static let dataResource = MIMEType(rawValue: "application/vnd.dataresource+json")
}

/// One value in every representation that a front end might show: it takes the richest it can.
package struct MIMEBundle: Sendable, Equatable {
  /// Text for textual types, any JSON for types ending in `+json`.
  package var data: [MIMEType: JSON]
  /// Hints to the front end by type, like the size of a picture.
  package var metadata: [MIMEType: JSON]

  package init(_ data: [MIMEType: JSON], metadata: [MIMEType: JSON] = [:]) {
    self.data = data
    self.metadata = metadata
  }

  /// A value with nothing but a text.
  package init(plain: String) { self.init([.plain: .string(plain)]) }

  /// The `text/plain` representation, if there is one.
  package var plain: String? {
    if case .string(let text)? = data[.plain] { text } else { nil }
  }

  var members: JSON.Members { ["data": JSON(data), "metadata": JSON(metadata)] }
}

extension JSON {
  /// The object whose members are named by type.
  package init(_ values: [MIMEType: JSON]) {
    self = .object(Members(uniqueKeysWithValues: values.map { ($0.rawValue, $1) }))
  }
}
