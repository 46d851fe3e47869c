/// Bytes in the character sets that mails are written in, as UTF-8.
///
/// Those of Western Europe and UTF-8 are known. In others the ASCII characters are kept, which is all that the signs of
/// automatic mail, addresses and codes are made of.
enum Charset {
  /// UTF-8 without NULs, carriage returns, and anything that is not Unicode.
  static func utf8(_ bytes: ArraySlice<UInt8>, charset name: String) -> [UInt8] {
    let bytes = bytes.filter { $0 != 0 && $0 != 0x0D }
    guard bytes.contains(where: { $0 >= 0x80 }) else { return bytes }
    switch name {
    case "iso-8859-1", "latin1", "iso_8859-1", "iso-8859-15", "windows-1252", "cp1252":
      return Array(bytes.map { latin($0, name) }.map(String.init).joined().utf8)
    default: break
    }
    // A wrong or missing name is the rule rather than the exception; UTF-8 can be told by itself.
    if let text = String(validating: bytes, as: UTF8.self) { return Array(text.utf8) }
    if name == "utf-8" || name == "utf8" { return Array(String(decoding: bytes, as: UTF8.self).utf8) }
    return Array(bytes.map { latin($0, "iso-8859-1") }.map(String.init).joined().utf8)
  }

  /// The character of a byte in a character set of Western Europe.
  private static func latin(_ byte: UInt8, _ name: String) -> Unicode.Scalar {
    switch (byte, name) {
    case (0xA4, "iso-8859-15"), (0x80, "windows-1252"), (0x80, "cp1252"): "€"
    case (0x91, _), (0x92, _): "'"
    case (0x93, _), (0x94, _): "\""
    case (0x96, _), (0x97, _): "-"
    case (0x80...0x9F, _): "\u{FFFD}"
    default: Unicode.Scalar(byte)
    }
  }
}
