import ArgumentParser
import Diagnosis
import Doctor
import SASL
import SMTP

/// Logs in at the relay host as Postfix would.
struct RelayTrial {
  /// What the relay host offered, nil when it did not come so far.
  let offer: ClientRoute.Offer?
  let finding: Finding

  /// Goes to the relay host; nil when there is no password for it, or it is not plain which host that is.
  init?(_ client: ClientRoute, caFile: String?, noVerify: Bool, allowCleartext: Bool) {
    guard let account = client.account, let relayhost = client.relayhost, !relayhost.isDomain else {
      return nil
    }
    let host = relayhost.host.contains(":") ? "[\(relayhost.host)]" : relayhost.host
    let address = "\(host):\(relayhost.port ?? 25)"
    var usual = [address, "--timeout", "20"]
    if let caFile { usual += ["--ca-file", caFile] }
    if noVerify || relayhost.isLoopback { usual.append("--no-verify") }
    if allowCleartext { usual.append("--allow-cleartext") }
    let words = usual + Self.tls(client)
    guard let options = try? AuthOptions.parse(words),
      let contact = try? options.makeContact(hiding: [account.user])
    else { return nil }
    contact.session.quit()
    let offered = contact.capabilities?.mechanisms ?? []
    let isEncrypted = contact.session.tls != nil
    offer = contact.capabilities.map { _ in
      ClientRoute.Offer(mechanisms: offered, isEncrypted: isEncrypted)
    }
    if let explanation = contact.explanation {
      if let other = Self.otherBeginning(client, contact, usual, address) {
        finding = other
        return
      }
      finding = Self.fault(
        "relay-not-reached", "the relay host does not let us come so far as AUTH", address, explanation)
      return
    }
    let allowed = client.mechanisms(isEncrypted: isEncrypted)
    guard let kind = MechanismKind.usable(among: offered).first(where: { allowed.contains($0.name) }) else {
      finding = Self.noMechanism(address, offered)
      return
    }
    let credentials = Credentials(user: account.user, password: account.password)
    guard let options = try? AuthOptions.parse(words + ["--mech", kind.name]),
      let run = try? AuthRun(options, credentials, hiding: [account.user])
    else { return nil }
    if let works = run.attempts.first(where: \.hasSucceeded) {
      finding = Finding(
        "auth-works", .good, title: "the relay host accepts the password, by \(works.form.description)",
        evidence: ["\(address): \(works.reply?.oneLine ?? "")"])
    } else if let attempt = run.attempts.first {
      finding = Self.fault(
        "auth-fails", "the relay host does not accept the password",
        "\(address): \(kind.name): \(attempt.answer)",
        attempt.explanation)
    } else if let obstacle = run.obstacle {
      finding = Finding(
        "auth-not-tried", .unknown, title: "the password was not tried", evidence: [address],
        cause: obstacle.meaning, cure: ["--allow-cleartext and --no-verify do what Postfix does"])
    } else {
      return nil
    }
  }

  /// The finding for a server that begins with TLS where Postfix does not, or the other way round.
  private static func otherBeginning(
    _ client: ClientRoute, _ contact: Contact, _ words: [String], _ address: String
  ) -> Finding? {
    let isImplicit = client.usesImplicitTLS
    guard let phase = contact.problem?.phase,
      isImplicit ? phase == .tls : [.greeting, .ehlo].contains(phase),
      let options = try? AuthOptions.parse(words + ["--tls", isImplicit ? "none" : "implicit"]),
      let other = try? options.makeContact(hiding: [])
    else { return nil }
    other.session.quit()
    return other.capabilities == nil ? nil : client.otherBeginning(at: address)
  }

  /// How Postfix begins.
  private static func tls(_ client: ClientRoute) -> [String] {
    if client.usesImplicitTLS { return ["--tls", "implicit"] }
    return switch client.tlsLevel {
    case "none": ["--tls", "none"]
    case "may": []
    default: ["--tls", "starttls"]
    }
  }

  private static func noMechanism(_ address: String, _ offered: [String]) -> Finding {
    if offered.isEmpty {
      return Finding(
        "relay-offers-no-auth", .fault, title: "the relay host offers no AUTH",
        evidence: ["\(address): no line AUTH in its answer to EHLO"],
        cause: "Postfix sends its mail without logging in, and the server says 'Relay access denied'.",
        cure: ["ask for the port for users: 587, or 465 with smtp_tls_wrappermode = yes"])
    }
    return Finding(
      "auth-not-tried", .unknown, title: "the password was not tried, for no mechanism is left",
      evidence: ["\(address): offers \(offered.joined(separator: ", "))"])
  }

  private static func fault(
    _ identifier: String, _ title: String, _ evidence: String, _ explanation: Explanation
  ) -> Finding {
    Finding(
      identifier, .fault, title: title, evidence: [evidence], cause: explanation.meaning,
      cure: explanation.causes.prefix(3).compactMap { cause in cause.cure.map { "\(cause.text) \($0)" } })
  }
}
