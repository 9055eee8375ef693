/// Estimates how wide a text will be without asking for a font.
///
/// The widths of ASCII are those of DejaVu Sans, the widest of the usual sans-serif faces (Helvetica
/// and Arial are about a tenth narrower), so a layout made with them does not overflow in another.
enum TextWidth {
  /// Advance widths of U+0020 to U+007E, in hundredths of the font size.
  private static let ascii: [UInt8] = [
    32, 40, 46, 84, 64, 95, 78, 27, 39, 39, 50, 84, 32, 36, 32, 34, 64, 64, 64, 64, 64, 64, 64, 64,
    64, 64, 34, 34, 84, 84, 84, 53, 100, 68, 69, 70, 77, 63, 58, 77, 75, 29, 29, 66, 56, 86, 75, 79,
    60, 79, 69, 63, 61, 73, 68, 99, 69, 61, 69, 39, 34, 39, 84, 50, 50, 61, 63, 55, 63, 62, 35, 63,
    63, 28, 28, 58, 28, 97, 63, 61, 63, 63, 41, 52, 39, 63, 59, 82, 59, 59, 52, 64, 34, 64, 84,
  ]

  /// The width of `text` at font size 1.
  static func of(_ text: some StringProtocol) -> Double {
    text.unicodeScalars.reduce(0) { $0 + width($1) }
  }

  private static func width(_ scalar: Unicode.Scalar) -> Double {
    switch scalar.value {
    case 0x20...0x7E: Double(ascii[Int(scalar.value) - 0x20]) / 100
    case 0x300...0x36F, 0x200B...0x200F, 0xFE00...0xFE0F: 0
    case 0x2009: 0.2
    case 0xA0, 0xB7: 0.32
    case 0xD7, 0x2212, 0xB1: 0.84
    case 0x2026: 1
    case 0x1100...0x115F, 0x2E80...0xD7FF, 0xF900...0xFAFF, 0xFF00...0xFF60, 0x1F000...0x3FFFF: 1.3
    default: 0.7
    }
  }
}
