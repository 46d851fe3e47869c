import Diagnosis
import Sysroot

/// Whether the server's password is found by the keys that Postfix looks for.
enum PasswordKeyCheck {
  static func findings(_ client: ClientRoute) -> [Finding] {
    guard let relayhost = client.relayhost else { return [] }
    let keys = ((client.lookup.sender.map { [$0] } ?? []) + relayhost.keys).map { "'\($0)'" }.joined(
      separator: ", then ")
    switch client.lookup.outcome {
    case .notAsked: return []
    case .found:
      return [
        Finding(
          "password-key", .good, title: "there is a password for \(relayhost.text)",
          evidence: ["looked up by \(keys)", "found in " + client.maps.map(\.shown).joined(separator: ", ")],
          cause: relayhost.isDomain && relayhost.host != relayhost.text
            ? "By '\(relayhost.host)' Postfix finds it only where that domain has no MX records." : "")
      ]
    case .malformed(let key):
      return [
        Finding(
          "password-malformed", .fault, title: "what the table has for '\(key)' is not USER:PASSWORD",
          evidence: client.maps.map(\.shown),
          cause: "Postfix takes the words up to the first colon for the user.",
          cure: ["\(key) USER:PASSWORD"])
      ]
    case .failed(let complaint):
      let isMissing = client.maps.contains { TableTypeCheck.missing($0, client.tableTypes) != nil }
      if isMissing
        || client.maps.contains(where: { $0.hasText && !client.machine.exists($0.index ?? $0.path) })
      {
        return []
      }
      return [
        Finding(
          "cannot-look", .unknown, title: "the table of passwords could not be asked", evidence: [complaint],
          cause: "Whether there is a password for \(relayhost.text) is not known.",
          cure: ["run the doctor as root"])
      ]
    case .notFound: return notFound(client, relayhost, keys)
    }
  }

  private static func notFound(
    _ client: ClientRoute, _ relayhost: Relayhost, _ keys: String
  ) -> [Finding] {
    guard let map = client.maps.first(where: \.hasText) else {
      return client.lookup.isComplete
        ? [missing(client, relayhost, [client.evidence("smtp_sasl_password_maps")], nil)] : []
    }
    // A table that was not asked may have it.
    let severity = client.lookup.isComplete ? Finding.Severity.fault : .warning
    let present = (try? map.keys(client.machine)) ?? []
    let rights = Set(relayhost.keys.map { $0.lowercased() })
    let stale = present.filter { rights.contains($0.lowercased()) }
    if !stale.isEmpty {
      let postmap = client.postfix.command("postmap", "\(map.type):\(map.path)")
      return [
        Finding(
          FindingName.passwordMapStale.rawValue, severity,
          title: "the text has a password for \(relayhost.text), and the table made of it has none",
          evidence: ["\(map.path): has the key '\(stale[0])'"], cause: "No AUTH is sent.", cure: [postmap])
      ]
    }
    let near = present.filter { relayhost.isMeant(by: $0) && WordForm.isServer($0) }
    let evidence = ["looked up by \(keys)"] + near.prefix(5).map { "\(map.path): has the key '\($0)'" }
    guard let wrong = near.first else {
      return client.lookup.isComplete ? [missing(client, relayhost, evidence, map)] : []
    }
    return [
      Finding(
        FindingName.passwordKeyMismatch.rawValue, severity,
        title:
          "the key '\(wrong)' is spelled otherwise than \(client.route?.place == nil ? client.route?.parameter ?? "" : "the server"), '\(relayhost.text)'",
        evidence: (client.route?.evidence(client) ?? []) + evidence,
        cause: """
          Postfix does not find the password and sends no AUTH, without a word in the log; the server says 'Relay \
          access denied'.
          """,
        cure: [
          "in \(map.path): '\(relayhost.text)' in place of '\(wrong)'",
          client.postfix.command("postmap", "\(map.type):\(map.path)"),
        ])
    ]
  }

  private static func missing(
    _ client: ClientRoute, _ relayhost: Relayhost, _ evidence: [String], _ map: PasswordMap?
  ) -> Finding {
    let bySender = client.service.isOn("smtp_sender_dependent_authentication")
    return Finding(
      "password-key-missing", bySender ? .note : relayhost.isDomain ? .warning : .fault,
      title: "there is no password for \(relayhost.text)",
      evidence: evidence + (bySender ? [client.evidence("smtp_sender_dependent_authentication")] : []),
      cause: bySender
        ? "AUTH is sent only for senders who are in the table."
        : "No AUTH is sent; the server says 'Relay access denied'.",
      cure: ["in \(map?.path ?? "the table"): \(relayhost.text) USER:PASSWORD"]
        + (map.map { [client.postfix.command("postmap", "\($0.type):\($0.path)")] } ?? []))
  }
}
