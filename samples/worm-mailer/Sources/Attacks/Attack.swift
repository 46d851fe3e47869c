public import Addresses

/// All hits of one address in a window of time.
public struct Attack: Codable, Equatable, Sendable {
  /// A request that is quoted in the mail.
  public struct Quotation: Codable, Equatable, Sendable {
    /// Seconds since 1970, UTC.
    public var time: Int64
    public var port: UInt16?
    public var line: String

    public init(time: Int64, port: UInt16?, line: String) {
      self.time = time
      self.port = port
      self.line = line
    }
  }

  /// As many requests are quoted at most.
  public static let maximumOfQuotations = 10

  public private(set) var address: IPAddress

  /// The time of the first hit and of the last, in seconds since 1970, UTC.
  public private(set) var first: Int64
  public private(set) var last: Int64

  /// How many hits there were.
  public private(set) var count: Int

  /// How many hits each signature has, by its name.
  public private(set) var signatures: [String: Int]

  /// The hosts that were asked for, at most ten.
  public private(set) var hosts: [String]

  /// The first requests, each different one once.
  public private(set) var quotations: [Quotation]

  /// Begins with a hit.
  public init(_ hit: Hit) {
    address = hit.address
    first = hit.time
    last = hit.time
    count = 0
    signatures = [:]
    hosts = []
    quotations = []
    add(hit)
  }

  /// Adds a hit of the same address.
  public mutating func add(_ hit: Hit) {
    first = min(first, hit.time)
    last = max(last, hit.time)
    count += 1
    signatures[hit.signature, default: 0] += 1
    if let host = hit.host, hosts.count < 10, !hosts.contains(host) { hosts.append(host) }
    if !hit.line.isEmpty, quotations.count < Self.maximumOfQuotations,
      !quotations.contains(where: { $0.line == hit.line })
    {
      quotations.append(Quotation(time: hit.time, port: hit.port, line: hit.line))
    }
  }

  /// The signature with the most hits, of several the first by name.
  public var mainSignature: String {
    signatures.min { ($1.value, $0.key) < ($0.value, $1.key) }?.key ?? ""
  }
}
