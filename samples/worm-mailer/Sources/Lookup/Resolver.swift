public import Addresses
import Transport

/// Which name servers are asked, and how long.
public struct ResolverSettings: Sendable {
  /// The servers, in the order in which they are asked; none stands for those of /etc/resolv.conf.
  public var servers: [NameServer] = []

  /// How long a server may take the first time; c-ares doubles it each time that all have been asked.
  public var secondsPerTry: Double = 3

  /// How often each server is asked.
  public var tries: Int = 2

  /// How long one lookup may take with all its servers, tries and aliases.
  public var secondsInAll: Double = 15

  public init() {}
}

/// The address of a name server and its port.
public struct NameServer: Hashable, Sendable, CustomStringConvertible {
  public let address: IPAddress
  public let port: UInt16

  /// Reads `192.0.2.53`, `192.0.2.53:5353`, `2001:db8::53` or `[2001:db8::53]:5353`, and gives nil for anything else.
  ///
  /// An address with a zone (`fe80::1%eth0`) is not one that c-ares can be given.
  public init?(_ text: some StringProtocol) {
    guard !text.utf8.contains(UInt8(ascii: "%")) else { return nil }
    if let address = IPAddress(text) {
      self.address = address
      port = 53
      return
    }
    guard let colon = text.lastIndex(of: ":"), let address = IPAddress(text[..<colon]) else { return nil }
    let digits = text[text.index(after: colon)...]
    guard (1...5).contains(digits.utf8.count), digits.utf8.allSatisfy({ (48...57).contains($0) }),
      let port = UInt16(digits), port > 0, !address.isIPv6 || text.hasPrefix("[")
    else { return nil }
    self.address = address
    self.port = port
  }

  public var description: String { address.isIPv6 ? "[\(address)]:\(port)" : "\(address):\(port)" }
}

/// The DNS by c-ares.
///
/// Each question has a channel of its own, so that its port is new (RFC 5452) and several threads can ask. An answer
/// has at most 64 KiB, and so less than 6000 records; all of them are read, because which come first changes.
public struct Resolver: NameService {
  /// As many aliases are followed, one after the other.
  private static let maximumOfAliases = 8

  private let settings: ResolverSettings

  public init(_ settings: ResolverSettings = ResolverSettings()) {
    self.settings = settings
  }

  public func pointers(of address: IPAddress) throws(LookupFailure) -> [String] {
    let names = try values(of: address.reverseName, .ptr).compactMap { value -> String? in
      if case .name(let name) = value { name } else { nil }
    }
    return names.sorted()
  }

  public func addresses(of name: DomainName, isIPv6: Bool) throws(LookupFailure) -> [IPAddress] {
    let addresses = try values(of: name.text, isIPv6 ? .aaaa : .a).compactMap { value -> IPAddress? in
      if case .address(let bytes) = value { IPAddress(bytes: bytes) } else { nil }
    }
    return addresses.sorted()
  }

  public func exchangers(of domain: DomainName) throws(LookupFailure) -> [MailExchanger] {
    let hosts = try values(of: domain.text, .mx).compactMap { value -> MailExchanger? in
      guard case .exchanger(let preference, let host) = value else { return nil }
      return MailExchanger(preference: preference, host: host)
    }
    return hosts.sorted { ($0.preference, $0.host) < ($1.preference, $1.host) }
  }

  public func texts(of name: DomainName) throws(LookupFailure) -> [[UInt8]] {
    let texts = try values(of: name.text, .txt).compactMap { value -> [UInt8]? in
      if case .text(let text) = value { text } else { nil }
    }
    return texts.sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// The data of a name's records, each once, behind whatever aliases it has.
  private func values(of name: String, _ type: Answer.RecordType) throws(LookupFailure) -> Set<Answer.Value> {
    let deadline = Deadline(seconds: settings.secondsInAll)
    var current = name
    var aliases = 0
    while true {
      let asked = current
      let answer = try answer(to: asked, type, by: deadline)
      guard answer.code == .noError else { throw .noRecords }
      while true {
        let values = answer.values(of: current, type)
        if !values.isEmpty { return Set(values) }
        guard let alias = answer.alias(of: current) else { break }
        aliases += 1
        guard aliases <= Self.maximumOfAliases else {
          throw .temporary("'\(name)': more than \(Self.maximumOfAliases) aliases, one after the other")
        }
        current = alias
      }
      // A server that has not followed the alias to its end is asked for the rest. A name with escapes c-ares would
      // not send as it is.
      guard current != asked, current != ".", !current.contains("\\") else { throw .noRecords }
    }
  }

  private func answer(
    to name: String, _ type: Answer.RecordType, by deadline: Deadline
  ) throws(LookupFailure) -> Answer {
    do throws(LookupFailure) {
      let message = try Channel(settings).ask(name, type, by: deadline)
      guard let answer = Answer(message) else { throw .temporary("the answer cannot be read") }
      return answer
    } catch {
      guard case .temporary(let reason) = error else { throw error }
      throw .temporary("'\(name)': \(type.name) records: \(reason)")
    }
  }
}
