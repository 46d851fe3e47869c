public import Addresses
import Sending
import Letters
import Lookup
import Recipients
public import Reporting
import Secrecy
public import Settings
public import Signatures
public import Spool
import SystemPackage
import Transport

/// Why these settings, though each can be read, cannot be worked with.
public struct SetupProblem: Problem {
  public let description: String
}

/// Why nothing may be sent as `from`.
public struct SenderProblem: Problem {
  public let description: String
  public let status: Int32

  init(_ description: String, isTemporary: Bool) {
    self.description = description
    status = isTemporary ? 75 : 78
  }
}

extension LiveMailService {
  /// Sets the mail service up as the settings say.
  ///
  /// - Parameters:
  ///   - warn: Is told what the administrator should know.
  /// - Throws: `SetupProblem` or `SpoolProblem`.
  public convenience init(
    _ settings: Settings, _ spool: Spool, signatures: SignatureTable, now: Int64,
    warn: @escaping @Sendable (String) -> Void
  ) throws {
    let names = Resolver(try Self.resolver(settings))
    self.init(
      settings, letterhead: try Self.letterhead(settings, spool),
      finder: try Self.finder(settings, spool, names, now: now, warn: warn), names: names,
      transport: try Self.transport(settings), signatures: signatures)
  }

  /// Whom a report about an address would go to, without anything else that a mail service needs.
  public static func answer(
    for address: IPAddress, _ settings: Settings, _ spool: Spool, now: Int64,
    warn: @escaping @Sendable (String) -> Void
  ) throws -> Answer {
    let names = Resolver(try resolver(settings))
    return Answer(try finder(settings, spool, names, now: now, warn: warn).decide(for: address))
  }

  private static func finder(
    _ settings: Settings, _ spool: Spool, _ names: any NameService, now: Int64,
    warn: @escaping @Sendable (String) -> Void
  ) throws(SetupProblem) -> RecipientFinder {
    guard let suffixes = PublicSuffixes() else {
      throw SetupProblem(description: "there is no public suffix list; install the package 'publicsuffix'")
    }
    let knowledge = AddressKnowledge(
      specialPurpose: { SpecialPurpose.name(of: $0)?.name },
      deliveryNetwork: { ContentDeliveryNetworks.name(of: $0)?.name })
    return RecipientFinder(
      policy(settings, spool), names: names, suffixes: suffixes, knowledge: knowledge, now: { now },
      warn: warn)
  }

  private static func resolver(_ settings: Settings) throws(SetupProblem) -> ResolverSettings {
    var resolver = ResolverSettings()
    for text in settings.nameservers {
      guard let server = NameServer(text) else {
        throw SetupProblem(
          description:
            "\(settings.place(of: "nameserver")): 'nameserver': '\(text)' is not ADDRESS or ADDRESS:PORT")
      }
      resolver.servers.append(server)
    }
    return resolver
  }

  private static func policy(_ settings: Settings, _ spool: Spool) -> RecipientPolicy {
    var policy = RecipientPolicy()
    policy.kind = RecipientPolicy.Kind(rawValue: settings.recipient.rawValue) ?? .postmaster
    policy.fallsBackToAbuse = settings.abuseZone != nil || !settings.lookupCommand.isEmpty
    policy.ownNetworks = settings.ownNetworks + LocalAddresses.all
    let senders = [settings.from, settings.bounceAddress].compactMap { $0?.split(separator: "@").last }
    policy.ownDomains = (settings.ownDomains + senders.map(String.init)).compactMap { DomainSuffix($0) }
    policy.proxies = settings.proxies
    policy.neverDomains = settings.neverDomains.compactMap { DomainSuffix($0) }
    policy.allowedNetworks = settings.allowedNetworks
    policy.allowedDomains = settings.allowedDomains.compactMap { DomainSuffix($0) }
    policy.abuseZone = settings.abuseZone.flatMap { DomainName($0) }
    if !settings.lookupCommand.isEmpty {
      var command = ContactCommand(words: settings.lookupCommand)
      command.cache = spool.directory(.lookups).appending("contacts")
      command.secondsKept = settings.lookupKeep
      policy.contactCommand = command
    }
    return policy
  }

  /// Who writes; as long as that is not set, a name that nobody can have.
  static func identity(_ settings: Settings) throws(SetupProblem) -> Identity {
    let from = settings.from ?? "worm-mailer@from-is-not-set.invalid"
    let domain = String(from.split(separator: "@").last ?? "")
    do {
      return try Identity(
        from: from, organization: settings.organization ?? domain, contact: settings.contact ?? from,
        host: domain, allowing: settings.allowedDomains + (settings.from == nil ? ["invalid"] : []))
    } catch {
      let key =
        switch error.field {
        case .contact: settings.contact == nil ? "from" : "contact"
        case .organization: "organization"
        default: "from"
        }
      throw SetupProblem(description: "\(settings.place(of: key)): '\(key)': \(error)")
    }
  }

  static func letterhead(_ settings: Settings, _ spool: Spool) throws -> Letterhead {
    let template: LetterTemplate
    if let path = settings.template {
      template = try LetterTemplate(
        parsing: try TextFile.read(path, for: "template", settings), file: path.string)
    } else {
      template = .standard
    }
    var returnAddress: ReturnAddress?
    if let address = settings.bounceAddress {
      do {
        returnAddress = try ReturnAddress(MailAddress(address, allowing: settings.allowedDomains))
      } catch {
        throw SetupProblem(
          description: "\(settings.place(of: "bounce_address")): 'bounce_address': \(error)")
      }
    }
    return Letterhead(
      identity: try identity(settings), template: template, seal: try Seal(key: Secret(try spool.secret())),
      returnAddress: returnAddress)
  }

  private static func transport(_ settings: Settings) throws(SetupProblem) -> any MailTransport {
    guard let address = settings.relay else { return SendmailTransport(path: settings.sendmail.string) }
    let place = settings.place(of: "relay")
    do throws(EndpointProblem) {
      let port: UInt16 = settings.relayTLS == .implicit ? 465 : 25
      let endpoint = try Endpoint(parsing: address, defaultPort: port)
      var tls = TLSOptions()
      if let file = settings.relayCA { tls.trust = .authorities(file: file.string) }
      var account: Relay.Account?
      if let user = settings.relayUser, let file = settings.relayPassword {
        account = Relay.Account(user: user, passwordFile: file.string)
      }
      let hello = settings.hello ?? settings.from?.split(separator: "@").last.map(String.init) ?? "localhost"
      return RelayTransport(
        Relay(
          endpoint, helloName: hello,
          encryption: Relay.Encryption(rawValue: settings.relayTLS.rawValue) ?? .required, tls: tls,
          account: account))
    } catch {
      throw SetupProblem(description: "\(place): 'relay': \(error)")
    }
  }
}
