import Glibc
import Secrecy

/// Where a server listens, as a user writes it: a host and a port.
public struct Endpoint: Equatable, Sendable, CustomStringConvertible {
  /// A name, or an address without brackets.
  public let host: String

  public let port: UInt16

  /// Ports that may be written by their names (the registry of RFC 6335; `smtps` is what people say for `submissions`).
  public static let services: [(name: String, port: UInt16)] = [
    ("smtp", 25), ("submission", 587), ("submissions", 465), ("smtps", 465),
  ]

  /// A host and a port that are already apart.
  ///
  /// - Throws: `EndpointProblem` for a host that is neither a name nor an address.
  public init(host: String, port: UInt16) throws(EndpointProblem) {
    self.host = try Self.checked(host, in: host)
    self.port = port
  }

  /// Reads `HOST`, `HOST:PORT`, `ADDRESS`, `[ADDRESS]` or `[ADDRESS]:PORT`, where the port is a number or a name.
  ///
  /// Brackets around a name are Postfix's way to say that it is not to be looked up as a domain, and mean nothing here.
  public init(parsing text: String, defaultPort: UInt16) throws(EndpointProblem) {
    var host = Substring(text)
    var port: Substring?
    if text.hasPrefix("[") {
      guard let end = text.firstIndex(of: "]") else { throw EndpointProblem(text, "']' is missing") }
      host = text[..<end].dropFirst()
      let rest = text[end...].dropFirst()
      guard rest.isEmpty || rest.hasPrefix(":") else {
        throw EndpointProblem(text, "only ':PORT' may follow ']'")
      }
      port = rest.isEmpty ? nil : rest.dropFirst()
    } else if let colon = text.firstIndex(of: ":"), !Self.isAddress(text) {
      host = text[..<colon]
      port = text[colon...].dropFirst()
      guard port?.contains(":") == false else {
        throw EndpointProblem(text, "an IPv6 address with a port is written [ADDRESS]:PORT")
      }
    }
    self.host = try Self.checked(String(host), in: text)
    self.port =
      try port.map { digits throws(EndpointProblem) in try Self.port(digits, in: text) } ?? defaultPort
  }

  public var description: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }

  /// Whether the host is an address, which is not looked up and has no place in SNI (RFC 6066, section 3).
  public var hostIsAddress: Bool { Self.isAddress(host) }

  /// The name that a certificate is to have: the host without the dot that ends an absolute name.
  public var certificateName: String { host.hasSuffix(".") ? String(host.dropLast()) : host }

  private static func isAddress(_ text: String) -> Bool {
    var bytes = in6_addr()
    // C would not see what stands behind it.
    guard !text.utf8.contains(0) else { return false }
    if inet_pton(AF_INET, text, &bytes) == 1 { return true }
    // What follows % names the interface of a link-local address.
    let parts = text.split(separator: "%", maxSplits: 1, omittingEmptySubsequences: false)
    guard inet_pton(AF_INET6, String(parts.first ?? ""), &bytes) == 1 else { return false }
    return parts.count == 1 || !parts[1].isEmpty && parts[1].utf8.allSatisfy(isPartOfName)
  }

  private static func checked(_ host: String, in text: String) throws(EndpointProblem) -> String {
    guard !host.isEmpty else { throw EndpointProblem(text, "there is no host") }
    guard host.utf8.allSatisfy({ $0 < 0x80 }) else {
      throw EndpointProblem(text, "write a name that is not ASCII in its xn-- form, as 'idn2 NAME' prints it")
    }
    guard host.utf8.count <= 255 else { throw EndpointProblem(text, "the host is longer than 255 bytes") }
    let isName = host.utf8.allSatisfy(isPartOfName)
    guard isAddress(host) || (isName && !host.hasPrefix("-") && !host.hasPrefix(".")) else {
      throw EndpointProblem(text, "the host is neither a name nor an address")
    }
    return host
  }

  private static func isPartOfName(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (65...90).contains(byte & 0xDF) || ".-_".utf8.contains(byte)
  }

  private static func port(_ text: Substring, in whole: String) throws(EndpointProblem) -> UInt16 {
    if let service = services.first(where: { $0.name == text.lowercased() }) { return service.port }
    guard !text.isEmpty else { throw EndpointProblem(whole, "there is no port after ':'") }
    guard text.utf8.allSatisfy({ (48...57).contains($0) }) else {
      let names = services.map(\.name).joined(separator: ", ")
      throw EndpointProblem(whole, "port must be 1 to 65535 or one of \(names)")
    }
    guard let port = UInt16(text), port > 0 else { throw EndpointProblem(whole, "port must be 1 to 65535") }
    return port
  }
}

/// Why a text is not an endpoint.
public struct EndpointProblem: Error, Equatable, Sendable, CustomStringConvertible {
  public let description: String

  init(_ text: String, _ reason: String) {
    description = "'\(String(printing: text.utf8, limit: 300))': \(reason)"
  }
}
