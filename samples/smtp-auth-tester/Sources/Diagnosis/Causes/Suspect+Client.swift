/// Causes that lie in a Postfix that is the client.
extension Suspect {
  static let clientAuthOff = Suspect(
    "smtp_sasl_auth_enable is not yes: the client does not try AUTH.",
    check: "postconf smtp_sasl_auth_enable",
    cure: "smtp_sasl_auth_enable = yes",
    finding: .clientAuthOff)

  static let passwordKeyMismatch = Suspect(
    "The key in smtp_sasl_password_maps is spelled otherwise than relayhost, so that no AUTH is sent.",
    check: "relayhost = [host]:587 matches the keys '[host]:587' and 'host', but not '[host]'.",
    cure: "Spell the key exactly as relayhost, run postmap, and reload Postfix.",
    finding: .passwordKeyMismatch)

  static let passwordMapStale = Suspect(
    "The password map was changed, and postmap was not run.",
    check: "The .db file is older than the file beside it.",
    cure: "postmap FILE",
    finding: .passwordMapStale)

  static let passwordMapMissing = Suspect(
    "The file of smtp_sasl_password_maps, or its .db, is not there or cannot be read.",
    check: "postmap -q '[host]:587' MAP",
    cure: "Write the file, chmod 600 FILE, postmap FILE.",
    finding: .passwordMapMissing)

  static let clientMechanismsForbidden = Suspect(
    """
    smtp_sasl_security_options has noplaintext, as it has by default, and the server offers only PLAIN and LOGIN.
    """,
    check: "postconf smtp_sasl_security_options smtp_sasl_tls_security_options",
    cure: """
      Use TLS (smtp_tls_security_level = encrypt) with smtp_sasl_tls_security_options = noanonymous; without TLS, \
      smtp_sasl_security_options = noanonymous lets the password travel in the clear.
      """,
    finding: .clientMechanismsForbidden)

  static let clientMechanismsMissing = Suspect(
    "The client's machine lacks the plugins of Cyrus SASL.",
    check: "'pluginviewer -c' lists what is installed.",
    cure: "Install libsasl2-modules.",
    finding: .clientMechanismsMissing)
}
