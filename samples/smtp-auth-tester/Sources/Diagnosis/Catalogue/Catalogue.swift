/// Everything that is known about servers' answers; the first entry that fits is the right one.
enum Catalogue {
  /// From the particular to the general.
  static let entries: [Entry] =
    success + otherServers + tls + authAbsent + backEnd + limits + relay + protocolUse + credentials
    + connection
    + general
}
