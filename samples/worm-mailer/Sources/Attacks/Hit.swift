public import Addresses

/// One request that a signature knows.
public struct Hit: Codable, Equatable, Sendable {
  /// Who made it.
  public var address: IPAddress

  /// The client's port, without which nobody behind a shared address can be found (RFC 6302).
  public var port: UInt16?

  /// When, in seconds since 1970, UTC.
  public var time: Int64

  /// The name of the signature.
  public var signature: String

  /// The request line, in ASCII, fit to be shown to anybody: control characters, blanks and bytes beyond ASCII are
  /// percent-escaped, and what may be a secret of somebody else is left out.
  public var line: String

  /// The host that was asked for, where it is known; lower case.
  public var host: String?

  public init(
    address: IPAddress, port: UInt16?, time: Int64, signature: String, line: String, host: String? = nil
  ) {
    self.address = address
    self.port = port
    self.time = time
    self.signature = signature
    self.line = line
    self.host = host
  }
}
