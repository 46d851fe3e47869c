/// How a run ended; the program's exit status is the number.
public enum Verdict: Int32, Sendable, CaseIterable {
  /// The server did what it was asked to do.
  case works = 0

  /// No connection: no such name, refused, no route, timed out.
  case noConnection = 10

  /// The server closed the connection, or greeted us with a refusal.
  case noService = 11

  /// The server refused EHLO.
  case helloRefused = 12

  /// TLS was refused, failed, or its certificate is not good.
  case tlsFailed = 13

  /// The server does not offer AUTH.
  case authNotOffered = 14

  /// The server does not offer the mechanism, or none that we may use.
  case mechanismNotOffered = 15

  /// The server says that the credentials are wrong.
  case rejected = 16

  /// The server could not check the credentials.
  case backEndFailed = 17

  /// The server does not speak SMTP as it should, or nothing could be sent.
  case protocolError = 18

  /// The server does not relay, for this user or without authentication.
  case relayRefused = 19
}

extension Verdict {
  /// A name for programs: `back-end-failed`.
  public var name: String {
    switch self {
    case .works: "works"
    case .noConnection: "no-connection"
    case .noService: "no-service"
    case .helloRefused: "hello-refused"
    case .tlsFailed: "tls-failed"
    case .authNotOffered: "auth-not-offered"
    case .mechanismNotOffered: "mechanism-not-offered"
    case .rejected: "rejected"
    case .backEndFailed: "back-end-failed"
    case .protocolError: "protocol-error"
    case .relayRefused: "relay-refused"
    }
  }
}
