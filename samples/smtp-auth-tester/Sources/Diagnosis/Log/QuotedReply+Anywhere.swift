import SMTP

extension QuotedReply {
  /// Finds the reply that a program which sends mail shows in a line of its own, wherever it is:
  /// `(535, b'5.7.8 ...')` of Python, `smtpmsg='535 ...'` of msmtp, `Invalid login: 535-5.7.8 ...` of Nodemailer,
  /// `result="535 ..."` of OpenSMTPD, `SERVER -> CLIENT: 535 ...` of PHPMailer, `reply=535 ...` of Sendmail.
  ///
  /// It has an enhanced code, or a code that only AUTH has; nil where there is none, or nothing is known of it.
  init?(anywhereIn message: String) {
    let bytes = Array(message.utf8.prefix(2000))
    for start in bytes.indices.dropLast(4) {
      guard let (code, text) = Self.reply(at: start, of: bytes) else { continue }
      self.init(reply: Reply(code: code, lines: [text]), circumstances: Circumstances(), isOwn: false)
      let identifier = explanation.identifier
      if identifier.hasPrefix("other-") || identifier == "mail-refused" { return nil }
      return
    }
    return nil
  }

  /// The codes that need no enhanced code to be taken for those of a reply.
  private static let telling: Set<Int> = [432, 454, 530, 534, 535, 538]

  private static func reply(at start: Int, of bytes: [UInt8]) -> (code: Int, text: String)? {
    guard bytes[start] == UInt8(ascii: "4") || bytes[start] == UInt8(ascii: "5") else { return nil }
    guard start == 0 || " ='\"(:>[,\t".utf8.contains(bytes[start - 1]) else { return nil }
    // A program may show the text without the code, which the enhanced code tells.
    let enhanced = String(
      decoding: bytes[start...].prefix { $0 != UInt8(ascii: " ") }.prefix(12), as: UTF8.self)
    if let code = EnhancedCode.replyCode(for: enhanced) {
      let text = ended(String(decoding: bytes[start...], as: UTF8.self)[...])
      return isAboutLogins(text) ? (code, text) : nil
    }
    guard let code = Int(String(decoding: bytes[start..<start + 3], as: UTF8.self)),
      (400...599).contains(code)
    else { return nil }
    var rest = String(decoding: bytes[(start + 3)...], as: UTF8.self)[...]
    // Python shows the code and the bytes of the text.
    let isPair = rest.hasPrefix(", b'") || rest.hasPrefix(", '") || rest.hasPrefix(", b\"")
    guard isPair || rest.first == " " || rest.first == "-" else { return nil }
    rest = rest.drop { " ,-".contains($0) }
    if isPair { rest = rest.drop { "b'\"".contains($0) } }
    let isEnhanced = EnhancedCode.words(for: String(rest.prefix { $0 != " " })) != nil
    guard isPair || isEnhanced || telling.contains(code) && isAboutLogins(rest) else { return nil }
    return (code, ended(rest))
  }

  /// Whether a text that has only one of the two codes has a word by which it is a reply, unlike `in=454 out=535`.
  private static func isAboutLogins(_ text: some StringProtocol) -> Bool {
    let text = FoldedText(String(text))
    return words.contains { text.contains($0) }
  }

  private static let words = ["auth", "login", "log in", "password", "credential", "username", "tls"].map(
    FoldedText.init)

  /// The text without what closes it in the line.
  private static func ended(_ text: Substring) -> String {
    var text = text
    while let last = text.last, "'\")] ".contains(last) { text = text.dropLast() }
    return String(text)
  }
}
