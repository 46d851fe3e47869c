import Secrecy

/// A way in which programs write bytes: what stands before and after each of them, and which are left as they are.
struct WrittenForm: Sendable {
  enum Digits: Sendable {
    /// Two hexadecimal digits, which are compared in small letters.
    case hexadecimal
    case decimal

    /// The byte itself.
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

  /// Hexadecimal digits alone and with what separates them, percent-encoding and quoted-printable of all bytes or only of
  /// those that need it, escapes of C and of HTML, and UTF-16.
  static let all = [
    WrittenForm("", .hexadecimal), WrittenForm("", .hexadecimal, ":"), WrittenForm("", .hexadecimal, " "),
    WrittenForm("%", .hexadecimal), WrittenForm("=", .hexadecimal), WrittenForm("\\x", .hexadecimal),
    WrittenForm("&#", .decimal, ";"), WrittenForm("", .none, "\0"),
    WrittenForm("%", .hexadecimal) { PayloadScanner.isLetterOrDigit($0) || "-._~".utf8.contains($0) },
    WrittenForm("=", .hexadecimal) { (0x20...0x7E).contains($0) && $0 != UInt8(ascii: "=") },
    WrittenForm("\\", .none) { PayloadScanner.isLetterOrDigit($0) },
  ]

  /// How a byte is written.
  func written(_ byte: UInt8) -> [UInt8] {
    if isPlain(byte) { return [byte] }
    return switch digits {
    case .hexadecimal: before + Array(String(hexadecimal: [byte]).utf8) + after
    case .decimal: before + Array(String(byte).utf8) + after
    case .none: before + [byte] + after
    }
  }
}

extension Secret {
  /// The bytes of another secret, written in some way.
  convenience init(writing secret: Secret, as form: WrittenForm) {
    let count = secret.withBytes { $0.reduce(0) { $0 + form.written($1).count } }
    self.init(count: count) { room in
      var place = 0
      secret.withBytes { bytes in
        for byte in bytes {
          for written in form.written(byte) {
            room[place] = written
            place += 1
          }
        }
      }
    }
  }
}
