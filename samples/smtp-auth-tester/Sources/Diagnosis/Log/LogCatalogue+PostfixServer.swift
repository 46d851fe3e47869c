extension LogCatalogue {
  /// What Postfix's smtpd and master say when clients cannot authenticate, or when smtpd cannot start.
  static let postfixServer: [LogEntry] = [
    LogEntry(
      "log-no-mechanisms", "no SASL authentication mechanisms",
      example: "fatal: no SASL authentication mechanisms", source: "src/smtpd/smtpd_sasl_glue.c",
      isResult: true, verdict: .noService,
      meaning:
        "smtpd ends because it has no mechanism to offer; clients see the connection closed before a greeting.",
      causes: [
        Suspect(
          "What smtpd asks about passwords is not there.",
          check: "The line before says 'SASL: Connect to', or names a configuration file or plugin."),
        .plaintextForbidden.likely, .noMechanisms.likely,
      ]),
    LogEntry(
      "log-no-applicable-mechanisms", "no applicable SASL mechanisms",
      example: "warning: xsasl_cyrus_server_get_mechanism_list: no applicable SASL mechanisms",
      source: "src/xsasl/xsasl_cyrus_server.c", verdict: .noService,
      meaning: "None of the mechanisms that are installed is allowed; smtpd ends.",
      causes: [.plaintextForbidden.likely, .noMechanisms.likely]),
    LogEntry(
      "log-filter-discards-mechanisms", "discards all mechanisms in",
      example: "fatal: smtpd_sasl_mechanism_filter discards all mechanisms in 'PLAIN LOGIN'",
      source: "src/smtpd/smtpd_sasl_glue.c", verdict: .noService,
      meaning: "smtpd ends because its filter leaves no mechanism to offer.",
      causes: [
        Suspect(
          "smtpd_sasl_mechanism_filter excludes what there is.",
          check: "postconf smtpd_sasl_mechanism_filter",
          cure: "smtpd_sasl_mechanism_filter = !external, static:rest"
        ).likely
      ]),
    LogEntry(
      "log-sasl-initialization", "SASL per-process initialization failed",
      example: "warning: SASL per-process initialization failed: generic failure",
      source: "src/xsasl/xsasl_cyrus_server.c", verdict: .noService,
      meaning: "Cyrus SASL could not be set up.",
      causes: [Suspect("smtpd.conf cannot be read, or a line of it is malformed.").likely]),
    LogEntry(
      "log-sasl-connection", "SASL per-connection",
      example: "fatal: SASL per-connection initialization failed", source: "src/smtpd/smtpd_sasl_glue.c",
      verdict: .noService, meaning: "smtpd ends because SASL could not be set up for a connection.",
      causes: [
        Suspect(
          "smtpd_sasl_security_options or the realm has a value that SASL refuses.", check: "postconf -n"),
        Suspect("A plugin of Cyrus SASL is broken.", check: "The lines before this one."),
      ]),
    LogEntry(
      "log-sasl-type", "unsupported SASL server implementation",
      example: "warning: unsupported SASL server implementation: cyrus", source: "src/xsasl/xsasl_server.c",
      verdict: .noService, meaning: "This Postfix was built without the kind of SASL in smtpd_sasl_type.",
      causes: [
        Suspect(
          "smtpd_sasl_type names a kind that is not built in.", check: "postconf -a lists those that are.",
          cure: "smtpd_sasl_type = one of them, or install a Postfix that has it."
        ).likely
      ]),
    LogEntry(
      "log-sasl-not-compiled-in", "SASL support is not compiled in",
      example: "warning: smtpd_sasl_auth_enable is true, but SASL support is not compiled in",
      source: "src/smtpd/smtpd.c",
      verdict: .authNotOffered, meaning: "This Postfix has no SASL at all.",
      causes: [Suspect("It was built without SASL.", check: "postconf -a", cure: "Install another.").likely]),
    LogEntry(
      "log-sasl-version", "incorrect SASL library version",
      example:
        "warning: incorrect SASL library version. Postfix was built with include files from version 2.1.27",
      source: "src/xsasl/xsasl_cyrus_server.c", verdict: .noService,
      meaning: "The library of Cyrus SASL is not the one that Postfix was built with.",
      causes: [
        Suspect("Only one of the two was upgraded.", cure: "Upgrade both, and restart Postfix.").likely
      ]),
    LogEntry(
      "log-throttling", "bad command startup", "throttling",
      example: "warning: /usr/lib/postfix/sbin/smtpd: bad command startup -- throttling",
      source: "src/master/master_spawn.c", isResult: true, verdict: .noService,
      meaning: """
        smtpd died as soon as it was started, and master waits a minute before it tries again; clients see the \
        connection closed before a greeting, or none at all.
        """,
      causes: [
        Suspect("What the line with 'fatal:' before it says.", check: "grep fatal: in the log.").likely,
        .plaintextForbidden, .noMechanisms,
      ]),
    LogEntry(
      "log-process-ended", "process ", " exit status ",
      example: "warning: process /usr/lib/postfix/sbin/smtpd pid 28448 exit status 1",
      source: "src/master/master_spawn.c", isResult: true, verdict: .noService,
      meaning: "A process of Postfix ended with an error.",
      causes: [
        Suspect("What its own line with 'fatal:' or 'panic:' says.", check: "grep 'fatal:' in the log.")
          .likely
      ]),
    LogEntry(
      "log-process-killed", "process ", " killed by signal ",
      example: "warning: process /usr/lib/postfix/sbin/smtpd pid 28448 killed by signal 11",
      source: "src/master/master_spawn.c", verdict: .noService,
      meaning: "A process of Postfix crashed, or was killed.",
      causes: [
        Suspect(
          "Signal 11 or 6: a fault in Postfix or in a library that it has loaded, such as a plugin of Cyrus SASL.",
          cure: "Upgrade them together; take plugins away one by one."),
        Suspect("Signal 9: the kernel ran out of memory.", check: "dmesg | grep -i 'out of memory'"),
      ]),
    LogEntry(
      "log-process-limit", "has reached its process limit",
      example:
        "warning: service \"smtp\" (25) has reached its process limit \"100\": new clients may experience noticeable delays",
      source: "src/master/master_avail.c", verdict: .noService,
      meaning: "All processes of the service are busy, and other clients wait.",
      causes: [
        Suspect(
          "Many clients try passwords.", check: "Many lines 'authentication failed'.", cure: "fail2ban"),
        Suspect("There are more clients than processes.", cure: "More in the maxproc column of master.cf."),
      ]),
  ]
}
