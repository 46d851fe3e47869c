import Secrecy

/// A way in which programs write bytes, or the characters of UTF-16: what stands before and after each of them, and
/// which are left as they are.
///
/// What is neither a letter nor a digit does not matter where the secret is long enough, as `Redaction` overlooks it.
struct WrittenForm: Sendable {
  enum Digits: Sendable {
    /// So many hexadecimal digits at least, which are compared in small letters.
    case hexadecimal(Int)
    /// Two in capitals, for where that matters.
    case capitals
    case decimal
    /// Three digits.
    case octal

    /// The name that HTML has for it, or the byte itself.
    case named

    /// The byte itself; a question mark for what is not one.
    case none
  }

  let before: [UInt8]
  let digits: Digits
  let after: [UInt8]

  /// Bytes that are not written in another way.
  let isPlain: @Sendable (UInt8) -> Bool

  private init(
    _ before: String, _ digits: Digits, _ after: String = "",
    plain isPlain: @escaping @Sendable (UInt8) -> Bool = { _ in false }
  ) {
    self.before = Array(before.utf8)
    self.digits = digits
    self.after = Array(after.utf8)
    self.isPlain = isPlain
  }

  /// Each as the byte that it is.
  static let bytes = WrittenForm("", .none)

  /// Hexadecimal digits in capitals.
  static let capitals = WrittenForm("", .capitals)

  /// Percent-encoding, of all bytes and of those that need it.
  static let percent = [
    WrittenForm("%", .hexadecimal(2)), WrittenForm("%", .hexadecimal(2), plain: { isUnreserved($0) }),
  ]

  /// Digits alone and with what separates them, percent-encoding and quoted-printable of all bytes or only of those that
  /// need it, the escapes of C, JSON and HTML, and UTF-16.
  static let all =
    [
      WrittenForm("", .hexadecimal(2)), WrittenForm("", .hexadecimal(2), ":"),
      WrittenForm("", .hexadecimal(2), " "), WrittenForm("%", .hexadecimal(2)),
      WrittenForm("=", .hexadecimal(2)), WrittenForm("\\x", .hexadecimal(2)),
      WrittenForm("0x", .hexadecimal(2), " "), WrittenForm("\\u", .hexadecimal(4)),
      WrittenForm("&#x", .hexadecimal(1), ";"), WrittenForm("&#", .decimal, ";"), WrittenForm("\\", .octal),
      WrittenForm("", .none, "\0"),
      WrittenForm("=", .hexadecimal(2)) { (0x20...0x7E).contains($0) && $0 != UInt8(ascii: "=") },
      WrittenForm("%", .hexadecimal(2)) { isUnreserved($0) || $0 == UInt8(ascii: " ") },
      WrittenForm("\\", .none) { !"\"\\".utf8.contains($0) },
      WrittenForm("\\", .none) { !"'\\".utf8.contains($0) },
      WrittenForm("&", .named, ";") { !"\"'<>&".utf8.contains($0) },
      WrittenForm("&", .named, ";") { !"\"<>&".utf8.contains($0) },
      WrittenForm("&", .named, ";") { !"<>&".utf8.contains($0) },
      WrittenForm("&#", .decimal, ";") { !"\"'<>&".utf8.contains($0) },
      WrittenForm("&#x", .hexadecimal(2), ";") { !"\"'<>&".utf8.contains($0) },
    ]
    + [
      WrittenForm("%", .hexadecimal(2), plain: isUnreserved),
      WrittenForm("\\x", .hexadecimal(2), plain: PayloadScanner.isLetterOrDigit),
      WrittenForm("\\u", .hexadecimal(4), plain: PayloadScanner.isLetterOrDigit),
      WrittenForm("\\", .octal, plain: PayloadScanner.isLetterOrDigit),
      WrittenForm("\\", .none, plain: PayloadScanner.isLetterOrDigit),
    ]

  private static func isUnreserved(_ byte: UInt8) -> Bool {
    PayloadScanner.isLetterOrDigit(byte) || "-._~".utf8.contains(byte)
  }

  /// How a byte or a character is written.
  func written(_ unit: UInt16) -> [UInt8] {
    let byte = UInt8(exactly: unit)
    if let byte, isPlain(byte) { return [byte] }
    let text: [UInt8] =
      switch digits {
      case .hexadecimal(let count): Self.digits(unit, radix: 16, count)
      case .capitals: Array(String(hexadecimal: [byte ?? 0], uppercase: true).utf8)
      case .decimal: Self.digits(unit, radix: 10, 1)
      case .octal: Self.digits(unit, radix: 8, 3)
      case .named: byte.flatMap { Self.names[$0] }.map { Array($0.utf8) } ?? [byte ?? UInt8(ascii: "?")]
      case .none: [byte ?? UInt8(ascii: "?")]
      }
    return before + text + after
  }

  private static func digits(_ unit: UInt16, radix: Int, _ count: Int) -> [UInt8] {
    let digits = Array(String(unit, radix: radix).utf8)
    return Array(repeating: UInt8(ascii: "0"), count: max(0, count - digits.count)) + digits
  }

  private static let names: [UInt8: String] = [
    UInt8(ascii: "\""): "quot", UInt8(ascii: "'"): "#39", UInt8(ascii: "<"): "lt", UInt8(ascii: ">"): "gt",
    UInt8(ascii: "&"): "amp",
  ]
}

extension Secret {
  /// The bytes of another secret, or its characters of so many bytes, the highest first, written in some way.
  convenience init(writing secret: Secret, of size: Int = 1, as form: WrittenForm) {
    let written = { (bytes: UnsafeRawBufferPointer, index: Int) in
      form.written(bytes[index..<index + size].reduce(0) { $0 << 8 | UInt16($1) })
    }
    let count = secret.withBytes { bytes in
      stride(from: 0, to: bytes.count, by: size).reduce(0) { $0 + written(bytes, $1).count }
    }
    self.init(count: count) { room in
      var place = 0
      secret.withBytes { bytes in
        for index in stride(from: 0, to: bytes.count, by: size) {
          for byte in written(bytes, index) {
            room[place] = byte
            place += 1
          }
        }
      }
    }
  }
}
