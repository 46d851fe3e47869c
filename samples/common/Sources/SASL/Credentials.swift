public import Secrecy

/// Who wants to be let in, and the proof.
///
/// Names and passwords are sent as they are. RFC 4616 and RFC 5802 want them prepared by SASLprep (RFC 4013), which
/// changes some that are not ASCII; Cyrus SASL does not prepare them either, so that the bytes of a password set by
/// its tools are the bytes to be sent.
public struct Credentials: Sendable {
  /// Whose password it is, the authentication identity.
  public let user: String

  /// The password; for XOAUTH2 and OAUTHBEARER the access token.
  public let password: Secret

  /// Whom to act for, the authorization identity; empty for the user himself, what nearly all servers want.
  public let authorizationIdentity: String

  public init(user: String, password: Secret, authorizationIdentity: String = "") {
    self.user = user
    self.password = password
    self.authorizationIdentity = authorizationIdentity
  }

  /// Whether the password is ASCII; of one that is not, two programs may well send different bytes.
  public var passwordIsASCII: Bool {
    password.withBytes { $0.allSatisfy { $0 < 0x80 } }
  }

  /// Refuses what C programs would read as the end of the name or password, and what RFC 4616 forbids.
  func refuseNULs() throws(SASLProblem) {
    let names = [("user's name", user), ("authorization identity", authorizationIdentity)]
    for (what, text) in names where text.utf8.contains(0) {
      throw .unusableCredentials("the \(what) contains a NUL byte")
    }
    if password.withBytes({ $0.contains(0) }) {
      throw .unusableCredentials("the password contains a NUL byte")
    }
  }
}
