import Diagnosis
import SASL
import SMTP
import Transport

/// Why nothing was tried, where that is not an answer of the server's but our own decision.
extension Explanation {
  static let startTLSNotOffered = Explanation(
    identifier: "starttls-not-offered", verdict: .tlsFailed,
    meaning: "The server does not offer STARTTLS, and without it nothing secret is sent.",
    causes: [
      Cause(
        .likely, "TLS is not set up on the server.",
        check: "On the server: postconf smtpd_tls_security_level",
        cure: "Set smtpd_tls_security_level = may, and a certificate."),
      Cause(
        .possible, "The port speaks TLS from the first byte, as 465 does.", cure: "--tls implicit"),
      Cause(
        .possible, "Something between takes STARTTLS out of the reply, to read along.",
        check: "Ask from another network; on the way, look for 250-XXXXXXXA or a missing line.",
        cure: "Use implicit TLS, where there is nothing to take out."),
    ],
    references: ["RFC 3207, section 6", "RFC 8314, section 3"])

  static let cleartextRefused = Explanation(
    identifier: "cleartext-refused", verdict: .tlsFailed,
    meaning: "There is no TLS, and everybody on the way could read the password, so it was not sent.",
    causes: [
      Cause(
        .likely, "The server offers AUTH without TLS.",
        cure: "On the server: smtpd_tls_security_level = may and smtpd_tls_auth_only = yes."),
      Cause(
        .possible, "The way to the server is safe, or the password does not matter.",
        cure: "--allow-cleartext"),
    ],
    references: ["RFC 4954, section 4", "RFC 8314, section 3"])

  /// The server offers other mechanisms than those that are wanted, or that we have.
  static func mechanismNotOffered(_ name: String?, offered: [String], token: Bool) -> Explanation {
    let list = offered.isEmpty ? "none" : offered.joined(separator: ", ")
    let what = name ?? (token ? "XOAUTH2 nor OAUTHBEARER" : "mechanism with a password that is known here")
    return Explanation(
      identifier: "mechanism-not-offered", verdict: .mechanismNotOffered,
      meaning: name == nil && token
        ? "The server offers neither \(what), but \(list)." : "The server offers no \(what), but \(list).",
      causes: [
        Cause(
          .likely, "The server's list of mechanisms does not have it.",
          check: "On the server: mech_list in smtpd.conf, and the installed plug-ins.",
          cure: "Add it to mech_list and install its plug-in (Debian: libsasl2-modules).",
          finding: .noMechanisms),
        Cause(
          .possible, "It is offered only under TLS, or only in the clear.", check: "probe shows both lists.",
          cure: "--tls starttls or --tls implicit"),
        Cause(.unlikely, "The server takes it all the same.", cure: "--force"),
      ],
      references: ["RFC 4954, section 3"])
  }

  /// None of the mechanisms can say for whom the user wants to act.
  static func authorizationIdentityNotCarried(_ kind: MechanismKind) -> Explanation {
    Explanation(
      identifier: "authzid-not-carried", verdict: .mechanismNotOffered,
      meaning: "\(kind.name) has no place for an authorization identity, and nothing else is offered.",
      causes: [
        Cause(.likely, "The server does not let users act for others.", cure: "Leave --authzid out.")
      ],
      references: ["RFC 4422, section 3.4.1"])
  }

  /// The mechanism is one that we cannot do in this session.
  static func mechanismUnavailable(_ kind: MechanismKind) -> Explanation {
    Explanation(
      identifier: "mechanism-unavailable", verdict: .mechanismNotOffered,
      meaning: kind.needsChannelBinding
        ? "\(kind.name) ties the exchange to a TLS connection, and there is none, or nothing to tie it to."
        : "\(kind.name) is not a mechanism that this program can do.",
      references: kind.needsChannelBinding ? ["RFC 5802, section 6"] : [])
  }

  /// We ended the exchange, or do not believe the server.
  static func brokenOff(_ problem: Authentication.Problem) -> Explanation {
    var cause: Cause?
    var verdict = Verdict.protocolError
    switch problem {
    case .badBase64, .tooManyChallenges, .tooLong:
      cause = Cause(.likely, "The server, or something between, does not do AUTH as RFC 4954 has it.")
    case .mechanism(.unexpectedChallenge):
      cause = Cause(.likely, "The server does the mechanism in a way of its own.", check: "--transcript")
    case .mechanism(.serverNotAuthentic):
      cause = Cause(
        .likely,
        "It is not the server that knows the password, but somebody who wants to, or one that does not check it.",
        cure: "Do not use this network for mail; tell the server's administrator.")
    case .mechanism(.unusableCredentials):
      cause = Cause(.likely, "The name or the password has a byte that the mechanism cannot carry.")
    case .mechanism(.refused):
      verdict = .rejected
      cause = Cause(.likely, "The name, the password or the token is wrong, or the token has expired.")
    }
    return Explanation(
      identifier: "exchange-broken-off", verdict: verdict, meaning: sentence(problem.description),
      causes: cause.map { [$0] } ?? [], references: ["RFC 4954, section 4"])
  }

  static let relaysForStrangers = Explanation(
    identifier: "relays-without-auth", verdict: .works,
    meaning: "The server takes mail for elsewhere from us without AUTH.",
    causes: [
      Cause(
        .likely, "Our address is one of its own (mynetworks).", check: "Ask from an address outside."),
      Cause(
        .possible, "It relays for everybody, and will soon be full of other people's mail.",
        cure:
          "smtpd_relay_restrictions = permit_mynetworks, permit_sasl_authenticated, reject_unauth_destination"
      ),
    ],
    references: ["RFC 5321, section 7.9"])

  /// A text of a problem as a sentence.
  private static func sentence(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst() + "."
  }

  /// The server's certificate is not good.
  static func untrusted(_ problems: [CertificateProblem]) -> Explanation {
    let what = problems.map(\.description).joined(separator: "; ")
    return Explanation(
      identifier: "certificate-not-trusted", verdict: .tlsFailed,
      meaning: "The certificate does not show that this is the right server: \(what).",
      causes: Set(problems.map(\.kind)).map(cause).sorted { $0.text < $1.text },
      references: ["RFC 8314, section 3", "RFC 9525"])
  }

  private static func cause(of kind: CertificateProblem.Kind) -> Cause {
    switch kind {
    case .expired:
      Cause(
        .likely, "The certificate was not renewed, or the server not reloaded since.",
        cure: "Renew; postfix reload")
    case .notYetValid:
      Cause(.likely, "The clock of this machine or of the issuer is wrong.", check: "date")
    case .wrongName:
      Cause(
        .likely, "The server is known by another name than the one that was given.",
        cure:
          "Use a name of the certificate, --server-name NAME, or have the certificate issued for this one.")
    case .selfSigned:
      Cause(
        .likely, "Nobody but the server vouches for it.",
        cure: "--pin with the SHA-256 that 'probe' shows, once compared with the server's own.")
    case .unknownIssuer:
      Cause(
        .likely, "The server does not send the certificates between its own and a known authority.",
        check: "openssl s_client -connect HOST:PORT -showcerts",
        cure: "Put the chain into smtpd_tls_chain_files."
      )
    default:
      Cause(.possible, "It is another certificate than expected, or none that can be used.", check: "probe")
    }
  }
}
