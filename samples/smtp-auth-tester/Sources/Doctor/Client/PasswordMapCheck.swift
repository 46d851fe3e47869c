import Diagnosis
import Sysroot

/// The table of passwords: whether it is there, up to date, and private.
enum PasswordMapCheck {
  static func findings(_ client: ClientRoute) -> [Finding] {
    guard !client.maps.isEmpty else {
      guard client.service.isOn("smtp_sasl_auth_enable") else { return [] }
      return [
        Finding(
          FindingName.passwordMapMissing.rawValue, .fault, title: "Postfix is to log in and has no passwords",
          evidence: [client.evidence("smtp_sasl_password_maps")], cause: "No AUTH is sent.",
          cure: [
            client.change("smtp_sasl_password_maps", to: "hash:/etc/postfix/sasl/passwd"), client.reload,
          ])
      ]
    }
    return client.maps.flatMap { findings($0, client) }
  }

  private static func findings(_ map: PasswordMap, _ client: ClientRoute) -> [Finding] {
    if map.hasPasswordInSetting {
      return [
        Finding(
          "password-in-setting", .warning, title: "the password stands in main.cf, which everybody can read",
          evidence: [client.evidence("smtp_sasl_password_maps")], cause: "'postconf' shows it to every user.",
          cure: [client.change("smtp_sasl_password_maps", to: "hash:/etc/postfix/sasl/passwd")])
      ]
    }
    if map.isUnknown { return [unknown(client)] }
    guard map.hasText else { return [] }
    let accounts = Accounts(client.machine)
    let postmap = client.postfix.command("postmap", "\(map.type):\(map.path)")
    let files: [(path: String, status: FileStatus)]
    do {
      files = try ([map.path] + (map.index.map { [$0] } ?? [])).map { path throws(TreeProblem) in
        (path, try client.machine.status(path))
      }
    } catch  where error == .denied {
      return [
        PostfixCheck.cannotLook("whether the table of passwords is there", at: map.path, because: error)
      ]
    } catch {
      return [missing(map, client, postmap)]
    }
    var findings: [Finding] = []
    if files.count == 2, files[0].status.modified > files[1].status.modified {
      findings.append(
        Finding(
          FindingName.passwordMapStale.rawValue, .fault,
          title: "the table of passwords was changed without postmap",
          evidence: files.map { "\($0.path): changed \(Calendar.text($0.status.modified))" },
          cause: "Postfix reads \(files[1].path), which still has the old passwords.", cure: [postmap]))
    }
    let open = files.filter { $0.status.mode & 0o077 != 0 }
    if !open.isEmpty {
      findings.append(
        Finding(
          "password-map-readable", .warning, title: "others than root can read the passwords",
          evidence: open.map { "\($0.path): \(accounts.owners($0.status))" },
          cause: "Postfix opens the table as root; nobody else needs to.",
          cure: ["chmod 600 " + open.map(\.path).joined(separator: " ")]))
    }
    return findings
  }

  private static func unknown(_ client: ClientRoute) -> Finding {
    Finding(
      "password-map-unknown", .unknown, title: "the table of passwords is not of a kind that is known here",
      evidence: [client.evidence("smtp_sasl_password_maps")],
      cause: "A table is TYPE:/PATH. What is written is not shown, because it may be a password.",
      cure: ["look at smtp_sasl_password_maps in \(client.postfix.mainFile)"])
  }

  private static func missing(_ map: PasswordMap, _ client: ClientRoute, _ postmap: String) -> Finding {
    let hasText = client.machine.exists(map.path)
    return Finding(
      FindingName.passwordMapMissing.rawValue, .fault,
      title: hasText
        ? "postmap was not run on the table of passwords" : "the table of passwords is not there",
      evidence: [
        client.evidence("smtp_sasl_password_maps"),
        "\(hasText ? map.index ?? map.path : map.path): no such file",
      ], cause: "Postfix puts mail off: 'SASL authentication failed', or a table lookup problem.",
      cure: hasText
        ? [postmap]
        : [
          "in \(map.path): \(client.relayhost?.text ?? "[SERVER]:587") USER:PASSWORD",
          "chmod 600 \(map.path)", postmap,
        ])
  }
}
