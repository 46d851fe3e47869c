import Diagnosis
import SASL
import SMTP
import Transport

/// Something about a server that is worth a look although it does not stop anybody.
struct Remark: Equatable {
  /// A name that stays the same over releases, for scripts.
  let identifier: String

  /// Whether a monitoring system should turn yellow; otherwise it is only worth knowing.
  let isWarning: Bool
  let text: String

  /// - Parameter warning: What is wrong, in one sentence without a full stop.
  init(_ identifier: String, warning text: String) {
    self.identifier = identifier
    self.text = text
    isWarning = true
  }

  /// - Parameter note: What is so, in one sentence without a full stop.
  init(_ identifier: String, note text: String) {
    self.identifier = identifier
    self.text = text
    isWarning = false
  }

  /// The remark for people, `warning: …`.
  var line: String { (isWarning ? "warning: " : "note: ") + text }

  /// What a contact gives to remark on.
  ///
  /// - Parameter days: How long before its end a certificate is remarked on.
  static func all(on contact: Contact, days: Int) -> [Remark] {
    onOffers(contact) + onTLS(contact, days) + onReplies(contact)
  }

  private static func onOffers(_ contact: Contact) -> [Remark] {
    var remarks: [Remark] = []
    let clear = contact.clearCapabilities
    let isLoopback = contact.session.peer?.isLoopback == true
    if let clear, clear.offersAuthentication, !isLoopback {
      let exposing = clear.mechanisms.filter { MechanismKind(named: $0)?.exposesPassword == true }
      if !exposing.isEmpty {
        remarks.append(
          Remark(
            "cleartext-auth",
            warning: """
              \(exposing.joined(separator: " ")) without TLS shows the password to everybody on the way; \
              smtpd_tls_auth_only = yes ends that
              """))
      }
    }
    if let clear, !clear.offersStartTLS, contact.session.tls == nil, !isLoopback {
      remarks.append(
        Remark("no-starttls", warning: "STARTTLS is not offered, or something on the way takes it out"))
    }
    for (capabilities, place) in [(clear, "before TLS"), (contact.protectedCapabilities, "under TLS")] {
      guard let capabilities else { continue }
      let offer = Offer(capabilities)
      if offer.standard == nil, offer.equalsForm != nil {
        remarks.append(
          Remark(
            "only-auth-equals",
            warning: "\(place) there is only the old AUTH= line, which most clients do not read"))
      } else if offer.differs {
        remarks.append(
          Remark("auth-lines-differ", warning: "\(place) the lines AUTH and AUTH= name different mechanisms"))
      }
      let names = capabilities.mechanisms.map { $0.uppercased() }
      if names.count != Set(names).count {
        remarks.append(Remark("mechanism-twice", note: "\(place) a mechanism is named more than once"))
      }
    }
    if let clear, let under = contact.protectedCapabilities, under.mechanisms.isEmpty,
      !clear.mechanisms.isEmpty
    {
      remarks.append(
        Remark("auth-vanished-after-tls", warning: "AUTH is offered before TLS and not under it"))
    }
    return remarks
  }

  private static func onTLS(_ contact: Contact, _ days: Int) -> [Remark] {
    var remarks: [Remark] = []
    guard let tls = contact.session.tls else { return remarks }
    if !tls.isTrusted {
      remarks.append(
        Remark("certificate-not-trusted", warning: "the certificate is not trusted: \(tls.problemText)"))
    }
    if ["TLSv1", "TLSv1.1", "SSLv3"].contains(tls.version) {
      remarks.append(Remark("old-tls", warning: "\(tls.version) is not to be used any more (RFC 8996)"))
    }
    if let left = tls.certificate?.daysLeft, left >= 0, left < Int64(days) {
      remarks.append(
        Remark("certificate-ends", warning: "the certificate ends in \(left) day\(left == 1 ? "" : "s")"))
    }
    return remarks
  }

  /// That the server accepts the login and can do no more, as a proxy does whose server does not answer.
  static func afterLogin(in run: AuthRun) -> [Remark] {
    run.refusalAfterLogin.map {
      [Remark("refused-after-login", warning: "after the login the server said \($0.oneLine)")]
    } ?? []
  }

  private static func onReplies(_ contact: Contact) -> [Remark] {
    let deviations = contact.session.greeting?.deviations ?? []
    return deviations.map { Remark("reply-\($0.rawValue)", note: "in the greeting, \($0)") }
  }
}
