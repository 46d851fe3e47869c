import SMTP

extension Verdict {
  /// Whether a reply in these circumstances can mean this.
  ///
  /// Before anything of the credentials was sent they cannot be wrong, and before AUTH nobody was asked to check them,
  /// whatever code the server chose: a greeting of 535 is a server that does not want us.
  func isPossible(in circumstances: Circumstances) -> Bool {
    guard let phase = circumstances.phase else { return true }
    let isAuth = phase == .auth || phase == .other
    return switch self {
    case .rejected: isAuth && circumstances.hasSentCredentials != false
    case .backEndFailed: isAuth
    case .mechanismNotOffered:
      isAuth || [.ehlo, .helo].contains(phase) && circumstances.offer?.isWithoutNames == true
    case .tlsFailed: ![.greeting, .ehlo, .helo].contains(phase)
    case .authNotOffered: isAuth || [.ehlo, .helo].contains(phase)
    case .relayRefused: isAuth || [.mail, .rcpt, .data].contains(phase)
    default: true
    }
  }
}
