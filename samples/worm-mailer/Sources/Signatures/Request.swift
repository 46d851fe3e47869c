/// An HTTP request as far as a server writes it down: bytes from a client, not decoded yet.
public struct Request: Equatable, Sendable {
  /// More of a target than this is cut off before anybody looks at it.
  public static let longestTarget = 64 << 10

  /// More of a header field than this is cut off.
  public static let longestField = 8 << 10

  /// Empty where the line had none.
  public private(set) var method: [UInt8]

  /// The target as it was sent: a path with a query, or a whole URL (RFC 9112, section 3.2).
  public private(set) var target: [UInt8]

  /// `HTTP/1.1`; empty for a request of HTTP/0.9, which does not tell.
  public private(set) var version: [UInt8]

  /// The fields User-Agent and Referer, where they are known.
  public private(set) var agent: [UInt8]?
  public private(set) var referer: [UInt8]?

  /// The field Sec-Fetch-Site, in which a browser says who has led it to the request: `cross-site`, `none` (the user).
  public private(set) var fetchSite: [UInt8]?

  public init(
    method: some Collection<UInt8>, target: some Collection<UInt8>, version: some Collection<UInt8> = [],
    agent: [UInt8]? = nil, referer: [UInt8]? = nil, fetchSite: [UInt8]? = nil
  ) {
    self.method = Array(method.prefix(64))
    self.target = Array(target.prefix(Self.longestTarget))
    self.version = Array(version.prefix(64))
    self.agent = agent.map { Array($0.prefix(Self.longestField)) }
    self.referer = referer.map { Array($0.prefix(Self.longestField)) }
    self.fetchSite = fetchSite.map { Array($0.prefix(64)) }
  }

  /// Takes a request line apart: `GET /x HTTP/1.0`.
  ///
  /// Every line is a request: what is between the first blank and a version at the end is the target, also with blanks
  /// in it, and a line without a blank is only a target. Code Red writes two blanks before the version, HTTP/0.9 has
  /// no version.
  public init(
    line: some Collection<UInt8>, agent: [UInt8]? = nil, referer: [UInt8]? = nil, fetchSite: [UInt8]? = nil
  ) {
    let line = Self.trimmed(Array(line)[...])
    guard let blank = line.firstIndex(of: 0x20), line[..<blank].allSatisfy(Self.isLetter) else {
      self.init(method: [], target: line, agent: agent, referer: referer, fetchSite: fetchSite)
      return
    }
    let rest = Self.trimmed(line[(blank + 1)...])
    let last = rest.lastIndex(of: 0x20).map { rest[($0 + 1)...] } ?? rest
    let isVersion = last.starts(with: Array("http/".utf8), by: { $0.lowercase == $1 })
    self.init(
      method: line[..<blank], target: isVersion ? Self.trimmed(rest[..<last.startIndex]) : rest,
      version: isVersion ? last : [], agent: agent, referer: referer, fetchSite: fetchSite)
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte & 0xDF) || byte == 0x2D }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let isBlank: (UInt8) -> Bool = { [0x20, 0x0D, 0x0A].contains($0) }
    let start = bytes.drop(while: isBlank)
    return start[..<((start.lastIndex { !isBlank($0) }).map { $0 + 1 } ?? start.startIndex)]
  }

  /// The target without scheme and host of a whole URL, which a proxy would be asked with.
  ///
  /// What begins with neither a slash nor a scheme is left as it is; CONNECT has such targets, and whatever garbage
  /// there is.
  public var localTarget: ArraySlice<UInt8> {
    for scheme in Self.schemes where target.count >= scheme.count {
      guard zip(target, scheme).allSatisfy({ ($0 | 0x20) == ($1 | 0x20) }) else { continue }
      let rest = target[scheme.count...]
      return rest.firstIndex { $0 == 0x2F || $0 == 0x3F }.map { rest[$0...] } ?? []
    }
    return target[...]
  }

  private static let schemes = [Array("http://".utf8), Array("https://".utf8)]
}
