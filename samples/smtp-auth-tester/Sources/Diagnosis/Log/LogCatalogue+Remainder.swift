extension LogCatalogue {
  /// Lines whose words are not in the catalogue, by what their beginning says.
  static let remainder: [LogEntry] = [
    LogEntry(
      "log-sasl-failure", "SASL authentication failure: ",
      example: "warning: SASL authentication failure: Internal Error", source: "src/xsasl/xsasl_cyrus_log.c",
      verdict: .backEndFailed,
      meaning: "Cyrus SASL, which Postfix asks, could not end a login; the words after 'failure:' say why.",
      causes: [
        Suspect("What these words say.", check: "The next line, 'authentication failed', has the answer.")
      ]),
    LogEntry(
      "log-sasl-problem", "SASL authentication problem: ",
      example: "warning: SASL authentication problem: bad option", source: "src/xsasl/xsasl_cyrus_log.c",
      verdict: .backEndFailed,
      meaning: "Cyrus SASL, which Postfix asks, has a problem; the words after 'problem:' say which.",
      causes: [Suspect("What these words say.", check: "smtpd.conf, and the plugins that are installed.")]),
    LogEntry(
      "log-postfix-fatal", "postfix", ": fatal: ",
      example: "postfix/smtpd[1957]: fatal: bind 0.0.0.0 port 587: Address already in use",
      source: "src/util/msg.c", verdict: .noService,
      meaning: "A program of Postfix ended at once; the words after 'fatal:' say why.",
      causes: [Suspect("What these words say.", check: "postfix check; postconf -n; postconf -M")]),
  ]
}
