extension LogCatalogue {
  /// What programs say of certificates and keys that they cannot use.
  static let certificates: [LogEntry] = [
    LogEntry(
      "log-no-certificate", "disabling TLS support",
      example:
        "warning: cannot get RSA private key from file \"/etc/ssl/private/mail.key\": disabling TLS support",
      source: "src/tls/tls_certkey.c of Postfix", verdict: .tlsFailed,
      meaning: "The server cannot use its certificate or key, and does without TLS.",
      causes: [.certificateUnusable.likely]),
    LogEntry(
      "log-certificate-file", "cannot get ", "from file",
      example: "warning: cannot get private key from file /etc/ssl/private/smtpd.key",
      source: "src/tls/tls_certkey.c of Postfix 2.6", verdict: .tlsFailed,
      meaning: "The server cannot use its certificate or key.", causes: [.certificateUnusable.likely]),
    LogEntry(
      "log-certificate-data", "cannot load", "certificate",
      example: "cannot load RSA certificate and key data", source: "src/tls/tls_server.c of Postfix",
      isResult: true, verdict: .tlsFailed, meaning: "The server or client cannot use its certificate or key.",
      causes: [.certificateUnusable.likely]),
    LogEntry(
      "log-no-server-certificate", "No server certs available",
      example: "warning: No server certs available. TLS won't be enabled",
      source: "src/tls/tls_server.c of Postfix", verdict: .tlsFailed,
      meaning: "The server has no certificate, and does without TLS.", causes: [.certificateUnusable.likely]),
    LogEntry(
      "log-key-mismatch", "key values mismatch",
      example: "warning: TLS library problem: error:0B080074:x509 certificate routines::key values mismatch:",
      source: "crypto/x509/x509_err.c", verdict: .tlsFailed,
      meaning: "Certificate and key do not belong together; the server does without TLS.",
      causes: [
        Suspect(
          "The files are of different certificates.",
          check: "openssl x509 -pubkey -noout -in CERT and openssl pkey -pubout -in KEY say the same.",
          cure: "Name the pair that belongs together."
        ).likely
      ]),
    LogEntry(
      "log-tls-file", "system library", "No such file or directory",
      example: "warning: TLS library problem: error:80000002:system library::No such file or directory:",
      source: "crypto/bio/bss_file.c", verdict: .tlsFailed,
      meaning: "The file with the certificate, the key or the authorities is not there.",
      causes: [
        .certificateUnusable.likely,
        Suspect("The chroot does not have it.", check: "The chroot column of master.cf."),
      ]),
    LogEntry(
      "log-tls-file-forbidden", "system library", "Permission denied",
      example: "warning: TLS library problem: error:8000000D:system library::Permission denied:",
      source: "crypto/bio/bss_file.c", verdict: .tlsFailed,
      meaning: "The program may not read the file with the certificate or the key.",
      causes: [Suspect("The file is another user's.", check: "ls -l FILE and its directories.").likely]),
  ]
}
