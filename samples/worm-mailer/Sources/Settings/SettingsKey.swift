import Addresses
import SystemPackage

/// A key of the configuration file: its name, what it says, how its value is read and shown.
///
/// The manual page worm-mailer.conf(5) has an entry for each; a test compares.
public struct SettingsKey: Sendable {
  /// As it stands before the '='.
  public let name: String

  /// Whether it may be given more than once, each time with one more value.
  public let isRepeatable: Bool

  /// Puts a value into the settings; throws what is wrong with it.
  let read: @Sendable (String, inout Settings) throws(ValueProblem) -> Void

  /// The values as they are written in the file.
  let values: @Sendable (Settings) -> [String]

  /// What settings say for this key; nothing where it is not set and has no default.
  public func shown(_ settings: Settings) -> [String] { values(settings) }

  /// A key with one value.
  init<Value>(
    _ name: String, _ path: any WritableKeyPath<Settings, Value> & Sendable, _ kind: ValueKind<Value>
  ) {
    self.name = name
    isRepeatable = false
    read = { text, settings throws(ValueProblem) in settings[keyPath: path] = try kind.read(text) }
    values = { [kind.show($0[keyPath: path])] }
  }

  /// A key that need not have a value.
  init<Value>(
    _ name: String, _ path: any WritableKeyPath<Settings, Value?> & Sendable, _ kind: ValueKind<Value>
  ) {
    self.name = name
    isRepeatable = false
    read = { text, settings throws(ValueProblem) in settings[keyPath: path] = try kind.read(text) }
    values = { $0[keyPath: path].map { [kind.show($0)] } ?? [] }
  }

  /// A key that may be repeated.
  init<Value>(
    _ name: String, each path: any WritableKeyPath<Settings, [Value]> & Sendable, _ kind: ValueKind<Value>
  ) {
    self.name = name
    isRepeatable = true
    read = { text, settings throws(ValueProblem) in settings[keyPath: path].append(try kind.read(text)) }
    values = { $0[keyPath: path].map(kind.show) }
  }

  /// A key whose value is a program with its arguments.
  init(command name: String, _ path: any WritableKeyPath<Settings, [String]> & Sendable) {
    self.name = name
    isRepeatable = false
    read = { text, settings throws(ValueProblem) in settings[keyPath: path] = try ValueKind.command(text) }
    values = { $0[keyPath: path].isEmpty ? [] : [$0[keyPath: path].joined(separator: " ")] }
  }

  /// All keys, in the order of the manual page.
  public static let all: [SettingsKey] = [
    SettingsKey("send", \.send, .yesOrNo),
    SettingsKey("review", \.review, .number(0...10_000)),
    SettingsKey("from", \.from, .mailbox),
    SettingsKey("organization", \.organization, .line),
    SettingsKey("contact", \.contact, .mailbox),
    SettingsKey("admin", \.admin, .mailbox),
    SettingsKey("bounce_address", \.bounceAddress, .mailbox),

    SettingsKey("recipient", \.recipient, .word()),
    SettingsKey("abuse_zone", \.abuseZone, .domain),
    SettingsKey(command: "lookup_command", \.lookupCommand),
    SettingsKey("lookup_keep", \.lookupKeep, .duration(60...31_536_000)),
    SettingsKey("nameserver", each: \.nameservers, .server),

    SettingsKey("own_network", each: \.ownNetworks, .network),
    SettingsKey("own_domain", each: \.ownDomains, .domain),
    SettingsKey("proxy", each: \.proxies, .network),
    SettingsKey("never_domain", each: \.neverDomains, .domain),
    SettingsKey("allow_network", each: \.allowedNetworks, .network),
    SettingsKey("allow_domain", each: \.allowedDomains, .domain),

    SettingsKey("window", \.window, .duration(1...86_400)),
    SettingsKey("again", \.again, .duration(60...31_536_000)),
    SettingsKey("per_recipient", \.perRecipient, .number(0...1000)),
    SettingsKey("per_day", \.perDay, .number(0...100_000)),
    SettingsKey("retry_first", \.retryFirst, .duration(1...86_400)),
    SettingsKey("retry_last", \.retryLast, .duration(1...604_800)),
    SettingsKey("give_up", \.giveUp, .duration(60...2_592_000)),
    SettingsKey("bounce_keep", \.bounceKeep, .duration(3600...315_360_000)),
    SettingsKey("bounce_limit", \.bounceLimit, .number(1...100)),
    SettingsKey("bounce_minimum", \.bounceMinimum, .number(1...10_000)),
    SettingsKey("keep", \.keep, .duration(604_800...315_360_000)),

    SettingsKey("hide_target", \.hideTarget, .yesOrNo),
    SettingsKey("target_name", \.targetName, .domain),
    SettingsKey("template", \.template, .file),
    SettingsKey("signatures", each: \.signatures, .file),

    SettingsKey("sendmail", \.sendmail, .file),
    SettingsKey("relay", \.relay, .server),
    SettingsKey("relay_tls", \.relayTLS, .word()),
    SettingsKey("relay_ca", \.relayCA, .file),
    SettingsKey("relay_user", \.relayUser, .line),
    SettingsKey("relay_password_file", \.relayPassword, .file),
    SettingsKey("hello", \.hello, .domain),
    SettingsKey(command: "hook", \.hook),
    SettingsKey("spool", \.spool, .file),
  ]
}
