public import Secrecy

extension Redaction {
  /// Adds a password or token: as it is, in the forms that programs write bytes in, in base64 and base32, also in the
  /// midst of what was encoded together with it, what it stands for where it could be base64 itself, and the most of it.
  public mutating func hide(password: Secret) {
    hide(password)
    // Less than a group of base64 says nothing.
    guard password.count > 3 else { return }
    hideMost(of: password)
    for form in WrittenForm.all { hide(Secret(writing: password, as: form)) }
    hide(password.reversed)
    hide(encoded: Secret(hexadecimal: password))
    hide(encoded: Secret(writing: password, as: .capitals))
    if let little = password.utf16(bigEndian: false), let big = password.utf16(bigEndian: true) {
      hide(encoded: little)
      hide(encoded: big)
      // What is not ASCII has other numbers in latin-1 and Unicode than its bytes have in UTF-8.
      if big.count < 2 * password.count {
        hide(Secret(writing: big, of: 2, as: .bytes))
        for form in WrittenForm.all { hide(Secret(writing: big, of: 2, as: form)) }
      }
    }
    if let decoded = try? Base64.decode(password) { hide(decoded) }
    for before in 0...4 { hide(Base32.inside(password, after: before), insideOfWordsFrom: 4) }
    for before in 0...2 {
      let text = Self.base64(inside: password, after: before)
      hide(encoding: text)
      hide(encoding: text.urlSafe)
      for form in WrittenForm.percent { hide(encoding: Secret(writing: text, as: form)) }
      // What was encoded twice, as where a server sends our own line as its question.
      for outer in 0...2 { hide(Self.base64(inside: text, after: outer), insideOfWordsFrom: 4) }
    }
  }

  /// Adds what a short password begins with: six bytes or more that are three quarters of it.
  private mutating func hideMost(of password: Secret) {
    let least = max(Self.shortestInsideOfWords, (password.count * 3 + 3) / 4)
    guard least < min(password.count, Self.window) else { return }
    for length in least..<min(password.count, Self.window) {
      hide(password.withBytes { Secret($0.prefix(length)) })
    }
  }

  /// Adds the base64 of some bytes wherever they stand in what was encoded.
  private mutating func hide(encoded secret: Secret) {
    for before in 0...2 { hide(Self.base64(inside: secret, after: before), insideOfWordsFrom: 4) }
  }

  /// The base64 of some bytes after others.
  ///
  /// Encoded after a number of bytes that leaves a rest of 0, 1 or 2 by three, each byte becomes 4/3 characters; those at
  /// both ends depend on their neighbours.
  private static func base64(inside secret: Secret, after before: Int) -> Secret {
    let text = Base64.encode(Secret(joining: [Secret(repeatElement(0, count: before)), secret]))
    return text.withBytes { Secret($0[((before * 8 + 5) / 6)..<((before + secret.count) * 8 / 6)]) }
  }
}

extension Secret {
  /// The text, where it is one in UTF-8, in UTF-16.
  fileprivate func utf16(bigEndian: Bool) -> Secret? {
    withBytes { bytes in
      var count = 0
      let isBroken = transcode(
        bytes.makeIterator(), from: UTF8.self, to: UTF16.self, stoppingOnError: true,
        into: { _ in count += 2 })
      guard !isBroken else { return nil }
      return Secret(count: count) { room in
        var place = 0
        _ = transcode(
          bytes.makeIterator(), from: UTF8.self, to: UTF16.self, stoppingOnError: true,
          into: { unit in
            room[place + (bigEndian ? 0 : 1)] = UInt8(unit >> 8)
            room[place + (bigEndian ? 1 : 0)] = UInt8(truncatingIfNeeded: unit)
            place += 2
          })
      }
    }
  }

  fileprivate var reversed: Secret { withBytes { bytes in Secret(bytes.lazy.reversed()) } }

  /// The same base64 in the alphabet for addresses (RFC 4648, section 5).
  fileprivate var urlSafe: Secret {
    withBytes { bytes in
      Secret(
        bytes.lazy.map {
          $0 == UInt8(ascii: "+") ? UInt8(ascii: "-") : $0 == UInt8(ascii: "/") ? UInt8(ascii: "_") : $0
        })
    }
  }
}

extension Credentials {
  /// Takes the password out of texts.
  public var redaction: Redaction {
    var redaction = Redaction()
    redaction.hide(password: password)
    return redaction
  }
}
