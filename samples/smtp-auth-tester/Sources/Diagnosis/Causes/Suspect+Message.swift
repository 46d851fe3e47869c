/// Causes that lie in what the client sent.
extension Suspect {
  static let wrongCredentials = Suspect(
    "The user's name or the password is wrong.",
    check: "Log in with the same pair elsewhere, say by IMAP.",
    cure: "Correct the pair, or set the password anew.", unless: [.tokenMechanism], manual: .credentials)

  static let tokenRefused = Suspect(
    "The token has expired, is another user's, or lacks the scope that the server asks for.",
    check: """
      The note above has the server's reason where it gave one: invalid_token, insufficient_scope (RFC 6750, \
      section 3.1); a token that is a JWT has its end in 'exp', its user in 'sub' or 'upn', its scope in 'scp' or \
      'scope'.
      """,
    cure: "Get a new token for the user and the scope of the server."
  ).only(when: .tokenMechanism)

  static let otherAuthorizationIdentity = Suspect(
    "The message asks to act as another user than the one who logs in.",
    check: """
      'smtp-auth-test decode -' shows the authorization identity; the log says 'Requested identity not \
      authenticated identity'.
      """,
    cure: "Leave the authorization identity empty.",
    unless: [.mechanism(["LOGIN", "CRAM-MD5"]), .not(.authorizationIdentity)])

  static let newlineEncoded = Suspect(
    "A newline was encoded together with the password, as echo makes it.",
    check: "'smtp-auth-test decode -' shows it; its base64 ends in 'Cg==', 'o=' or 'K'.",
    cure: "Encode with 'smtp-auth-test encode', or with printf instead of echo.",
    unless: [.not(.plaintextMechanism), .encodedHere])

  static let octalTrap = Suspect(
    """
    The shell's printf took the first digits of the password for a part of '\\0', so that the separator is gone \
    and the password begins later.
    """,
    check:
      "The password begins with a digit from 0 to 7, and 'smtp-auth-test decode -' shows one NUL too few.",
    cure: "Write the separator with three digits, \\000, or use 'smtp-auth-test encode plain'.",
    unless: [.not(.mechanism(["PLAIN"])), .encodedHere])

  static let separatorsMissing = Suspect(
    "The message of PLAIN lacks the NUL bytes between its three parts.",
    check: "'smtp-auth-test decode -' shows them as \\0; the log says 'Can only find author (no password)'.",
    cure: "Send base64 of AUTHZID \\0 USER \\0 PASSWORD: 'smtp-auth-test encode plain' makes it.",
    unless: [.not(.mechanism(["PLAIN"])), .encodedHere])

  static let notBase64 = Suspect(
    "What was sent is not base64.",
    check: "'smtp-auth-test decode -' says so.",
    cure: "Encode it: 'smtp-auth-test encode'.", unless: [.encodedHere])

  static let nonASCIIPassword = Suspect(
    "The password has characters beyond ASCII, and client and server encode or prepare them differently.",
    check: "Try a password of ASCII characters only.",
    cure: "Store the password in UTF-8 on the server, or use ASCII only.",
    when: [.not(.passwordASCII)], unless: [.passwordASCII])
}
