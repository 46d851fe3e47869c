/// One mail that came in (RFC 5322, MIME), of which nothing is believed.
///
/// Whatever the bytes are, reading them takes a time in proportion to their number, and no more than a few times the
/// memory. What exceeds a bound is left out instead of refused, since a report of a failure with a huge attachment is
/// still a report.
public struct IncomingMail: Sendable {
  /// As many bytes are looked at; a text comes before what is attached to it.
  public static let maximumSize = 1 << 20

  /// As many bytes of text are looked at.
  static let maximumOfText = 1 << 17

  /// As many lines of text are looked at.
  static let maximumOfLines = 4000

  /// Whether there was more than is looked at.
  public let isTruncated: Bool

  /// The mail as a part without a part around it.
  public let root: MailPart

  /// The sender by the envelope, as the `From ` line of mbox files or the Return-Path field has it: empty for the null
  /// sender, nil when it is not known.
  public let envelopeSender: String?

  public var fields: HeaderFields { root.fields }

  /// Takes a mail apart; lines may end with LF or CRLF.
  public init(_ bytes: some Sequence<UInt8>) {
    var kept: [UInt8] = []
    var iterator = bytes.makeIterator()
    while kept.count <= Self.maximumSize, let byte = iterator.next() { kept.append(byte) }
    self.init(kept)
  }

  /// Takes a mail apart; lines may end with LF or CRLF.
  public init(_ bytes: [UInt8]) {
    isTruncated = bytes.count > Self.maximumSize
    let kept = isTruncated ? Array(bytes.prefix(Self.maximumSize)) : bytes
    var reader = PartReader(kept)
    root = reader.part()
    envelopeSender = Self.returnPath(root.fields) ?? Self.mboxSender(kept)
  }

  private static func returnPath(_ fields: HeaderFields) -> String? {
    guard let field = fields["return-path"] else { return nil }
    let value = field.value[...].trimmed
    return value.elementsEqual("<>".utf8) || value.isEmpty ? "" : MailAddress.all(in: value).first
  }

  private static func mboxSender(_ bytes: [UInt8]) -> String? {
    guard bytes[...].begins(withSmall: "from ") else { return nil }
    let word = bytes[5...].prefix(400).prefix { $0 > 0x20 }
    if word.equals(small: "mailer-daemon") || word.elementsEqual("<>".utf8) { return "" }
    return MailAddress.all(in: word).first
  }

  /// What there is to read in it, besides mails that it carries: its plain texts, else the words of its HTML.
  var text: [UInt8] {
    let inline = root.all(entersMessages: false).filter { $0.parts.isEmpty && $0.isInline }
    let isUntyped = root.parts.isEmpty && root.contentType.isMultipart
    let plain = inline.filter { $0.type == "text/plain" || (isUntyped && $0.type.hasPrefix("multipart/")) }
    let text = Self.joined(plain.lazy.map(\.text))
    if text.contains(where: { $0 > 0x20 }) { return text }
    return Self.joined(inline.lazy.filter { $0.type == "text/html" }.map { HTMLWords.text(of: $0.text) })
  }

  /// Texts below each other, to the bound.
  static func joined(_ texts: some Sequence<[UInt8]>) -> [UInt8] {
    var result: [UInt8] = []
    for text in texts where result.count < maximumOfText {
      result += text.prefix(maximumOfText - result.count)
      if result.last != 0x0A { result.append(0x0A) }
    }
    return result
  }
}
