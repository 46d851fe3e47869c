/// The form of a message, against which it is checked from its first byte to its last.
///
/// Only what fits completely is shown, but for its secret: a byte too many or another one may have moved the secret to
/// where something harmless should stand.
struct PayloadForm {
  /// Where secrets are, in their order; none where the message has none, nil where the message does not fit.
  private(set) var secrets: [Range<Int>]?

  /// How many bytes fit.
  let position: Int

  /// Checks a message that looks like one of a kind.
  init(_ bytes: UnsafeRawBufferPointer, kind: PayloadKind) {
    var scanner = PayloadScanner(bytes)
    let secrets = PayloadMistakes.looksLikeUTF16(bytes) ? nil : Self.secrets(kind, &scanner)
    self.secrets = scanner.isAtEnd ? secrets : nil
    position = scanner.position
  }

  private static func secrets(_ kind: PayloadKind, _ message: inout PayloadScanner) -> [Range<Int>]? {
    if kind == .plain { return plain(&message) }
    return secret(kind, &message).map { $0.isEmpty ? [] : [$0] }
  }

  private static func secret(_ kind: PayloadKind, _ message: inout PayloadScanner) -> Range<Int>? {
    switch kind {
    case .empty: 0..<0
    // What is asked for was compared as a whole.
    case .loginPrompt: message.take(1...64) { _ in true } ? 0..<0 : nil
    case .cramChallenge:
      message.take("<") && message.take(1...64) { PayloadScanner.isDigit($0) || $0 == UInt8(ascii: ".") }
        && message.take("@") && message.take(1...255, where: PayloadScanner.isHost) && message.take(">")
        ? 0..<0 : nil
    case .cramResponse:
      message.takeName() && message.take(" ")
        ? message.takeSecret(where: PayloadScanner.isLetterOrDigit) : nil
    case .scramClientFirst: scramClientFirst(&message) ? 0..<0 : nil
    case .scramServerFirst:
      message.take("r=") && message.takeNonce() && message.take(",s=") && message.takeBase64()
        && message.take(",i=") && message.take(1...10, where: PayloadScanner.isDigit) ? 0..<0 : nil
    case .scramClientFinal:
      message.take("c=") && message.takeBase64() && message.take(",r=") && message.takeNonce()
        && message.take(",p=") ? message.takeSecret(where: PayloadScanner.isBase64) : nil
    case .scramServerFinal:
      // The errors were compared as a whole.
      message.take("e=")
        ? (message.take(1...64) { _ in true } ? 0..<0 : nil)
        : message.take("v=") ? message.takeSecret(where: PayloadScanner.isBase64) : nil
    case .xoauth2:
      message.take("user=") && message.takeName() && message.take("\u{1}") ? token(&message) : nil
    case .oauthBearer: oauthBearer(&message)
    case .json: BearerError.isOne(&message) ? 0..<0 : nil
    case .plain, .text: nil
    }
  }

  /// The identity of another one is seldom meant, and often the password in the wrong place; and where the password is
  /// short or a mail address, it and the user are likely exchanged.
  private static func plain(_ message: inout PayloadScanner) -> [Range<Int>]? {
    _ = message.takeName()
    let identity = 0..<message.position
    guard message.take("\0") else { return nil }
    let start = message.position
    guard message.takeName() else { return nil }
    while message.take(" ") {
      guard message.takeName() else { return nil }
    }
    let user = start..<message.position
    guard message.take("\0"), let password = message.takeSecret(where: { $0 != 0 }),
      !message.contains(password, in: user)
    else { return nil }
    let isExchanged = password.count < 4 || message.isAddress(password)
    let hidesIdentity = !identity.isEmpty && (isExchanged || !message.isSame(identity, user))
    return (hidesIdentity ? [identity] : []) + (isExchanged ? [user] : []) + [password]
  }

  private static func scramClientFirst(_ message: inout PayloadScanner) -> Bool {
    guard
      message.take("n") || message.take("y")
        || (message.take("p=") && message.take(1...64, where: PayloadScanner.isHost)), message.take(",")
    else { return false }
    return identity(&message) && message.take(",n=") && saslName(&message) && message.take(",r=")
      && message.takeNonce()
  }

  private static func oauthBearer(_ message: inout PayloadScanner) -> Range<Int>? {
    guard message.take("n,"), identity(&message), message.take(",\u{1}") else { return nil }
    if message.take("host=") {
      guard message.take(1...255, where: PayloadScanner.isHost), message.take("\u{1}") else { return nil }
    }
    if message.take("port=") {
      guard message.take(1...5, where: PayloadScanner.isDigit), message.take("\u{1}") else { return nil }
    }
    return token(&message)
  }

  private static func identity(_ message: inout PayloadScanner) -> Bool {
    message.take("a=") ? saslName(&message) : true
  }

  /// A name in which a comma is written as `=2C` and an equals sign as `=3D`.
  private static func saslName(_ message: inout PayloadScanner) -> Bool {
    var isNamed = false
    while message.take("=2C") || message.take("=3D") || message.takeName() { isNamed = true }
    return isNamed
  }

  private static func token(_ message: inout PayloadScanner) -> Range<Int>? {
    guard message.take("auth=Bearer "), let token = message.takeSecret(where: PayloadScanner.isToken),
      message.take("\u{1}\u{1}")
    else { return nil }
    return token
  }
}
