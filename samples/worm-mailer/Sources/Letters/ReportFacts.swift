public import Addresses
public import Attacks

/// All that one report says, as it is kept until it has been sent.
public struct ReportFacts: Codable, Equatable, Sendable {
  /// What an attack is known by.
  public struct Signature: Codable, Equatable, Sendable {
    /// Its name in the tables: `nimda`.
    public var name: String

    /// The name for people: `Nimda worm`.
    public var title: String

    /// One sentence without a full stop: what it does and whom it threatens.
    public var explanation: String

    /// Where that is published, an URL or a document's number.
    public var source: String

    /// What XARF calls it.
    public var xarf: XarfType

    /// Numbers of the vulnerabilities that it looks for: `CVE-2021-44228`.
    public var vulnerabilities: [String]

    public init(
      name: String, title: String, explanation: String, source: String, xarf: XarfType,
      vulnerabilities: [String] = []
    ) {
      self.name = name
      self.title = title
      self.explanation = explanation
      self.source = source
      self.xarf = xarf
      self.vulnerabilities = vulnerabilities
    }
  }

  /// Attacks that were counted after an earlier report and not told yet.
  public struct Again: Codable, Equatable, Sendable {
    public var attacks: Int
    public var since: ReportID

    public init(attacks: Int, since: ReportID) {
      self.attacks = attacks
      self.since = since
    }
  }

  /// What was attacked.
  public struct Target: Codable, Equatable, Sendable {
    public var name: String?
    public var address: IPAddress?
    public var port: UInt16?

    /// Other names, domains and addresses of ours, which quoted requests are kept free of where `isMasked`, too.
    public var others: [String]?

    /// Whether name and address are left out of the mail, in quoted requests too.
    public var isMasked: Bool

    public init(
      name: String? = nil, address: IPAddress? = nil, port: UInt16? = nil, others: [String]? = nil,
      isMasked: Bool = false
    ) {
      self.name = name
      self.address = address
      self.port = port
      self.others = others
      self.isMasked = isMasked
    }
  }

  public var reportID: ReportID

  /// When the report was made, in seconds since 1970, UTC; the mail's Date, however often it is tried.
  public var created: Int64
  public var attack: Attack

  /// The attacking host's name, where it is confirmed.
  public var hostName: String?
  public var signature: Signature

  /// What the requests came by, for people.
  public var protocolName: String

  /// Where the mail goes.
  public var recipients: [String]

  /// Why it goes there, in one sentence without a full stop.
  public var reason: String
  public var again: Again?
  public var target: Target

  /// Where the mail would go if it did not go to the local administrator first; nil when it goes where it should.
  public var review: [String]?

  public init(
    reportID: ReportID, created: Int64, attack: Attack, hostName: String? = nil, signature: Signature,
    protocolName: String = "HTTP over TCP", recipients: [String], reason: String, again: Again? = nil,
    target: Target = Target(), review: [String]? = nil
  ) {
    self.reportID = reportID
    self.created = created
    self.attack = attack
    self.hostName = hostName
    self.signature = signature
    self.protocolName = protocolName
    self.recipients = recipients
    self.reason = reason
    self.again = again
    self.target = target
    self.review = review
  }

  /// The client's ports of the quoted requests, each once.
  public var ports: [UInt16] {
    var ports: [UInt16] = []
    for port in attack.quotations.compactMap(\.port) where port > 0 && !ports.contains(port) {
      ports.append(port)
    }
    return ports
  }
}
