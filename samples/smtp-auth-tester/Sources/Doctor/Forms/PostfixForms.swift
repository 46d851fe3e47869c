/// The settings of Postfix that are looked at, and the forms of their values; of others nothing is kept.
enum PostfixForms {
  /// The settings with what does not fit its form withheld.
  static func shown(_ settings: [String: String], _ known: KnownNames) -> [String: String] {
    Dictionary(
      settings.compactMap { name, value in
        if tables.contains(name) { return (name, PasswordMap.shown(value)) }
        return forms[name].map { (name, $0.shown(value, known)) }
      }
    ) { $1 }
  }

  /// The names of the settings that are looked at.
  static let names: Set<String> = tables.union(forms.keys)

  /// Whether a setting of master.cf can be written on a command line, which everybody can read.
  ///
  /// References to other settings are not secret, `$name` and `${name}`.
  static func isHarmless(_ name: String, _ value: String, _ known: KnownNames) -> Bool {
    let choice = #/\$\{[a-z0-9_]+[?:](?:\{?(?:yes|no|none|may|encrypt)\}?:?){1,2}\}/#
    let plain = value.replacing(choice, with: "").replacing(
      #/\$(?:[a-z0-9_]+|\{[a-z0-9_]+\}|\([a-z0-9_]+\))/#, with: "")
    if tables.contains(name) { return PasswordMap.shown(plain) == plain }
    return forms[name]?.fits(plain, known) ?? false
  }

  /// The words of a setting that is on or off.
  static let flagWords: Set<String> = ["yes", "no"]

  /// The settings of smtpd(8) that take words of their own and no others: with another one it ends.
  static let keywords: [String: Set<String>] = {
    let options: Set<String> = Set(securityOptions)
    var keywords: [String: Set<String>] = [
      "smtpd_tls_security_level": Set(tlsLevels), "smtpd_sasl_security_options": options,
      "smtpd_sasl_tls_security_options": options,
    ]
    for name in flags where !name.hasPrefix("smtp_") { keywords[name] = flagWords }
    return keywords
  }()

  private static let flags = [
    "broken_sasl_auth_clients", "smtpd_delay_reject", "smtpd_sasl_auth_enable", "smtpd_tls_auth_only",
    "smtpd_tls_wrappermode", "smtpd_use_tls", "smtpd_enforce_tls", "smtp_sasl_auth_enable",
    "smtp_sender_dependent_authentication", "smtp_tls_wrappermode", "smtp_use_tls", "smtp_enforce_tls",
  ]

  private static let tlsLevels = [
    "none", "may", "encrypt", "dane", "dane-only", "half-dane", "fingerprint", "verify", "secure",
  ]

  private static let securityOptions = [
    "noplaintext", "noactive", "nodictionary", "noanonymous", "forward_secrecy", "mutual_auth",
  ]

  private static let tables: Set<String> = [
    "smtp_sasl_password_maps", "sender_dependent_relayhost_maps", "sender_dependent_default_transport_maps",
    "transport_maps",
  ]

  private static let forms: [String: ValueForm] = {
    var forms: [String: ValueForm] = [
      "compatibility_level": version, "config_directory": .path, "queue_directory": .path,
      "maillog_file": .path, "multi_instance_directories": .path,
      "mail_owner": .user, "myhostname": .host, "smtpd_sasl_local_domain": .realm,
      "inet_interfaces": interfaces,
      "inet_protocols": .known(["all", "ipv4", "ipv6"]), "mynetworks": .networks,
      "smtpd_sasl_exceptions_networks": .networks, "relayhost": .server,
      "default_transport": transport, "relay_transport": transport,
      "smtpd_sasl_type": .known(["cyrus", "dovecot"]),
      "syslog_name": ValueForm {
        $0.hasPrefix("postfix") && WordForm.isRelativePath($0) ? .plausible : .other
      },
      "smtpd_sasl_path": ValueForm {
        if $0.contains("/") && WordForm.isRelativePath($0) || isSocket($0) { return .plausible }
        return WordForm.isName($0) ? .bare : .other
      },
      "cyrus_sasl_config_path": ValueForm {
        $0.split(separator: ":").allSatisfy(WordForm.isPath) ? .plausible : .other
      },
    ]
    for name in flags { forms[name] = .flag }
    for name in [
      "cert_file", "chain_files", "dcert_file", "eccert_file", "key_file", "dkey_file", "eckey_file",
    ] {
      forms["smtpd_tls_" + name] = .known(["none"]) { WordForm.isPath($0) }
    }
    for side in ["smtp", "smtpd"] {
      forms[side + "_tls_security_level"] = .known(tlsLevels)
      forms[side + "_sasl_security_options"] = options
      forms[side + "_sasl_tls_security_options"] = options
      forms[side + "_sasl_mechanism_filter"] = filter
    }
    for list in ["client", "helo", "sender", "relay", "recipient"] {
      forms["smtpd_\(list)_restrictions"] = restrictions
    }
    return forms
  }()

  /// `3.6`.
  private static let version = ValueForm { word in
    word.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { WordForm.isNumber($0) }
      ? .plausible : .other
  }

  private static let interfaces = ValueForm { word in
    if ["all", "loopback-only", "localhost"].contains(word.lowercased()) { return .known }
    return ValueForm.server(word) { WordForm.isServer($0) || WordForm.isNetwork($0) }
  }

  private static let options = ValueForm.known(securityOptions)

  private static let filter = ValueForm.known(
    MechanismProperties.all.flatMap { [$0.name.lowercased(), "!" + $0.name.lowercased()] } + ["static:rest"]
  ) { WordForm.isTable($0) }

  private static let restrictions = ValueForm(byWord: true) { word in
    if word == "{" || word == "}" { return .known }
    let beginnings = ["permit", "reject", "defer", "check_", "warn_if_reject", "sleep"]
    let isWord = word.utf8.allSatisfy { (97...122).contains($0 | 0x20) || $0 == UInt8(ascii: "_") }
    if isWord, beginnings.contains(where: word.lowercased().hasPrefix) { return .known }
    let isDomain = word.contains(".") && WordForm.isHost(word)
    return isDomain || WordForm.isTable(word) || WordForm.isNumber(word) || isSocket(word)
      || isListedAddress(word) || isPolicyOption(word)
      ? .plausible : .other
  }

  /// `zen.spamhaus.org=127.0.0.[2..11]`.
  private static func isListedAddress(_ word: Substring) -> Bool {
    let parts = word.split(separator: "=", omittingEmptySubsequences: false)
    return parts.count == 2 && parts[0].contains(".") && WordForm.isHost(parts[0]) && parts[1].utf8.count >= 7
      && parts[1].utf8.allSatisfy { (48...57).contains($0) || ".[];".utf8.contains($0) }
  }

  /// `timeout=10s`, of a check that is in braces.
  private static func isPolicyOption(_ word: Substring) -> Bool {
    let parts = word.split(separator: "=", omittingEmptySubsequences: false)
    guard parts.count == 2, policyOptions.contains(String(parts[0])), let last = parts[1].last else {
      return false
    }
    return WordForm.isNumber("smhdw".contains(last) ? parts[1].dropLast() : parts[1])
  }

  private static let policyOptions: Set<String> = [
    "timeout", "max_idle", "max_ttl", "request_limit", "try_limit", "retry_delay",
  ]

  /// `smtp`, `smtp:[mail.example.org]:587`.
  private static let transport = ValueForm { word in
    guard let colon = word.firstIndex(of: ":") else { return WordForm.isName(word) ? .bare : .other }
    let server = word[word.index(after: colon)...]
    guard word[..<colon].isEmpty || WordForm.isName(word[..<colon]) else { return .other }
    return server.isEmpty ? .bare : ValueForm.server(server, WordForm.isServer)
  }

  /// `unix:private/policy`, `inet:127.0.0.1:12345`.
  private static func isSocket(_ word: Substring) -> Bool {
    if word.hasPrefix("unix:") { return WordForm.isRelativePath(word.dropFirst(5)) }
    return word.hasPrefix("inet:") && WordForm.isServer(word.dropFirst(5))
  }
}
