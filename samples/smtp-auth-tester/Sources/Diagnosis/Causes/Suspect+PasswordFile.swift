/// Causes that lie in the configuration of Cyrus SASL and its password file.
extension Suspect {
  static let sasldbNotInChroot = Suspect(
    """
    smtpd runs in a chroot and the password file is only outside of it; Cyrus SASL then finds no user at all, and \
    says nothing about the file.
    """,
    check: """
      smtpd's line in master.cf has 'y' in the chroot column, as Debian ships it, and the queue directory has no \
      etc/sasldb2; the log calls the client unknown[ADDRESS] although it has a name.
      """,
    cure: """
      Put 'n' into the chroot column, or copy the file after each change: install -g postfix -m 640 /etc/sasldb2 \
      /var/spool/postfix/etc/sasldb2.
      """,
    finding: .sasldbNotInChroot)

  static let sasldbStale = Suspect(
    "The copy of the password file in the chroot is older than the file.",
    check: "Compare their dates: ls -l /etc/sasldb2 /var/spool/postfix/etc/sasldb2.",
    cure: "Copy it again after each saslpasswd2.",
    finding: .sasldbStale)

  static let sasldbMissing = Suspect(
    "There is no password file.",
    check: "ls -l /etc/sasldb2",
    cure: "Make a user, and the file with it: saslpasswd2 -c -u REALM USER.",
    finding: .sasldbMissing)

  static let sasldbUnreadable = Suspect(
    "smtpd may not read the password file.",
    check: """
      The log says 'unable to open Berkeley db FILE: Permission denied'; in a chroot the file is meant as seen from \
      within.
      """,
    cure: "Give the file to a group that postfix is in: chgrp postfix FILE; chmod 640 FILE.",
    finding: .sasldbUnreadable)

  static let realmMismatch = Suspect(
    "The user is in the password file under another realm than the one that Postfix adds to the name.",
    check: "'sasldblistusers2' and sasl_username= in the log must show the same USER@REALM.",
    cure: """
      Set smtpd_sasl_local_domain to the realm of the file, log in as USER@REALM, or make the user in the right \
      realm: saslpasswd2 -c -u REALM USER.
      """,
    finding: .realmMismatch)

  static let smtpdConfMissing = Suspect(
    "Postfix does not find smtpd.conf, so that Cyrus SASL falls back to /etc/sasldb2.",
    check: """
      Debian's Postfix reads /etc/postfix/sasl/smtpd.conf, then /usr/lib/sasl2/smtpd.conf, and ignores \
      cyrus_sasl_config_path; without the file, every mechanism that is installed is offered.
      """,
    cure: "Put the file where Postfix reads it, and reload Postfix.",
    finding: .smtpdConfMissing)

  static let verifierUnknown = Suspect(
    "smtpd.conf names a pwcheck_method that does not exist, such as the 'pam' of SASL 1.",
    check: "The log says 'unknown password verifier(s)'.",
    cure: "Write 'pwcheck_method: saslauthd' and run saslauthd -a pam, or 'pwcheck_method: auxprop'.",
    finding: .verifierUnknown)

  static let noMechanisms = Suspect(
    "No mechanism is installed, or none of those in mech_list.",
    check: "The log says 'no SASL authentication mechanisms'; 'pluginviewer -s' lists what is installed.",
    cure: "Install libsasl2-modules, and correct mech_list in smtpd.conf.",
    finding: .noMechanisms, unless: [.other(than: ServerKind.withCyrus.union([.postfix]))])

  static let plaintextForbidden = Suspect(
    "smtpd_sasl_security_options has noplaintext, and the only mechanisms are PLAIN and LOGIN.",
    check: "The log says 'no SASL authentication mechanisms'; postconf smtpd_sasl_security_options.",
    cure: """
      Set smtpd_sasl_security_options to noanonymous, and protect the passwords by smtpd_tls_auth_only = yes.
      """,
    finding: .plaintextMechanismsForbidden, unless: [.other(than: ServerKind.anyPostfix)])

  static let secretNotStored = Suspect(
    "The mechanism needs the password in the clear or a key of its own, and the server has only a hash of it.",
    check: "PLAIN works with the same password.",
    cure: "Use PLAIN over TLS, or store what the mechanism needs.",
    when: [.sharedSecretMechanism], unless: [.plaintextMechanism], manual: .storedForm)
}
