extension LogCatalogue {
  /// What Dovecot's password databases say, `sql(user,192.0.2.1): unknown user`.
  static let dovecotPassdb: [LogEntry] = [
    LogEntry(
      "log-dovecot-pam-file", "/etc/pam.d/", " missing?)",
      example: "auth-worker: Error: pam(user,192.0.2.1): unknown user (/etc/pam.d/dovecot missing?)",
      source: "src/auth/passdb-pam.c", verdict: .backEndFailed,
      meaning: "Dovecot asks PAM for a service that has no file, and PAM denies.",
      causes: [
        Suspect(
          "The PAM file is missing.", check: "doveconf passdb; ls /etc/pam.d",
          cure: "Name one that is there: args = dovecot, or service_name in 2.4."
        ).likely
      ]),
    LogEntry(
      "log-dovecot-unknown-user", "): unknown user",
      example: "auth: passwd-file(user,192.0.2.1): unknown user", source: "src/auth/auth-request.c",
      verdict: .rejected, meaning: "Dovecot's password database has no such user.",
      causes: [
        .dovecotUserUnknown.likely,
        Suspect(
          "Another passdb after this one knows the user, and the line is harmless.",
          check: "'trying the next passdb'"),
      ]),
    LogEntry(
      "log-dovecot-mismatch", "Password mismatch",
      example: "auth: sql(user,192.0.2.1): Password mismatch", source: "src/auth/auth-request.c",
      verdict: .rejected, meaning: "The user is there, and the password is not the stored one.",
      causes: [
        .dovecotPasswordWrong.likely,
        Suspect(
          "The stored hash is of another scheme than Dovecot takes it for.",
          check: "doveadm pw -t '{SCHEME}HASH'",
          cure: "Put {SCHEME} before the hash, or set default_pass_scheme."),
        .newlineEncoded,
      ]),
    LogEntry(
      "log-dovecot-scheme", "Unknown scheme", example: "auth: sql(user,192.0.2.1): Unknown scheme SHA_512",
      source: "src/auth/passdb.c", verdict: .backEndFailed,
      meaning: "Dovecot does not know the stored hash's kind.",
      causes: [Suspect("The word in braces is misspelled.", check: "doveadm pw -l lists the schemes.").likely]
    ),
    LogEntry(
      "log-dovecot-scheme-data", "Password data is not valid for scheme",
      example:
        "auth: sql(user,192.0.2.1): Password data is not valid for scheme SHA512-CRYPT: Input isn't valid HEX encoded data",
      source: "src/auth/passdb.c", verdict: .backEndFailed,
      meaning: "What is stored is not a hash of the kind that Dovecot takes it for.",
      causes: [
        Suspect(
          "The scheme is wrong, or the column too short and the hash cut.",
          check: "doveadm pw -s SCHEME makes one.",
          cure: "Put the right {SCHEME} before the hash, or set default_pass_scheme."
        ).likely
      ]),
    LogEntry(
      "log-dovecot-scheme-stored", "scheme, but we have only",
      example: "auth: sql(user,192.0.2.1): Requested CRAM-MD5 scheme, but we have only SHA512-CRYPT",
      source: "src/auth/passdb.c", verdict: .rejected,
      meaning: "The mechanism needs the password or its own kind of key, and another kind is stored.",
      causes: [.secretNotStored.likely]),
    LogEntry(
      "log-dovecot-characters", "having illegal chars",
      example: "auth: pam(user,192.0.2.1): Attempted login with password having illegal chars",
      source: "src/auth/auth-request.c", verdict: .rejected,
      meaning: "The password has a NUL or a similar byte.",
      causes: [.newlineEncoded, .octalTrap, .nonASCIIPassword]),
    LogEntry(
      "log-dovecot-username", "Username character disallowed",
      example: "auth: Info: login(?,192.0.2.1): Username character disallowed by auth_username_chars: 0x2f",
      source: "src/auth/auth-request.c", verdict: .rejected,
      meaning: "The user's name has a character that is not allowed.",
      causes: [Suspect("The name is misspelled.", check: "doveconf auth_username_chars").likely]),
    LogEntry(
      "log-dovecot-policy", "policy server refusal",
      example: "auth: policy(user,192.0.2.1): Authentication failure due to policy server refusal",
      source: "src/auth/auth-policy.c", verdict: .rejected, meaning: "A policy server denies the login.",
      causes: [
        Suspect(
          "The client's address or user has had too many failures there.",
          check: "doveconf auth_policy_server_url"
        ).likely
      ]),
    LogEntry(
      "log-dovecot-userdb", "user not found from",
      example: "auth: Error: passwd-file(user,192.0.2.1): user not found from any userdbs",
      source: "src/auth/auth-request.c", verdict: .rejected,
      meaning: "The password is right, and no userdb knows the user.",
      causes: [Suspect("userdb asks something else than passdb.", check: "doveadm user USER").likely]),
    LogEntry(
      "log-dovecot-values", "Multiple password values not supported",
      example: "auth-worker: Error: pam(user,192.0.2.1): Multiple password values not supported",
      source: "src/auth/auth-request.c", verdict: .backEndFailed,
      meaning: "Two password databases have each given a password for one login.",
      causes: [
        Suspect(
          "A passdb goes on after it has found the user.", check: "doveconf passdb: result_success, skip"
        ).likely
      ]),
    LogEntry(
      "log-dovecot-networks", "not in allowed networks",
      example: "auth: sql(user,192.0.2.1): allow_nets check failed: IP 192.0.2.1 not in allowed networks",
      source: "src/auth/auth-request.c", verdict: .rejected,
      meaning: "The user may not log in from this address, whatever the password.",
      causes: [
        Suspect("allow_nets of the user does not have the address.", check: "doveadm auth lookup USER").likely
      ]),
    LogEntry(
      "log-dovecot-denied", "User found from deny passdb",
      example: "auth: passwd-file(user,192.0.2.1): User found from deny passdb",
      source: "src/auth/auth-request.c",
      verdict: .rejected, meaning: "The user is on a list of those who may not log in.",
      causes: [Suspect("A passdb with deny = yes has the user.", check: "doveconf passdb").likely]),
    LogEntry(
      "log-dovecot-no-password", "No password returned",
      example: "auth: sql(user,192.0.2.1): No password returned (and no nopassword)",
      source: "src/auth/auth-request.c", verdict: .rejected,
      meaning: "The user is there, and has no password in the database.",
      causes: [
        Suspect("The field is empty.", check: "Run password_query by hand.", cure: "Set one: doveadm pw")
          .likely
      ]),
    LogEntry(
      "log-dovecot-empty", "Login attempt with empty password",
      example: "auth: ldap(user,192.0.2.1): Login attempt with empty password",
      source: "src/auth/passdb-ldap.c",
      verdict: .rejected, meaning: "The client sent an empty password.", causes: [.passwordEmpty.likely]),
    LogEntry(
      "log-dovecot-skipped", "All password databases were skipped",
      example: "auth: user: All password databases were skipped", source: "src/auth/auth-request.c",
      verdict: .backEndFailed, meaning: "No password database was asked for this login.",
      causes: [
        Suspect("Their skip, mechanisms or username_filter leave this login out.", check: "doveconf passdb")
          .likely
      ]),
    LogEntry(
      "log-dovecot-oauth2", "oauth2 failed",
      example: "auth: oauth2(user,192.0.2.1): oauth2 failed: Token is not valid: Token has expired",
      source: "src/auth/auth-sasl-mech-oauth2.c", verdict: .rejected,
      meaning: "Dovecot did not accept the token.",
      causes: [
        Suspect("It has expired, or was given out for something else.").likely,
        Suspect("The server that gave it out cannot be asked.", check: "doveconf | grep oauth2"),
      ]),
  ]
}
