/// How the bytes of a body are written (RFC 2045, section 6).
enum TransferEncoding {
  case identity
  case base64
  case quotedPrintable

  init(_ value: ArraySlice<UInt8>) {
    let name = value.trimmed
    self =
      name.begins(withSmall: "base64")
      ? .base64
      : name.begins(withSmall: "quoted-printable") ? .quotedPrintable : .identity
  }

  /// The bytes themselves, never more than came.
  func decode(_ body: ArraySlice<UInt8>) -> [UInt8] {
    switch self {
    case .identity: Array(body)
    case .base64: Self.base64(body)
    case .quotedPrintable: Self.quotedPrintable(body)
    }
  }

  /// Base64 to its padding; what does not belong to the alphabet is left out, as RFC 2045, section 6.8, wants it.
  static func base64(_ text: some Collection<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count / 4 * 3 + 3)
    var bits: UInt32 = 0
    var count = 0
    for byte in text {
      let digit: UInt8
      switch byte {
      case 0x41...0x5A: digit = byte - 0x41
      case 0x61...0x7A: digit = byte - 0x61 + 26
      case 0x30...0x39: digit = byte - 0x30 + 52
      case 0x2B: digit = 62
      case 0x2F: digit = 63
      case 0x3D: return result
      default: continue
      }
      bits = (bits << 6 | UInt32(digit)) & 0xFFFFFF
      count += 6
      if count >= 8 {
        count -= 8
        result.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
      }
    }
    return result
  }

  /// Quoted-printable; an equals sign that is not followed by what must follow stays as it is.
  static func quotedPrintable(_ text: ArraySlice<UInt8>, isHeader: Bool = false) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var index = text.startIndex
    while index < text.endIndex {
      let byte = text[index]
      index += 1
      if isHeader, byte == 0x5F {
        result.append(0x20)
      } else if byte == 0x3D {
        if let end = softBreak(text, from: index) {
          index = end
        } else if index + 1 < text.endIndex, let high = digit(text[index]), let low = digit(text[index + 1]) {
          result.append(high << 4 | low)
          index += 2
        } else {
          result.append(byte)
        }
      } else {
        result.append(byte)
      }
    }
    return result
  }

  /// Where the next line begins when nothing but blanks is left on this one.
  private static func softBreak(_ text: ArraySlice<UInt8>, from start: Int) -> Int? {
    var index = start
    // A run of blanks is looked at once: behind an equals sign, it is either all break or has none.
    while index < text.endIndex, index - start < 100, text[index].isBlank || text[index] == 0x0D {
      index += 1
    }
    if index == text.endIndex { return index }
    return text[index] == 0x0A ? index + 1 : nil
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x41 + 10
    case 0x61...0x66: byte - 0x61 + 10
    default: nil
    }
  }
}
