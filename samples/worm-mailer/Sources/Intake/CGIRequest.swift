public import Addresses
import Glibc
import Secrecy
public import Signatures

/// A request that a web server hands to a CGI program (RFC 3875), as far as it matters here.
public struct CGIRequest: Equatable, Sendable {
  /// Who made it; nil when the server does not say, or says something else.
  public private(set) var address: IPAddress?

  /// What the server says of who made it, printable.
  public private(set) var clientText: String

  /// The client's port; nil when it is not known, as behind a proxy.
  public private(set) var port: UInt16?

  public private(set) var request: Request

  /// The host that was asked for; nil when it is not known, or not a host name.
  public private(set) var host: String?

  /// The status that an ErrorDocument was called for: 400, 403, 404.
  public private(set) var status: Int?

  /// What was unusual, one sentence each, for the log.
  public private(set) var remarks: [String] = []

  /// The request of this process's environment.
  ///
  /// Its bytes are taken as they are. A String, and whatever makes one of the environment, would replace what is not
  /// UTF-8, and with it the bytes by which a worm is known.
  public static func current() -> CGIRequest {
    CGIRequest { name in
      guard let value = getenv(name) else { return nil }
      let length = strnlen(value, longestVariable)
      return Array(UnsafeRawBufferPointer(start: value, count: length))
    }
  }

  /// More of a variable than this is not read; targets are cut to less.
  private static let longestVariable = 256 << 10

  /// Takes the request from variables.
  ///
  /// - Parameter variable: The bytes of a variable, or nil when there is none of that name.
  public init(_ variable: (String) -> [UInt8]?) {
    let client = variable("REMOTE_ADDR") ?? []
    clientText = String(printing: client, limit: 100)
    address = IPAddress(String(decoding: client.prefix(101), as: UTF8.self))
    // Behind a proxy the address is the client's, by a header, but the port is the proxy's. The rules for Apache have it
    // say who is connected (WORM_MAILER_PEER); no port is better than that of somebody else.
    let isConnected = variable("WORM_MAILER_PEER").map { $0 == client } ?? true
    port = isConnected ? variable("REMOTE_PORT").flatMap { UInt16(port: $0) } : nil
    host = variable("HTTP_HOST").flatMap { HostName.cleaned($0) }
    status = variable("REDIRECT_STATUS").flatMap { UInt16(digits: $0) }.map(Int.init)
    let target = Self.target(variable)
    request = Request(
      method: variable("REQUEST_METHOD") ?? [], target: target ?? [],
      version: variable("SERVER_PROTOCOL") ?? [], agent: variable("HTTP_USER_AGENT"),
      referer: variable("HTTP_REFERER"), fetchSite: variable("HTTP_SEC_FETCH_SITE"))
    if client.isEmpty {
      remarks.append("REMOTE_ADDR is missing: it is not known who asks")
    } else if let address {
      // Mapped into IPv6, in brackets, or with a zone.
      if address.description != clientText {
        remarks.append("REMOTE_ADDR '\(clientText)' was taken for \(address)")
      }
    } else {
      remarks.append("REMOTE_ADDR '\(clientText)' is not an IP address: it is not known who asks")
    }
    if target == nil { remarks.append("REQUEST_URI is missing: it is not known what was asked for") }
  }

  /// The target as it was sent.
  ///
  /// Apache, lighttpd and nginx give it as REQUEST_URI, also to an error document. What RFC 3875 itself has, the decoded
  /// path in parts, is not enough; the next best is what Apache and lighttpd say of the request before a redirection.
  private static func target(_ variable: (String) -> [UInt8]?) -> [UInt8]? {
    if let target = variable("REQUEST_URI"), !target.isEmpty { return target }
    guard let path = variable("REDIRECT_URL") ?? variable("REDIRECT_URI"), !path.isEmpty else { return nil }
    let query = variable("REDIRECT_QUERY_STRING") ?? []
    return query.isEmpty ? path : path + [0x3F] + query
  }
}

extension UInt16 {
  /// A number of one to five digits, and nothing else.
  init?(digits: some Collection<UInt8>) {
    guard (1...5).contains(digits.count), digits.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
    self.init(exactly: digits.reduce(0) { $0 * 10 + Int($1 - 0x30) })
  }

  /// The number of a port, which is not 0.
  init?(port digits: some Collection<UInt8>) {
    self.init(digits: digits)
    if self == 0 { return nil }
  }
}
