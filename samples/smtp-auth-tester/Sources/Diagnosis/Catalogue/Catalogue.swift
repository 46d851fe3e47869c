/// Everything that is known about servers' answers; the first entry that fits is the right one.
enum Catalogue {
  /// Entries that belong together.
  struct Theme: Sendable {
    let title: String
    let entries: [Entry]
  }

  /// From the particular to the general.
  static let themes = [
    Theme(title: "Yes, and more is wanted", entries: success),
    Theme(title: "Exchange Online", entries: exchangeOnline),
    Theme(title: "Particular to other servers than Postfix", entries: otherServers),
    Theme(title: "Providers of mail", entries: mailProviders),
    Theme(title: "Servers' own words", entries: furtherServers),
    Theme(title: "TLS, with a reason", entries: tlsAlerts),
    Theme(title: "TLS", entries: tls),
    Theme(title: "AUTH is not there", entries: authAbsent),
    Theme(title: "The password could not be checked", entries: backEnd),
    Theme(title: "Enough", entries: limits),
    Theme(title: "Relaying", entries: relay),
    Theme(title: "The use of AUTH", entries: protocolUse),
    Theme(title: "Credentials", entries: credentials),
    Theme(title: "No session", entries: connection),
    Theme(title: "Codes alone", entries: general),
  ]

  static let entries = themes.flatMap(\.entries)
}
