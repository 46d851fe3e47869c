import Secrecy

/// The error that a server sends as a challenge when it does not accept a token, in JSON (RFC 7628, section 3.2.2).
struct BearerRefusal {
  /// What the server sent, for people.
  private(set) var text: String?

  /// Remembers the error; there is one at most.
  mutating func take(_ challenge: [UInt8], hiding redaction: Redaction) throws(SASLProblem) {
    guard text == nil else {
      throw .unexpectedChallenge("the server asks for more after its error: \(redaction.quoted(challenge))")
    }
    text = challenge.isEmpty ? "(no reason)" : redaction.text(challenge, limit: 1000)
  }

  func check() throws(SASLProblem) {
    if let text { throw .refused("the server reported an error and then said yes: \(text)") }
  }

  var remarks: [String] {
    text.map { ["the server refuses the token: \($0)"] } ?? []
  }
}

extension Credentials {
  /// Refuses a token that is not a bearer token (RFC 6750, section 2.1), such as one with the end of its file's line.
  func refuseOddToken() throws(SASLProblem) {
    if password.count == 0 { throw .unusableCredentials("the token is empty") }
    let isPrintable = password.withBytes { $0.allSatisfy { (0x21...0x7E).contains($0) } }
    if !isPrintable {
      throw .unusableCredentials("the token contains a blank, a line's end or what else no token has")
    }
  }
}
