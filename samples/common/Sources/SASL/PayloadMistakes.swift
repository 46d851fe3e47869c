import Secrecy

/// The well-known mistakes in messages that people make by hand, most of them by `echo` and `printf`.
enum PayloadMistakes {
  /// Finds what is wrong, a line each.
  ///
  /// Nothing of the message is quoted.
  static func find(
    in bytes: UnsafeRawBufferPointer, kind: PayloadKind, from sender: Payload.Sender
  ) -> [String] {
    switch kind {
    case .plain: plain(bytes)
    case .text where sender != .server: text(bytes)
    case .xoauth2, .oauthBearer: lineEnd(bytes) + controlCharacters(bytes.lazy.filter { $0 != 1 })
    case .cramResponse, .scramClientFirst, .scramClientFinal: controlCharacters(bytes)
    default: []
    }
  }

  /// Whether every second byte is NUL, as where a program of Windows wrote the text.
  static func looksLikeUTF16(_ bytes: UnsafeRawBufferPointer) -> Bool {
    bytes.count >= 6 && bytes.count % 2 == 0 && (0..<bytes.count / 2).allSatisfy { bytes[2 * $0 + 1] == 0 }
  }

  private static let rightWay = #"printf '%s\0%s\0%s' '' USER PASSWORD makes it right"#

  private static func plain(_ bytes: UnsafeRawBufferPointer) -> [String] {
    if looksLikeUTF16(bytes) {
      return ["every second byte is a NUL: the text was encoded as UTF-16, but must be UTF-8"]
    }
    let fields = bytes.split(separator: 0, maxSplits: 3, omittingEmptySubsequences: false)
    switch fields.count {
    case 3 where fields[2].isEmpty:
      return ["the password is empty: the last NUL must stand before it, not after it"]
    case 3:
      return names(identity: fields[0], user: fields[1]) + password(fields[2]) + notUTF8(bytes)
    case 2: return oneNUL(bytes) + lineEnd(bytes) + notUTF8(bytes)
    default:
      return ["more than two NULs: there is one before the user and one before the password, \(rightWay)"]
        + lineEnd(bytes)
    }
  }

  private static func oneNUL(_ bytes: UnsafeRawBufferPointer) -> [String] {
    let isWhole = bytes.dropLast(bytes.last == lineFeed ? 1 : 0).contains { isControl($0) && $0 != 0 }
    let missing = "only one NUL: there must be two, one before the user and one before the password"
    return [
      isWhole
        ? missing
          + #"; there is a control character instead, as printf makes one of \0 and digits after it: "#
          + #"printf 'user\0user\01234' reads \012 as a line's end; "# + rightWay
        : missing + #"; either one was left out, or printf read \0 and digits after it as one character; "#
          + rightWay
    ]
  }

  private static func names(identity: Field, user: Field) -> [String] {
    var found: [String] = []
    if user.isEmpty { found.append("the user is empty") }
    if !identity.isEmpty, !identity.elementsEqual(user) {
      found.append(
        "the user wants to act for another one, which most servers refuse; leave the first part empty")
    }
    for (what, field) in [("authorization identity", identity), ("user", user)] {
      if hasBlanks(field) { found.append("the \(what) begins or ends with a blank") }
      if field.contains(where: isControl) { found.append("the \(what) contains a control character") }
    }
    return found
  }

  private static func password(_ field: Field) -> [String] {
    var found = lineEnd(field)
    if found.isEmpty, field.contains(where: isControl) {
      found.append("the password contains a control character")
    }
    if hasBlanks(field) { found.append("the password begins or ends with a blank") }
    if field.contains(where: { $0 >= 0x80 }) {
      found.append("the password is not ASCII: whether it fits depends on how the server's was encoded")
    }
    return found
  }

  private static func text(_ bytes: UnsafeRawBufferPointer) -> [String] {
    var found: [String] = []
    if isEncodedTwice(bytes) {
      found.append("this is base64 itself, of a message with NULs: it was encoded twice")
    } else if containsWrittenNUL(bytes) {
      found.append(
        #"the characters \ and 0 stand where NULs should, as echo leaves them; "# + rightWay)
    } else {
      found.append("no NUL: it may be an answer of LOGIN; for PLAIN two are missing, \(rightWay)")
      if bytes.dropLast().contains(where: { isControl($0) && $0 != lineFeed && $0 != carriageReturn }) {
        found.append(#"it contains a control character, as printf makes one of \0 and digits after it"#)
      }
    }
    found += lineEnd(bytes)
    if hasBlanks(bytes[...]) { found.append("it begins or ends with a blank") }
    return found + notUTF8(bytes)
  }
}

extension PayloadMistakes {
  private typealias Field = Slice<UnsafeRawBufferPointer>
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  private static func isControl(_ byte: UInt8) -> Bool { byte < 0x20 || byte == 0x7F }

  private static func lineEnd(_ bytes: some BidirectionalCollection<UInt8>) -> [String] {
    bytes.last == lineFeed || bytes.last == carriageReturn
      ? ["there is a line's end at the end, as echo adds one and printf does not"] : []
  }

  private static func controlCharacters(_ bytes: some Collection<UInt8>) -> [String] {
    bytes.contains(where: isControl) ? ["it contains a control character"] : []
  }

  private static func hasBlanks(_ bytes: Field) -> Bool {
    let blanks = [UInt8(ascii: " "), UInt8(ascii: "\t")]
    let last = bytes.last { $0 != lineFeed && $0 != carriageReturn }
    return bytes.first.map(blanks.contains) == true || last.map(blanks.contains) == true
  }

  /// Whether bytes are text, found without leaving a copy of them.
  static func isUTF8(_ bytes: UnsafeRawBufferPointer) -> Bool {
    var parser = Unicode.UTF8.ForwardParser()
    var iterator = bytes.makeIterator()
    while true {
      switch parser.parseScalar(from: &iterator) {
      case .valid: continue
      case .emptyInput: return true
      case .error: return false
      }
    }
  }

  private static func notUTF8(_ bytes: UnsafeRawBufferPointer) -> [String] {
    isUTF8(bytes) ? [] : ["it is not UTF-8"]
  }

  private static func containsWrittenNUL(_ bytes: UnsafeRawBufferPointer) -> Bool {
    zip(bytes, bytes.dropFirst()).contains { $0 == UInt8(ascii: "\\") && $1 == UInt8(ascii: "0") }
  }

  private static func isEncodedTwice(_ bytes: UnsafeRawBufferPointer) -> Bool {
    let once = bytes.dropLast(bytes.last == lineFeed ? 1 : 0)
    guard let decoded = try? Base64.decode(Secret(once)) else { return false }
    return decoded.withBytes { bytes in
      bytes.lazy.filter { $0 == 0 }.count == 2 && isUTF8(bytes)
    }
  }
}
