/// A mail, or a part of one: header fields, and a body or parts (RFC 2045, section 2.4).
public struct MailPart: Sendable {
  public internal(set) var fields: HeaderFields

  /// The bytes of the body as they came, to the line before the next boundary.
  let body: ArraySlice<UInt8>

  /// The parts of a multipart; the mail in a message/rfc822.
  public internal(set) var parts: [MailPart] = []

  /// `type/subtype` in small letters.
  public let type: String

  /// The type with its parameters.
  let contentType: ContentType

  init(fields: HeaderFields, body: ArraySlice<UInt8>, contentType: ContentType) {
    self.fields = fields
    self.body = body
    self.contentType = contentType
    type = contentType.name
  }

  /// The bytes of the body without their transfer encoding.
  public var content: [UInt8] {
    TransferEncoding(fields.value("content-transfer-encoding")).decode(body)
  }

  /// The beginning of a text as UTF-8.
  var text: [UInt8] {
    let encoding = TransferEncoding(fields.value("content-transfer-encoding"))
    // Quoted-printable takes at most three bytes for one.
    let start = encoding.decode(body.prefix(IncomingMail.maximumOfText * 3))
    return Charset.utf8(start.prefix(IncomingMail.maximumOfText), charset: contentType.small("charset"))
  }

  /// Whether it is meant to be read with the mail, instead of being a file that came with it.
  var isInline: Bool { !fields.value("content-disposition").begins(withSmall: "attachment") }

  /// Whether it is a mail that came as a part of this one.
  var isMessage: Bool { type == "message/rfc822" || type == "message/global" }

  /// The part itself and all parts below it, each before its own parts.
  ///
  /// - Parameter entersMessages: Whether the parts of mails within the mail are among them.
  public func all(entersMessages: Bool = true) -> [MailPart] {
    var all = [self]
    if isMessage, !entersMessages { return all }
    for part in parts { all += part.all(entersMessages: entersMessages) }
    return all
  }
}
