import Diagnosis
import Sysroot

/// Whether Exim offers AUTH, by which mechanisms, and to whom.
enum EximAuthenticatorCheck {
  static func findings(_ exim: EximExamination) -> [Finding] {
    let servers = exim.servers
    guard !servers.isEmpty else { return [none(exim)] }
    var findings: [Finding] = []
    if let hosts = exim.configuration.option("auth_advertise_hosts"), hosts.value.isEmpty {
      findings.append(
        Finding(
          FindingName.authOff.rawValue, .fault, title: "AUTH is offered to no host",
          evidence: ["\(hosts.place): auth_advertise_hosts is empty"],
          cause: "AUTH is answered '503 AUTH command used when not advertised'.",
          cure: ["set auth_advertise_hosts = *"] + exim.reload))
    }
    findings.append(
      Finding(
        "mechanisms", .note, title: "Exim has \(servers.map(shown).joined(separator: ", "))",
        evidence: servers.map { "\($0.place): authenticator '\($0.name)', driver \(driver($0))" },
        cause: """
          What server_condition and server_advertise_condition come to is Exim's own language, and is not worked out \
          here.
          """,
        cure: ["exim4 -bP authenticators", "swaks, or 'smtp-auth-test auth localhost --user USER', tries it"])
    )
    let clear = servers.filter { ["PLAIN", "LOGIN"].contains($0.mechanism) && !$0.needsTLS }
    if !clear.isEmpty {
      findings.append(
        Finding(
          "cleartext-auth", .warning, title: "passwords can be sent without encryption",
          evidence: clear.map {
            "\($0.place): '\($0.name)' has no server_advertise_condition with $tls_in_cipher"
          },
          cause:
            "PLAIN and LOGIN are offered before STARTTLS; whoever sees the traffic can read the password.",
          cure: [
            "in the authenticator: server_advertise_condition = ${if eq{$tls_in_cipher}{}{}{*}}"
          ] + exim.reload))
    }
    let silent = servers.filter {
      $0.driver == "plaintext" && $0.mechanism == "LOGIN" && $0["server_prompts"].isEmpty
    }
    if !silent.isEmpty {
      findings.append(
        Finding(
          "exim-login-without-prompts", .fault,
          title: "LOGIN has no prompts, and never asks for the password",
          evidence: silent.map { "\($0.place): '\($0.name)' has no server_prompts" },
          cause: "Exim takes one text for user and password, so that no client of LOGIN gets in: 535.",
          cure: ["in the authenticator: server_prompts = Username:: : Password::"] + exim.reload))
    }
    return findings
  }

  private static func none(_ exim: EximExamination) -> Finding {
    let clients = exim.authenticators.map { "\($0.place): '\($0.name)' is for Exim as a client" }
    let isDebian = exim.machine.exists(exim.directory + "/update-exim4.conf.conf")
    let example =
      exim.machine.exists(exim.directory + "/conf.d/auth")
        && exim.configuration.files.contains { $0.contains("/conf.d/") }
      ? "conf.d/auth/30_exim4-config_examples" : "exim4.conf.template"
    return Finding(
      FindingName.authOff.rawValue, .fault,
      title: "Exim offers no AUTH: it has no authenticator for a server",
      evidence: clients.isEmpty ? ["\(exim.directory): no authenticator"] : Array(clients.prefix(5)),
      cause:
        "The answer to EHLO has no AUTH line, and AUTH is answered '503 AUTH command used when not advertised'.",
      cure: [
        isDebian
          ? "in \(exim.directory)/\(example): take '#' away before 'plain_server:' and 'login_server:' and their lines"
          : "after 'begin authenticators': an authenticator with driver, public_name and server_condition"
      ] + exim.reload)
  }

  private static func shown(_ authenticator: EximAuthenticator) -> String {
    WordForm.isName(authenticator.mechanism)
      ? authenticator.mechanism : Withheld.text(authenticator.mechanism.utf8.count)
  }

  private static let drivers: Set<String> = [
    "plaintext", "cram_md5", "cyrus_sasl", "dovecot", "external", "gsasl", "heimdal_gssapi", "spa", "tls",
  ]

  private static func driver(_ authenticator: EximAuthenticator) -> String {
    drivers.contains(authenticator.driver)
      ? authenticator.driver : Withheld.text(authenticator.driver.utf8.count)
  }
}
