import Glibc

/// A pattern for bytes: `*` stands for any number of any bytes, everything else for itself.
///
/// `\*` and `\\` are the two characters themselves, `\xHH` is the byte with that hexadecimal number. A pattern is always
/// about the whole. Nothing is tried twice: the time is at most the length of the bytes times that of the pattern.
struct Wildcards: Equatable, Sendable {
  /// What stands between the asterisks; with n of them n + 1 pieces.
  private let pieces: [[UInt8]]

  /// Whether the text had a backslash before something else, which then stands for itself.
  let hasBadEscape: Bool

  init(_ text: String, ignoringCase: Bool = false) {
    var pieces: [[UInt8]] = []
    var piece: [UInt8] = []
    var hasBadEscape = false
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      switch (byte, rest.first) {
      case (0x2A, _):
        pieces.append(piece)
        piece = []
      case (0x5C, 0x2A?), (0x5C, 0x5C?): piece.append(rest.removeFirst())
      case (0x5C, 0x78?):
        if let high = rest.dropFirst().first?.hexadecimalDigit,
          let low = rest.dropFirst(2).first?.hexadecimalDigit
        {
          piece.append(high << 4 | low)
          rest = rest.dropFirst(3)
        } else {
          fallthrough
        }
      case (0x5C, _):
        hasBadEscape = true
        piece.append(byte)
      default: piece.append(ignoringCase ? byte.lowercase : byte)
      }
    }
    self.pieces = pieces + [piece]
    self.hasBadEscape = hasBadEscape
  }

  /// Whether every byte of it is an asterisk or a slash, so that it says nothing.
  var saysNothing: Bool { pieces.allSatisfy { $0.allSatisfy { $0 == 0x2F } } }

  func matches(_ bytes: [UInt8]) -> Bool {
    guard let first = pieces.first, let last = pieces.last, bytes.starts(with: first) else { return false }
    if pieces.count == 1 { return bytes.count == first.count }
    guard bytes.count >= first.count + last.count, bytes[(bytes.count - last.count)...].elementsEqual(last)
    else { return false }
    var place = first.count
    let end = bytes.count - last.count
    for piece in pieces.dropFirst().dropLast() where !piece.isEmpty {
      guard let found = bytes.position(of: piece, from: place, to: end) else { return false }
      place = found + piece.count
    }
    return true
  }
}

extension [UInt8] {
  /// Where some other bytes begin, as a whole inside of a range.
  func position(of needle: [UInt8], from start: Int = 0, to end: Int? = nil) -> Int? {
    let end = end ?? count
    guard start <= end, needle.count <= end - start else { return nil }
    guard let first = needle.first else { return start }
    return withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress else { return nil }
      // Where the needle can still begin.
      var place = start
      let last = end - needle.count
      while place <= last, let found = memchr(base + place, Int32(first), last - place + 1) {
        if memcmp(found, needle, needle.count) == 0 { return UnsafeRawPointer(found) - base }
        place = UnsafeRawPointer(found) - base + 1
      }
      return nil
    }
  }

  func contains(_ needle: String) -> Bool { position(of: Array(needle.utf8)) != nil }
}

extension UInt8 {
  /// The small letter of an ASCII capital, and any other byte itself.
  var lowercase: UInt8 { (0x41...0x5A).contains(self) ? self | 0x20 : self }

  var hexadecimalDigit: UInt8? {
    switch self {
    case 0x30...0x39: self - 0x30
    case 0x41...0x46, 0x61...0x66: (self | 0x20) - 0x57
    default: nil
    }
  }
}
