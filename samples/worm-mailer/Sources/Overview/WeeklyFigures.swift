public import Addresses

/// What happened in a week, for the page that the administrator reads.
///
/// All times are in seconds since 1970, UTC.
public struct WeeklyFigures: Sendable {
  /// One day.
  public struct Day: Sendable {
    /// The beginning of the day.
    public var start: Int64
    public var attacks: Int
    public var mails: Int

    public init(start: Int64, attacks: Int, mails: Int) {
      self.start = start
      self.attacks = attacks
      self.mails = mails
    }
  }

  /// How often something occurred.
  public struct Count: Sendable {
    /// A name that may have been chosen by anybody.
    public var name: String
    public var count: Int

    public init(_ name: String, _ count: Int) {
      self.name = name
      self.count = count
    }
  }

  /// An address that attacked.
  public struct Source: Sendable {
    public var address: IPAddress
    public var attacks: Int

    /// The registrable domain it belongs to, where it is known.
    public var domain: String?

    /// The last attack.
    public var last: Int64

    public init(_ address: IPAddress, attacks: Int, domain: String? = nil, last: Int64) {
      self.address = address
      self.attacks = attacks
      self.domain = domain
      self.last = last
    }
  }

  /// A network that was reported and has not attacked since.
  public struct Quiet: Sendable {
    /// The network or the domain.
    public var name: String

    /// The attacks before the report.
    public var attacks: Int

    /// When the report was delivered.
    public var reported: Int64

    public init(_ name: String, attacks: Int, reported: Int64) {
      self.name = name
      self.attacks = attacks
      self.reported = reported
    }
  }

  /// A recipient who wants reports by a web form.
  public struct Form: Sendable {
    public var recipient: String

    /// An `https` address that has been checked.
    public var url: String

    public init(recipient: String, url: String) {
      self.recipient = recipient
      self.url = url
    }
  }

  /// What became of the mails.
  public struct Mails: Sendable {
    public var sent = 0

    /// Waiting to be sent or to be tried again.
    public var queued = 0

    /// Kept back by a limit, a dry run or a pause.
    public var held = 0

    /// Not delivered in all the time that there was.
    public var givenUp = 0
    public var bounced = 0

    public init() {}
  }

  /// What came back besides bounces.
  public struct Answers: Sendable {
    public var tickets = 0
    public var forms = 0
    public var stops = 0
    public var people = 0
    public var automatic = 0

    public init() {}
  }

  /// The host that watches, and the first and the last second of the period.
  public var host: String
  public var from: Int64
  public var until: Int64

  /// Whether mails are only shown instead of sent.
  public var isDryRun = false

  /// Why no mails are sent at present, or nil.
  public var pause: String?

  public var days: [Day] = []
  public var signatures: [Count] = []
  public var networks: [Count] = []
  public var domains: [Count] = []

  /// The addresses with the most attacks, those first.
  public var sources: [Source] = []
  public var quiet: [Quiet] = []
  public var mails = Mails()
  public var answers = Answers()
  public var forms: [Form] = []

  /// Mails that were not sent, by the reason.
  public var unsent: [Count] = []

  /// Refusals by their codes: `5.1.1`.
  public var refusals: [Count] = []

  /// How many recipients, domains and addresses get no mails any more.
  public var suppressions = 0

  public init(host: String, from: Int64, until: Int64) {
    self.host = host
    self.from = from
    self.until = until
  }
}
