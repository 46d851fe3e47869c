/// A check of a service; each has a file of its own.
struct ServiceCheck: Sendable {
  let name: String
  let findings: @Sendable (ServiceExamination) -> [Finding]

  /// All of them, in the order in which a login meets their subjects.
  static let table = [
    ServiceCheck(name: "spelling", findings: SpellingCheck.findings),
    ServiceCheck(name: "AUTH", findings: AuthenticationCheck.findings),
    ServiceCheck(name: "TLS", findings: TLSCheck.findings),
    ServiceCheck(name: "chroot", findings: ChrootCheck.findings),
    ServiceCheck(name: "Dovecot", findings: DovecotCheck.findings),
    ServiceCheck(name: "SASL settings", findings: SASLFileCheck.findings),
    ServiceCheck(name: "password check", findings: PasswordCheckCheck.findings),
    ServiceCheck(name: "mechanisms", findings: MechanismCheck.findings),
    ServiceCheck(name: "sasldb", findings: SasldbCheck.findings),
    ServiceCheck(name: "sasldb users", findings: SasldbUsersCheck.findings),
    ServiceCheck(name: "saslauthd", findings: SaslauthdCheck.findings),
    ServiceCheck(name: "PAM", findings: PAMCheck.findings),
    ServiceCheck(name: "SQL", findings: SQLCheck.findings),
    ServiceCheck(name: "relaying", findings: RelayCheck.findings),
    ServiceCheck(name: "restrictions", findings: EarlyRefusalCheck.findings),
  ]
}

/// A check of Postfix as a whole.
struct InstanceCheck: Sendable {
  let name: String
  let findings: @Sendable (Examination) -> [Finding]

  static let table = [
    InstanceCheck(name: "Postfix", findings: PostfixCheck.findings),
    InstanceCheck(name: "other instances", findings: OtherInstancesCheck.findings),
    InstanceCheck(name: "submission", findings: SubmissionCheck.findings),
    InstanceCheck(name: "spelling", findings: SpellingCheck.findings),
  ]
}
