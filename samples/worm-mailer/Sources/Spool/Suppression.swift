public import Addresses

/// Somebody who is not to be told, or something that nobody is to be told about: `suppress/NAME.json`.
public struct Suppression: Codable, Sendable, Equatable {
  /// What it is about.
  public enum Subject: Sendable, Hashable {
    /// A recipient, `postmaster@victim.example`.
    case recipient(String)

    /// All recipients at a domain.
    case domain(String)

    /// All attacks from an address or a network.
    case network(Network)

    /// Every mail.
    case all
  }

  public var subject: Subject
  public var reason: String
  public var since: Int64

  /// When it ends, seconds since 1970; nil for never.
  public var until: Int64?

  public init(_ subject: Subject, reason: String, since: Int64, until: Int64? = nil) {
    self.subject = subject
    self.reason = reason
    self.since = since
    self.until = until
  }

  /// Whether it ends no sooner than another.
  func lasts(asLongAs other: Suppression) -> Bool {
    guard let until else { return true }
    return other.until.map { $0 <= until } ?? false
  }

  /// Whether it holds at a time.
  public func holds(at time: Int64) -> Bool { until.map { $0 > time } ?? true }
}

extension Suppression.Subject: CustomStringConvertible {
  /// Reads `all`, an address, a network, a mail address or a domain; nil for anything else.
  public init?(_ text: String) {
    if text == "all" {
      self = .all
    } else if let network = Network(text) {
      self = .network(network)
    } else {
      let parts = text.lowercased().split(separator: "@", omittingEmptySubsequences: false)
      guard let domain = parts.last, parts.count <= 2, Self.isDomain(domain) else { return nil }
      let isPlain = parts[0].utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != 0x2F }
      guard isPlain, !parts[0].isEmpty, text.utf8.count <= 254 else { return nil }
      self = parts.count == 2 ? .recipient(text.lowercased()) : .domain(text.lowercased())
    }
  }

  private static func isDomain(_ text: Substring) -> Bool {
    text.utf8.allSatisfy { (48...57).contains($0) || (97...122).contains($0) || $0 == 45 || $0 == 46 }
      // A top-level domain is not a number (RFC 3696, section 2), but the end of a mistyped address is.
      && text.split(separator: ".").last?.utf8.contains { (97...122).contains($0) } == true
      && text.contains(".") && !text.hasPrefix(".") && !text.hasSuffix(".") && !text.contains("..")
  }

  public var description: String {
    switch self {
    case .recipient(let text), .domain(let text): text
    case .network(let network): network.description
    case .all: "all"
    }
  }

  /// The name of its file without `.json`.
  var fileName: String {
    // A network's slash is the only character that a file name cannot have.
    String(description.map { $0 == "/" ? "_" : $0 })
  }

  /// What a file of this name is about.
  init?(fileName: String) {
    if let subject = Self(String(fileName.map { $0 == "_" ? "/" : $0 })), case .network = subject {
      self = subject
    } else {
      self.init(fileName)
    }
  }
}

extension Suppression.Subject: Codable {
  public init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let subject = Self(text) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "'\(text)' cannot be suppressed"))
    }
    self = subject
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

/// All suppressions that hold at a time.
public struct Suppressions: Sendable {
  /// By the length of the prefix, and then by the network's first address.
  private var networks: [Int: [IPAddress: Suppression]] = [:]
  private var names: [String: Suppression] = [:]
  private var all: Suppression?

  public init(_ list: [Suppression], at time: Int64) {
    for suppression in list where suppression.holds(at: time) {
      switch suppression.subject {
      case .network(let network): networks[network.prefix, default: [:]][network.base] = suppression
      case .recipient(let name), .domain(let name): names[name] = suppression
      case .all: all = suppression
      }
    }
  }

  /// What forbids a mail about an address.
  public func ban(on address: IPAddress) -> Suppression? {
    if let all { return all }
    for (prefix, entries) in networks {
      if let network = Network(of: address, prefix: prefix), let ban = entries[network.base] { return ban }
    }
    return nil
  }

  /// What forbids a mail to somebody: he himself, his domain or one that it is part of.
  public func ban(on recipient: String) -> Suppression? {
    let recipient = recipient.lowercased()
    if let all { return all }
    if let own = names[recipient] { return own }
    var domain = recipient.split(separator: "@").last ?? ""
    while !domain.isEmpty {
      if let ban = names[String(domain)] { return ban }
      domain = domain.drop { $0 != "." }.dropFirst()
    }
    return nil
  }
}
