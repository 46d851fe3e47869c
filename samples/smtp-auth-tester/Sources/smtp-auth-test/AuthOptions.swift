import ArgumentParser
import Diagnosis
import SASL
import SMTP
import Secrecy
import Transport

/// How `auth` tries a credential.
struct AuthOptions: ParsableArguments {
  @OptionGroup var connection: ConnectionOptions

  @Option(
    help: ArgumentHelp(
      """
      A mechanism to try; may be given more than once. (default: PLAIN where the certificate is good, else \
      the strongest that is offered; then the others, until one works)
      """, valueName: "name"))
  var mech: [String] = []

  @Flag(help: "Try every mechanism that is offered, in every form that clients use.")
  var allForms = false

  @Flag(help: "Try what '--mech' names even if the server does not offer it.")
  var force = false

  @Flag(
    name: .customLong("stop-at-first-535"),
    help: "Stop after the first refusal of the credential, for servers that lock out after few failures.")
  var stopsAtFirstRefusal = false

  @Flag(help: "The password is an access token, for XOAUTH2 and OAUTHBEARER.")
  var token = false

  @Flag(help: "Send the credential also without TLS. On loopback this is always allowed.")
  var allowCleartext = false

  @Flag(
    help: "Send the credential to a server with any certificate. An attacker in between can then read it.")
  var noVerify = false

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      """
      Then ask whether mail from one address to another would be accepted, with and without AUTH; no message is \
      sent.
      """, valueName: "from> <to"))
  var relayCheck: [String] = []

  func validate() throws {
    _ = try wanted
    _ = try relayAddresses
    if force, mech.isEmpty { throw ValidationError("'--force' needs '--mech'") }
    if allForms, !mech.isEmpty { throw ValidationError("'--all-forms' and '--mech' exclude each other") }
    if token, try wanted?.contains(where: { $0.proof != .token }) == true {
      throw ValidationError("'--token' goes with XOAUTH2 and OAUTHBEARER only")
    }
  }

  /// The mechanisms of '--mech'.
  var wanted: [MechanismKind]? {
    get throws {
      guard !mech.isEmpty else { return nil }
      return try mech.map { name in
        guard let kind = MechanismKind(named: name), kind.isSupported else {
          let known = MechanismKind.all.filter(\.isSupported).map(\.name).joined(separator: ", ")
          throw ValidationError("'--mech \(name)' is not one of \(known)")
        }
        return kind
      }
    }
  }

  var proof: MechanismKind.Proof { token ? .token : .password }

  var relayAddresses: (from: String, to: String)? {
    get throws {
      guard !relayCheck.isEmpty else { return nil }
      guard relayCheck.count == 2 else {
        throw ValidationError("'--relay-check' needs two addresses, from and to")
      }
      return (relayCheck[0], relayCheck[1])
    }
  }

  /// Goes to the server.
  ///
  /// - Parameters:
  ///   - names: What is not to be shown.
  ///   - secrets: Passwords, which are not to be shown either.
  func makeContact(hiding names: [String], _ secrets: [Secret] = []) throws -> Contact {
    try Contact(connection, untrusted: noVerify ? .accepted : .refused) {
      $0.allowsCleartext = allowCleartext
      $0.hiddenNames = names
      $0.hiddenSecrets = secrets
    }
  }

  /// Why the credential must not be sent there, nil when it may be.
  func objection(to contact: Contact) -> Explanation? {
    contact.session.exposure.map { Explanation(of: $0, in: contact.circumstances) }
  }

  /// Why there is nothing to be tried, nil when there is.
  func objection(
    to plan: AuthPlan, _ credentials: Credentials, offered: [String], in contact: Contact
  ) -> Explanation? {
    if force { return nil }
    guard let capabilities = contact.capabilities, !capabilities.mechanisms.isEmpty else {
      return contact.offerExplanation
    }
    if plan.forms.isEmpty, !credentials.authorizationIdentity.isEmpty,
      let kind = MechanismKind.usable(among: offered, with: proof).first
    {
      return .authorizationIdentityNotCarried(kind)
    }
    let missing = plan.forms.first { !capabilities.offers(mechanism: $0.kind.name) }
    if plan.forms.isEmpty || missing != nil {
      return .mechanismNotOffered(missing?.kind.name, offered: offered, token: token)
    }
    return nil
  }
}
