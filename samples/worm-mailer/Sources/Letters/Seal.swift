public import Secrecy

/// Marks what we send so that we know it again: who can show such a token has had our mail.
///
/// A token is the purpose's letter, the report's `brief`, a hyphen and sixteen characters of HMAC-SHA-256 (RFC 2104):
/// 80 bits, which nobody can try out by mail.
public struct Seal: Sendable {
  /// What a token is for.
  public enum Purpose: String, CaseIterable, Sendable {
    /// The return path, to which delivery reports come.
    case bounce = "b"

    /// Message-ID, which comes back in In-Reply-To and References.
    case message = "m"

    /// The wish to get no more mail about this address, about its whole network, or at all.
    case stopAddress = "a"
    case stopNetwork = "n"
    case stopAll = "e"
  }

  public struct Token: Hashable, Sendable {
    public var purpose: Purpose

    /// The `brief` of the report's number.
    public var report: String

    public init(_ purpose: Purpose, report: String) {
      self.purpose = purpose
      self.report = report
    }
  }

  /// The shortest key, in bytes.
  public static let shortestKey = 16

  /// Characters of a token.
  static let length = 34

  /// A hostile text has no more candidates than this looked at.
  private static let maximumOfCandidates = 100

  private let key: Secret

  /// Takes the key, which must stay the same as long as mail can come back.
  ///
  /// - Throws: `LetterProblem` for a key that is too short, or where OpenSSL cannot compute HMAC.
  public init(key: Secret) throws(LetterProblem) {
    guard key.count >= Self.shortestKey else {
      throw LetterProblem("the key has \(key.count) bytes, less than \(Self.shortestKey)")
    }
    self.key = key
    _ = try text(of: Token(.bounce, report: ""))
  }

  /// The text of a token.
  public func text(_ purpose: Purpose, _ report: ReportID) throws(LetterProblem) -> String {
    try text(of: Token(purpose, report: report.brief))
  }

  private func text(of token: Token) throws(LetterProblem) -> String {
    let marked = token.purpose.rawValue + token.report
    guard let code = Hash.sha256.authenticationCode(key: key, of: Secret("worm-mailer \(marked)".utf8)) else {
      throw LetterProblem("OpenSSL cannot compute HMAC with SHA-256 here")
    }
    return "\(marked)-\(code.withBytes { Base32.text($0.prefix(10)) })"
  }

  /// All tokens of ours in a foreign text, such as an address, a header or a whole message, in its order, each once.
  public func tokens(in text: some Sequence<UInt8>) -> [Token] {
    let bytes = Array(text)
    var found: [Token] = []
    var candidates = 0
    for hyphen in bytes.indices where bytes[hyphen] == UInt8(ascii: "-") && hyphen >= 17 {
      let start = hyphen - 17
      guard start + Self.length <= bytes.count else { break }
      let candidate = bytes[start..<start + Self.length]
      guard candidate.enumerated().allSatisfy({ $0 == 17 || Base32.has($1) }) else { continue }
      candidates += 1
      if candidates > Self.maximumOfCandidates { break }
      if let token = open(candidate), !found.contains(token) { found.append(token) }
    }
    return found
  }

  /// What a token says, nil when it is not one of ours.
  private func open(_ candidate: ArraySlice<UInt8>) -> Token? {
    let text = candidate.map { (65...90).contains($0) ? $0 | 0x20 : $0 }
    guard let first = text.first, let purpose = Purpose(rawValue: String(decoding: [first], as: UTF8.self))
    else { return nil }
    let token = Token(purpose, report: String(decoding: text[1..<17], as: UTF8.self))
    guard let genuine = try? self.text(of: token), genuine.utf8.count == Self.length else { return nil }
    // In a time that does not tell how much of a forgery is right.
    return Secret(genuine.utf8).isEqual(to: Secret(text)) ? token : nil
  }
}
