public import Addresses
public import SystemPackage

/// What the configuration file says, worm-mailer.conf(5); what it does not say has its default here.
///
/// Times are in seconds.
public struct Settings: Sendable, Equatable {
  /// How mail is handed over.
  public enum RelayTLS: String, Sendable, CaseIterable {
    /// Never by TLS.
    case none

    /// By STARTTLS where the relay offers it.
    case opportunistic

    /// By STARTTLS with a certificate that can be trusted, or not at all.
    case required

    /// From the first byte, with a certificate that can be trusted.
    case implicit
  }

  /// Whom the mail goes to, as the keys of Recipients.
  public enum RecipientKind: String, Sendable, CaseIterable {
    case postmaster
    case abuse
    case both
  }

  // Where
  public var spool = FilePath("/var/spool/worm-mailer")
  public var signatures: [FilePath] = []
  public var template: FilePath?

  // Whether and from whom
  public var send = false
  public var review = 10
  public var from: String?
  public var organization: String?
  public var contact: String?
  public var admin: String?
  public var bounceAddress: String?

  // To whom
  public var recipient = RecipientKind.postmaster
  public var abuseZone: String?
  public var lookupCommand: [String] = []
  public var lookupKeep: Int64 = 7 * 86_400
  public var nameservers: [String] = []
  public var neverDomains: [String] = []

  // Never
  public var ownNetworks: [Network] = []
  public var ownDomains: [String] = []
  public var proxies: [Network] = []
  public var allowedNetworks: [Network] = []
  public var allowedDomains: [String] = []

  // How often
  public var window: Int64 = 600
  public var again: Int64 = 86_400
  public var perRecipient = 3
  public var perDay = 100
  public var retryFirst: Int64 = 900
  public var retryLast: Int64 = 86_400
  public var giveUp: Int64 = 5 * 86_400
  public var bounceKeep: Int64 = 90 * 86_400
  public var bounceLimit = 30
  public var bounceMinimum = 10
  public var keep: Int64 = 180 * 86_400

  // What the mail shows
  public var hideTarget = false
  public var targetName: String?

  // By which way
  public var sendmail = FilePath("/usr/sbin/sendmail")
  public var relay: String?
  public var relayTLS = RelayTLS.required
  public var relayCA: FilePath?
  public var relayUser: String?
  public var relayPassword: FilePath?
  public var hello: String?
  public var hook: [String] = []

  /// The line of each key that was set, to say where something that was understood cannot be used.
  private var places: [String: Int] = [:]
  private var file = ""

  /// The defaults.
  public init() {}

  /// Where a key was set, as `FILE:LINE`; the file alone where it was not.
  public func place(of key: String) -> String {
    places[key].map { "\(file):\($0)" } ?? file
  }

  mutating func note(_ key: String, in file: String, line: Int) {
    self.file = file
    places[key] = line
  }

  mutating func note(file: String) { self.file = file }

  /// Whether the file sets a key.
  func isSet(_ key: String) -> Bool { places[key] != nil }

  public static func == (one: Settings, other: Settings) -> Bool {
    SettingsKey.all.allSatisfy { $0.shown(one) == $0.shown(other) }
  }
}
