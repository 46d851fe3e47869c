import Diagnosis
public import Secrecy
import Sysroot

/// A server that Postfix sends mail to with a password, and what it is set to do there.
public struct ClientRoute: Sendable {
  /// A password that was found for the server.
  public struct Account: Sendable {
    public let user: String
    public let password: Secret
  }

  let machine: Tree
  let postfix: PostfixInstance
  let commands: any Commands
  let plugIns: InstalledPlugIns

  /// The delivery agent smtp(8) of master.cf, with the settings it has.
  let service: PostfixService

  /// The settings of trivial-rewrite(8), which chooses the server.
  private let rewrite: PostfixService

  /// The server, with what says so; nil when mail goes straight to its recipients' servers.
  let route: Route?

  /// The settings with tables of which the servers are not known.
  let unlisted: [String]

  /// The types of tables that this Postfix has; empty where that is not known.
  let tableTypes: Set<String>

  public var relayhost: Relayhost? { route?.server }

  /// Whether a relay host is set, and it is not a server.
  var hasUnknownRelayhost: Bool { route == nil && Withheld.isIn(rewrite["relayhost"]) }

  /// The tables with passwords.
  let maps: [PasswordMap]

  /// What the tables say for the server.
  let lookup: PasswordLookup

  init(
    _ machine: Tree, _ commands: any Commands, _ postfix: PostfixInstance, service: PostfixService,
    _ rewrite: PostfixService, _ route: Route?, _ unlisted: [String], _ tableTypes: Set<String>
  ) {
    self.machine = machine
    self.commands = commands
    self.postfix = postfix
    self.service = service
    self.rewrite = rewrite
    self.route = route
    self.unlisted = unlisted
    self.tableTypes = tableTypes
    plugIns = InstalledPlugIns(machine)
    maps = PasswordMap.all(service["smtp_sasl_password_maps"])
    let sender = service.isOn("smtp_sender_dependent_authentication") ? route?.sender : nil
    lookup = PasswordLookup(
      maps.filter { TableTypeCheck.missing($0, tableTypes) == nil }, route?.server, sender: sender, commands,
      isDefault: postfix.isDefault, directory: postfix.directory)
  }

  /// The user and password that Postfix would send.
  public var account: Account? {
    if case .found(let account) = lookup.outcome { return account }
    return nil
  }

  /// Whether Postfix begins with TLS, from the first byte (smtp_tls_wrappermode).
  public var usesImplicitTLS: Bool { service.isOn("smtp_tls_wrappermode") }

  /// What TLS is used for: `none`, `may`, `encrypt` and stricter levels (smtp_tls_security_level).
  public var tlsLevel: String {
    let level = service["smtp_tls_security_level"]
    if !level.isEmpty { return level }
    return service.isOn("smtp_enforce_tls") ? "verify" : service.isOn("smtp_use_tls") ? "may" : "none"
  }

  /// Whether Postfix talks only to a server whose certificate it could check.
  public var verifiesCertificate: Bool { !["none", "may", "encrypt"].contains(tlsLevel) }

  /// The mechanisms that Postfix may use, those that are installed and that its settings let pass.
  ///
  /// - Parameter isEncrypted: Whether there is TLS.
  public func mechanisms(isEncrypted: Bool) -> [String] {
    let options = service.list(
      isEncrypted ? "smtp_sasl_tls_security_options" : "smtp_sasl_security_options")
    let filter = service.list("smtp_sasl_mechanism_filter")
    return MechanismProperties.all.filter {
      plugIns.modules.contains($0.module) && $0.passes(options: options) && $0.passes(filter: filter)
    }.map(\.name)
  }

  /// All findings.
  ///
  /// - Parameter offer: What the server was found to offer, nil when it was not asked.
  public func findings(offer: Offer? = nil) -> [Finding] {
    guard relayhost != nil || hasUnknownRelayhost || service.isOn("smtp_sasl_auth_enable") else {
      return [notSetUp]
    }
    return RelayhostCheck.findings(self) + TableTypeCheck.findings(self) + PasswordMapCheck.findings(self)
      + PasswordKeyCheck.findings(self)
      + ClientMechanismCheck.findings(self, offer) + ClientTLSCheck.findings(self)
  }

  /// The mechanisms of a server, and how they came to be known.
  public struct Offer: Sendable {
    public let mechanisms: [String]
    public let isEncrypted: Bool

    public init(mechanisms: [String], isEncrypted: Bool) {
      self.mechanisms = mechanisms
      self.isEncrypted = isEncrypted
    }
  }

  private var notSetUp: Finding {
    Finding(
      "client-not-set-up", .note, title: "this Postfix does not send mail through another server",
      evidence: [evidence("relayhost"), evidence("smtp_sasl_auth_enable")],
      cause: "Mail goes straight to the servers of its recipients, without a password.",
      cure: [change("relayhost", to: "[SERVER]:587"), change("smtp_sasl_auth_enable", to: "yes")])
  }

  /// The service that a setting is of: one that chooses the server, or one that goes there.
  private func owner(_ parameter: String) -> PostfixService {
    RouteList.parameters.contains(parameter) ? rewrite : service
  }

  func setting(_ parameter: String) -> String { owner(parameter)[parameter] }

  func evidence(_ parameter: String) -> String { postfix.evidence(parameter, in: owner(parameter)) }

  func change(_ parameter: String, to value: String) -> String {
    postfix.change(parameter, to: value, in: owner(parameter))
  }

  var reload: String { postfix.command("postfix", "reload") }
}
