extension MechanismKind {
  /// What is known, in the order of preference; what this library cannot do comes last.
  public static let all: [MechanismKind] = [
    MechanismKind(
      "SCRAM-SHA-256-PLUS", isSupported: true, risk: .low, inTheClear: .low,
      why: "both sides prove that they know the password, within this very TLS connection"),
    MechanismKind(
      "SCRAM-SHA-256", isSupported: true, risk: .low, inTheClear: .medium,
      why:
        "both sides prove that they know the password; who listens can only try passwords, each at some cost"),
    MechanismKind(
      "SCRAM-SHA-1-PLUS", isSupported: true, risk: .low, inTheClear: .low,
      why: "both sides prove that they know the password, within this very TLS connection"),
    MechanismKind(
      "SCRAM-SHA-1", isSupported: true, risk: .low, inTheClear: .medium,
      why:
        "both sides prove that they know the password; who listens can only try passwords, each at some cost"),
    MechanismKind(
      "OAUTHBEARER", isSupported: true, exposesPassword: true, proof: .token, risk: .low, inTheClear: .high,
      why: "the token can be read and used until it expires by whoever sees it"),
    MechanismKind(
      "XOAUTH2", isSupported: true, exposesPassword: true, proof: .token, risk: .low, inTheClear: .high,
      why: "the token can be read and used until it expires by whoever sees it"),
    MechanismKind(
      "CRAM-MD5", isSupported: true, risk: .medium, inTheClear: .medium,
      why: "who listens can try passwords quickly, and the server has to keep the password itself"),
    MechanismKind(
      "PLAIN", isSupported: true, exposesPassword: true, risk: .medium, inTheClear: .high,
      why:
        "the server, and whoever sees the exchange, reads the password; safe only in a verified TLS connection"
    ),
    MechanismKind(
      "LOGIN", isSupported: true, exposesPassword: true, risk: .medium, inTheClear: .high,
      why:
        "the server, and whoever sees the exchange, reads the password; never standardized, for old clients"),
    MechanismKind(
      "SCRAM-SHA-512-PLUS", risk: .low, inTheClear: .low,
      why: "both sides prove that they know the password, within this very TLS connection"),
    MechanismKind(
      "SCRAM-SHA-512", risk: .low, inTheClear: .medium,
      why:
        "both sides prove that they know the password; who listens can only try passwords, each at some cost"),
    MechanismKind(
      "SCRAM-SHA-384", risk: .low, inTheClear: .medium,
      why:
        "both sides prove that they know the password; who listens can only try passwords, each at some cost"),
    MechanismKind(
      "SCRAM-SHA-224", risk: .low, inTheClear: .medium,
      why:
        "both sides prove that they know the password; who listens can only try passwords, each at some cost"),
    MechanismKind(
      "DIGEST-MD5", risk: .medium, inTheClear: .medium,
      why: "who listens can try passwords quickly; declared obsolete by RFC 6331"),
    MechanismKind(
      "NTLM", risk: .medium, inTheClear: .high,
      why: "its hashes are broken in hours, and its answers can be passed on to other servers"),
    MechanismKind(
      "GSSAPI", proof: .other, risk: .low, inTheClear: .low,
      why: "Kerberos tickets instead of a password; a server without a keytab offers it in vain"),
    MechanismKind(
      "GSS-SPNEGO", proof: .other, risk: .low, inTheClear: .medium,
      why: "negotiates Kerberos or falls back to NTLM; a server without a keytab offers it in vain"),
    MechanismKind(
      "GS2-KRB5", proof: .other, risk: .low, inTheClear: .low,
      why: "Kerberos tickets instead of a password; a server without a keytab offers it in vain"),
    MechanismKind(
      "GS2-IAKERB", proof: .other, risk: .low, inTheClear: .low,
      why: "Kerberos by way of the server; one without a keytab offers it in vain"),
    MechanismKind(
      "KERBEROS_V4", proof: .other, risk: .high, inTheClear: .high,
      why: "Kerberos 4 is broken and has been given up"),
    MechanismKind(
      "EXTERNAL", proof: .other, risk: .low, inTheClear: .high,
      why: "the client's TLS certificate says who it is; without TLS there is nothing to go by"),
    MechanismKind(
      "ANONYMOUS", proof: .other, risk: .high, inTheClear: .high,
      why: "nobody proves anything, so that anyone may send mail where this counts as authenticated"),
    MechanismKind(
      "OTP", proof: .other, risk: .medium, inTheClear: .medium,
      why: "every password is used once, but the next ones can be searched for by whoever listens"),
    MechanismKind(
      "SRP", risk: .low, inTheClear: .low,
      why: "both sides prove that they know the password, and who listens learns nothing to try passwords on"),
    MechanismKind(
      "PASSDSS-3DES-1", exposesPassword: true, risk: .medium, inTheClear: .medium,
      why: "the password is sent under old encryption that only a known server key makes safe"),
  ]
}
