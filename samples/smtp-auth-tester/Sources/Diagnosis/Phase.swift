/// A part of a session, by which problems, times and the lines of a transcript are told apart.
public enum Phase: String, Sendable, Hashable, CaseIterable {
  case connect
  case greeting
  case ehlo = "EHLO"
  case helo = "HELO"
  case startTLS = "STARTTLS"

  /// The handshake.
  case tls = "TLS"
  case auth = "AUTH"
  case mail = "MAIL"
  case rcpt = "RCPT"

  /// From the command to the answer to the message.
  case data = "DATA"
  case rset = "RSET"
  case noop = "NOOP"
  case quit = "QUIT"

  /// A command that has no name here.
  case other = "command"

  /// The phase that a command line belongs to.
  init(command line: String) {
    let verb = line.prefix { $0 != " " }.uppercased()
    let isCommand = verb.allSatisfy { $0.isASCII && $0.isLetter }
    self = (isCommand ? Phase(rawValue: verb) : nil) ?? .other
    if self == .tls { self = .other }
  }
}
