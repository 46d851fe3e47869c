/// A kind of request that no innocent program makes, and what is known of it.
public struct Signature: Equatable, Sendable {
  /// What of a request is shown as evidence.
  public enum Evidence: String, Sendable {
    /// The path; of the query only that there is one, for it may have secrets of somebody else.
    case path

    /// The query, too, as far as it is that of one of the worms of 2001.
    case pathAndWormQuery = "worm"

    /// The whole query, but for values whose names say that they are secret; for signatures of the administrator's own,
    /// who knows what is in it.
    case pathAndQuery = "query"

    /// The header field that has the attack in it.
    case header
  }

  /// A short name in small letters and hyphens, for files, options and figures.
  public let name: String

  /// A few words, for a subject or a table.
  public let title: String

  /// One sentence, what such a request is; nothing but what the source says.
  public let explanation: String

  /// The document that describes the request.
  public let source: String

  /// How it was made sure that the patterns fit the source.
  public let verified: String

  public let evidence: Evidence

  /// Whether it is worth a mail; otherwise it is known by name only.
  public private(set) var mails: Bool

  let patterns: [RequestPattern]

  init(
    _ name: String, title: String, explanation: String, source: String,
    verified: String = Signature.asPublished, evidence: Evidence = .path, mails: Bool = true,
    patterns: [RequestPattern]
  ) {
    self.name = name
    self.title = title
    self.explanation = explanation
    self.source = source
    self.verified = verified
    self.evidence = evidence
    self.mails = mails
    self.patterns = patterns
  }

  /// The same, without a mail.
  var withoutMail: Signature {
    var signature = self
    signature.mails = false
    return signature
  }

  /// The usual ways of verification.
  static let asPublished = "the request as it was published is in our tests"
  static let sentToApache = "the requests of the source were sent to Apache 2.4, and are in our tests"
}
