public import SMTP

/// What came back from a server, or did not.
public enum Answer: Sendable, Equatable {
  case reply(Reply)

  /// The connection was closed without a reply, orderly or by a reset.
  case closed

  /// Nothing, or only a part of a reply, came in time.
  case timedOut

  /// A reply of several lines was begun and not ended in time.
  case unfinished

  /// Nobody listens at the port.
  case refused

  /// There is no way to the address, or a firewall says so.
  case unreachable

  /// The host's name has no address.
  case nameUnknown

  /// TLS could not be agreed on, or the certificate is not to be trusted.
  case tlsFailed

  /// Something came that is not SMTP.
  case notSMTP

  /// More came than was asked for.
  case unsolicited
}
