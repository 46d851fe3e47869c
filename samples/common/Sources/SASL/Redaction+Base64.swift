public import Secrecy

extension Redaction {
  /// Adds a password or token: as it is, in the forms that programs write bytes in, in base64 and base32, also in the
  /// midst of what was encoded together with it, and what it stands for where it could be base64 itself.
  public mutating func hide(password: Secret) {
    hide(password)
    // Less than a group of base64 says nothing.
    guard password.count > 3 else { return }
    for form in WrittenForm.all { hide(Secret(writing: password, as: form)) }
    hide(password.reversed)
    if let decoded = try? Base64.decode(password) { hide(decoded) }
    for before in 0...4 { hide(Base32.inside(password, after: before), insideOfWordsFrom: 4) }
    for before in 0...2 {
      let text = Self.base64(inside: password, after: before)
      hide(text, insideOfWordsFrom: 4)
      hide(text.urlSafe, insideOfWordsFrom: 4)
      // What was encoded twice, as where a server sends our own line as its question.
      for outer in 0...2 { hide(Self.base64(inside: text, after: outer), insideOfWordsFrom: 4) }
    }
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
