internal import Glibc

/// A shell pattern for one name between slashes: `?`, `*`, `[..]`, and `\` before a character that stands for itself.
///
/// It matches bytes, as fnmatch(3) does in the C locale. Only sets are left to fnmatch(3), one byte at a time: a pattern
/// comes from whoever wrote the package, and the time that fnmatch(3) needs for a whole one depends on its version.
struct NamePattern: Hashable, Sendable {
  private enum Token: Hashable {
    case byte(UInt8)
    case anyByte
    case anyBytes
    /// `[..]`, with a NUL at its end.
    case set([CChar])
    /// What no name has: a backslash at the end.
    case nothing
  }

  private let tokens: [Token]

  init(_ pattern: some Collection<UInt8>) {
    let bytes = Array(pattern)
    let ends = bytes.contains(UInt8(ascii: "[")) ? Self.endsOfSets(bytes) : []
    var tokens: [Token] = []
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      switch byte {
      case UInt8(ascii: "?"): tokens.append(.anyByte)
      case UInt8(ascii: "*"): if tokens.last != .anyBytes { tokens.append(.anyBytes) }
      case UInt8(ascii: "\\"):
        tokens.append(index < bytes.count ? .byte(bytes[index]) : .nothing)
        index += 1
      case UInt8(ascii: "["):
        var first = index
        if first < bytes.count, "!^".utf8.contains(bytes[first]) { first += 1 }
        // A bracket that comes first does not end the set.
        if first < bytes.count, bytes[first] == UInt8(ascii: "]") { first += 1 }
        guard let end = ends[first] else { fallthrough }
        tokens.append(.set(bytes[(index - 1)..<end].map(CChar.init(bitPattern:)) + [0]))
        index = end
      default: tokens.append(.byte(byte))
      }
    }
    self.tokens = tokens
  }

  /// For each index in a pattern, if a set goes on there, the index after the `]` that ends it; nil where none does, and
  /// `[` stands for itself.
  ///
  /// What follows a byte is known before the byte: the time does not depend on how many sets have no end.
  private static func endsOfSets(_ bytes: [UInt8]) -> [Int?] {
    var ends = [Int?](repeating: nil, count: bytes.count + 3)
    // Where the nearest `:]`, `.]` or `=]` is that does not begin at the next byte.
    var endsOfNames: [UInt8: Int] = [:]
    for (index, byte) in bytes.enumerated().reversed() {
      let next = index + 1 < bytes.count ? bytes[index + 1] : 0
      switch byte {
      case UInt8(ascii: "]"): ends[index] = index + 1
      case UInt8(ascii: "\\"): ends[index] = ends[index + 2]
      case UInt8(ascii: "[") where ":.=".utf8.contains(next):
        // `[:alpha:]`; without its end the bracket is a character like others.
        ends[index] = ends[endsOfNames[next].map { $0 + 2 } ?? index + 1]
      default: ends[index] = ends[index + 1]
      }
      if index + 2 < bytes.count, bytes[index + 2] == UInt8(ascii: "]") { endsOfNames[next] = index + 1 }
    }
    return ends
  }

  /// Whether a name that begins with a dot is meant, which `*` is not enough for.
  var beginsWithDot: Bool { tokens.first == .byte(UInt8(ascii: ".")) }

  /// The name, where only one matches.
  var literal: ByteString? {
    var bytes: [UInt8] = []
    for token in tokens {
      guard case .byte(let byte) = token else { return nil }
      bytes.append(byte)
    }
    return ByteString(bytes)
  }

  /// Whether a whole name matches.
  ///
  /// The time is the product of both lengths at most: what follows the last `*` alone is tried again one byte later.
  func matches(_ name: some Collection<UInt8>) -> Bool {
    let name = Array(name)
    var (token, byte) = (0, 0)
    var retry: (token: Int, byte: Int)?
    while byte < name.count || token < tokens.count {
      if token < tokens.count {
        if tokens[token] == .anyBytes {
          retry = (token, byte)
          token += 1
          continue
        }
        if byte < name.count, Self.matches(tokens[token], name[byte]) {
          token += 1
          byte += 1
          continue
        }
      }
      guard let last = retry, last.byte < name.count else { return false }
      retry = (last.token, last.byte + 1)
      (token, byte) = (last.token + 1, last.byte + 1)
    }
    return true
  }

  private static func matches(_ token: Token, _ byte: UInt8) -> Bool {
    switch token {
    case .byte(let wanted): byte == wanted
    case .anyByte: true
    case .anyBytes, .nothing: false
    case .set(let set): fnmatch(set, [CChar(bitPattern: byte), 0], 0) == 0
    }
  }
}
