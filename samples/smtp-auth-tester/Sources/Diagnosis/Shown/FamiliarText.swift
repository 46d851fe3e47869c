/// Texts of others' making - replies, logs, complaints of programs - of which only familiar words are shown.
///
/// Servers and programs repeat what they got, with the password where it was in the wrong place, and debugging output
/// has whole messages. So a word is shown if it is one that servers and programs are known to say; what is between such
/// words is withheld.
public enum FamiliarText {
  /// The text, of one line or several, with other words withheld.
  public static func shown(_ text: some StringProtocol) -> String {
    let text = ForeignWords(String(text))
    let secrets = SecretPlaces(text).indices
    return text.lines.map { $0.beginning + shown($0, of: text, secrets) }.joined(separator: "\n")
  }

  private static func shown(
    _ line: ForeignWords.Line, of text: ForeignWords, _ secrets: Set<Int>
  ) -> String {
    var shown: [String] = []
    var withheld = 0
    func end() {
      if withheld > 0 { shown.append(Withheld.text(withheld)) }
      withheld = 0
    }
    var before = line.code.map(String.init)
    for index in line.words {
      let word = text.words[index]
      if secrets.contains(index) || !isFamiliar(word, text.cores[index], after: before) {
        withheld += word.utf8.count + (withheld > 0 ? 1 : 0)
      } else {
        end()
        shown.append(String(word))
      }
      if !word.isEmpty { before = text.cores[index] }
    }
    end()
    return shown.joined(separator: " ")
  }

  /// - Parameter before: The word before it, nil at the beginning.
  private static func isFamiliar(_ word: Substring, _ core: String, after before: String?) -> Bool {
    if core.isEmpty { return word.utf8.count <= 2 }
    return vocabulary.contains(core) || isCode(word) || isCode(core[...]) || isClient(word, after: before)
      || ProgramName.isModule(word) || before == nil && ProgramName.isTag(word)
  }

  /// A word in small letters without the marks around it.
  static func core(of word: some StringProtocol) -> String {
    func isMark(_ byte: UInt8) -> Bool { "\"'()[]<>,;:.!?=#".utf8.contains(byte) }
    let bytes = Array(word.utf8)
    let inner = bytes.drop(while: isMark)
    let end = inner.lastIndex { !isMark($0) }.map { $0 + 1 } ?? inner.startIndex
    return String(decoding: inner[..<end], as: UTF8.self).lowercased()
  }

  /// `535`, `535-5.7.8`, `5.7.8`.
  private static func isCode(_ word: Substring) -> Bool {
    let parts = word.split(separator: "-", maxSplits: 1).map(String.init)
    func isReply(_ text: String) -> Bool {
      text.utf8.count == 3 && text.utf8.allSatisfy { (48...57).contains($0) }
        && Int(text).map { (200...599).contains($0) } == true
    }
    func isEnhanced(_ text: String) -> Bool { EnhancedCode.words(for: text) != nil }
    guard let first = parts.first else { return false }
    if parts.count == 1 { return isReply(first) || isEnhanced(first) }
    return isReply(first) && (isEnhanced(parts[1]) || vocabulary.contains(core(of: parts[1])))
  }

  /// What Postfix calls a client or a server, where it names one: `from mail.example.org[192.0.2.1]:`.
  private static func isClient(_ word: Substring, after before: String?) -> Bool {
    guard let open = word.firstIndex(of: "["), let close = word.lastIndex(of: "]"), open < close else {
      return false
    }
    let address = word[word.index(after: open)..<close]
    let after = word[word.index(after: close)...]
    let name = word[..<open]
    let isNamed = name.contains(".") && before.map(namings.contains) ?? true
    return (isNamed || name == "unknown" || name == "localhost")
      && name.utf8.allSatisfy { isLetterOrDigit($0) || ".-".utf8.contains($0) }
      && address.utf8.count >= 3
      && address.utf8.allSatisfy { isLetterOrDigit($0) && $0 | 0x20 < 0x67 || ".:".utf8.contains($0) }
      && after.utf8.allSatisfy { ",:.".utf8.contains($0) || (48...57).contains($0) }
  }

  /// The words that a client or a server comes after; the empty one is a mark, `<`.
  private static let namings: Set<String> = [
    "", "warning", "from", "to", "server", "host", "by", "with", "client", "connect", "disconnect",
  ]

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (97...122).contains(byte | 0x20)
  }

  /// The mechanisms in small letters.
  static let mechanisms: Set<String> = [
    "plain", "login", "xoauth2", "oauthbearer", "cram-md5", "digest-md5", "scram-sha-1", "scram-sha-256",
    "ntlm",
    "gssapi", "external", "anonymous",
  ]

  /// All words of the replies and lines that are known.
  private static let vocabulary: Set<String> = {
    let texts =
      Catalogue.entries.flatMap { [$0.example, $0.meaning] + $0.logLines }
      + LogCatalogue.entries.map(\.example) + [others]
    let words = texts.flatMap { $0.split { $0 == " " || $0 == "\n" }.map(core) }
    // Of addresses, paths and assignments only what is written here.
    return mechanisms.union(
      words.filter {
        !$0.isEmpty && $0.utf8.allSatisfy { isLetterOrDigit($0) || "-/+_()'".utf8.contains($0) }
      }
    )
    .union([
      "scram-sha-256-plus", "scram-sha-1-plus", "auth=plain", "auth=login", "8bitmime", "pipelining",
      "127.0.0.1",
    ])
  }()

  private static let others = """
    accepted accept access account accounts across action active additional address after again against all allowed \
    allow already an and another any are as at attempt attempts available back bad be because been before being bind \
    blocked but by bye call cannot can cannot certificate change channel check client closed closing code come \
    command commands complete compromised config configuration connect connected connection contact continue \
    could credentials data database deferred delivery denied device did directory disabled disconnect do does domain \
    done due during empty enabled encryption end error errors esmtp exceeded exist expected expired explicit external \
    fail failed failure fatal file first for found from general generic go goodbye good greeting hang has have hello \
    help helo host hostname id if ignored in incorrect info information initial input insecure insufficient internal \
    invalid is issue it its just key language later length limit line listed local locked log logged login lost \
    mail mailbox many maximum mechanism mechanisms message messages method missing more must name need needed \
    negotiation network new no not nothing now of off ok on only open operation option or out over parameter pass \
    passwd password path per permission permitted please policy port postfix problem protocol provided queued quota \
    read ready reason recipient received refused rejected relay relaying remote require required requires reset \
    resource response restricted retry roundtrip sasl security see send sender sent server service session setup \
    shutting size some source spam sql ssl start started starttls state status still stop success successful \
    successfully such support supported syntax system table temporarily temporary text than that the then there \
    this throttled throttling time timed timeout tls to too transaction transmission try type unable unauthorized \
    unavailable unencrypted unexpected unknown unrecognized unsupported until up use used user username using valid \
    validation verification verified verify version via waiting warning was web welcome were when while will with \
    without wrong you your sorry my rcpthosts token isn't doesn't couldn't can't
    s c - -- -> <- etrn vrfy dsn smtputf8 chunking enhancedstatuscodes ehlo rcpt rset noop quit auth
    """
}
