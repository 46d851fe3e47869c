public import Secrecy

extension Redaction {
  /// Adds a password or token: as it is, in hexadecimal digits, in base64, also in the midst of what was encoded
  /// together with it, and what it stands for where it could be base64 itself.
  public mutating func hide(password: Secret) {
    hide(password)
    // Less than a group of base64 says nothing.
    guard password.count > 3 else { return }
    hide(Secret(hexadecimal: password))
    if let decoded = try? Base64.decode(password) { hide(decoded) }
    // Encoded after a number of bytes that leaves a rest of 0, 1 or 2 by three, each byte becomes 4/3 characters;
    // those at both ends depend on their neighbours.
    for before in 0...2 {
      let text = Base64.encode(Secret(joining: [Secret(repeatElement(0, count: before)), password]))
      let inside = ((before * 8 + 5) / 6)..<((before + password.count) * 8 / 6)
      hide(text.withBytes { Secret($0[inside]) }, insideOfWordsFrom: 4)
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
