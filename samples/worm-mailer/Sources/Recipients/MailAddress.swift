public import Lookup

/// A mail address that is safe to write to: `abuse@isp.example`.
public struct MailAddress: Hashable, Sendable, CustomStringConvertible {
  /// The part before the `@`, as it was written.
  public let local: String
  public let domain: DomainName

  public var description: String { "\(local)@\(domain)" }

  /// The longest local part, in bytes (RFC 5321, section 4.5.3.1.1).
  private static let longestLocal = 64

  /// The longest address, in bytes (RFC 5321, section 4.5.3.1.3, without the angle brackets).
  private static let longest = 254

  /// The role of a domain, such as `postmaster`.
  init(role: String, at domain: DomainName) {
    local = role
    self.domain = domain
  }

  /// Reads an address without a name, comments, quotes or a route.
  ///
  /// Before the `@` there are letters, digits and `+ - = _`, with single dots between them and no hyphen at the start.
  /// RFC 5322, section 3.2.3, allows more, but what means something to shells and to old mail servers (`|`, `` ` ``,
  /// `%`, `!`) stands in no abuse desk's address.
  public init?(_ bytes: some Collection<UInt8>) {
    guard bytes.count <= Self.longest else { return nil }
    let parts = bytes.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
    guard parts.count == 2, Self.isLocal(parts[0]),
      let domain = DomainName(String(decoding: parts[1], as: UTF8.self))
    else { return nil }
    local = String(decoding: parts[0], as: UTF8.self)
    self.domain = domain
  }

  private static func isLocal(_ bytes: some Collection<UInt8>) -> Bool {
    guard bytes.count <= longestLocal, bytes.first != UInt8(ascii: "-") else { return false }
    return bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy { word in
      !word.isEmpty && word.allSatisfy(isPlain)
    }
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "="),
      UInt8(ascii: "_"):
      true
    default: false
    }
  }

  /// Whether both are the same mailbox by all custom: nobody tells letters by their case.
  func isSame(as other: MailAddress) -> Bool {
    domain == other.domain && local.lowercased() == other.local.lowercased()
  }
}

extension [MailAddress] {
  /// Adds an address that is not among them yet.
  mutating func addOnce(_ address: MailAddress) {
    if !contains(where: { $0.isSame(as: address) }) { append(address) }
  }
}
