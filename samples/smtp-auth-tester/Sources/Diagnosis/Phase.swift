/// Where in an SMTP session an answer came.
public enum Phase: String, Sendable, CaseIterable {
  /// While the connection was made; there is no server yet.
  case connect

  /// Connected, waiting for the server's 220.
  case greeting

  /// After EHLO or HELO.
  case hello

  /// After the command STARTTLS.
  case startTLS = "starttls"

  /// During the TLS handshake.
  case tls

  /// After the command AUTH, with or without an initial response.
  case auth

  /// After the client's answer to a challenge (334).
  case challenge

  case mail
  case recipient
  case data
  case quit
}
