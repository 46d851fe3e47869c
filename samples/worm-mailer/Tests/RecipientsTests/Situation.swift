import Recipients
import Testing

/// What the DNS says about an address, what the administrator says, and who gets a mail.
struct Situation: CustomTestStringConvertible, Sendable {
  let testDescription: String
  var address = "192.0.2.7"
  let zone: String
  let expected: String
  var policy: @Sendable (inout RecipientPolicy) -> Void = { _ in }

  init(
    _ description: String, address: String = "192.0.2.7", _ zone: String, _ expected: String,
    policy: @escaping @Sendable (inout RecipientPolicy) -> Void = { _ in }
  ) {
    testDescription = description
    self.address = address
    self.zone = zone
    self.expected = expected
    self.policy = policy
  }
}

extension Situation {
  static let all = names + mailServers + never

  /// A name that leads back, for 192.0.2.7.
  static let dsl = """
    192.0.2.7 PTR dsl-7.pool.victim.example
    dsl-7.pool.victim.example A 192.0.2.7

    """

  /// A mail server for victim.example.
  static let mail = """
    victim.example MX 10 mail.victim.example
    mail.victim.example A 198.51.100.25

    """
}
