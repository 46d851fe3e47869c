import Diagnosis
public import Secrecy
public import Sysroot

/// A Postfix that sends mail through another server with a password: what it is set to do.
public struct ClientExamination: Sendable {
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

  /// The server that all mail goes to, nil when mail goes straight to its recipients' servers.
  public let relayhost: Relayhost?

  /// Whether a relay host is set, and it is not a server.
  var hasUnknownRelayhost: Bool { Withheld.isIn(service["relayhost"]) }

  /// The tables with passwords.
  let maps: [PasswordMap]

  /// What the tables say for the server.
  let lookup: PasswordLookup

  /// Reads Postfix's configuration, and the password if there is one.
  public init(
    machine: Tree = Tree(), commands: any Commands = SystemCommands(), directory: String? = nil
  ) throws(PostfixInstance.Problem) {
    self.machine = machine
    self.commands = commands
    postfix = try Postconf(commands: commands, directory: directory).client(machine)
    let service = postfix.services.first ?? PostfixService(client: postfix.parameters)
    self.service = service
    plugIns = InstalledPlugIns(machine)
    relayhost = Withheld.isIn(service["relayhost"]) ? nil : Relayhost(parsing: service["relayhost"])
    maps = PasswordMap.all(service["smtp_sasl_password_maps"])
    lookup = PasswordLookup(
      maps, relayhost, commands, isDefault: postfix.isDefault, directory: postfix.directory)
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
    return RelayhostCheck.findings(self) + PasswordMapCheck.findings(self) + PasswordKeyCheck.findings(self)
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

  func evidence(_ parameter: String) -> String {
    postfix.evidence(parameter, in: service)
  }

  func change(_ parameter: String, to value: String) -> String {
    postfix.change(parameter, to: value, in: service)
  }

  var reload: String { postfix.command("postfix", "reload") }
}
