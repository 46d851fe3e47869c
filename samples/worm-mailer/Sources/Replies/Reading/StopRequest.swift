/// The wish to get no more mails.
public enum StopScope: String, Codable, Sendable, CaseIterable {
  /// About the address of the report that was answered.
  case address

  /// About the network of that address.
  case network

  /// About anything, to anybody at the recipient's domain.
  case all

  /// About anything, to the recipient of the report that was answered.
  case recipient
}

extension StopScope {
  /// What follows STOP, in small letters; `.recipient` for what is not known.
  private init(_ words: some Sequence<String>) {
    for word in words {
      switch word {
      case "this", "the", "for", "about", "mails", "mail", "reports": continue
      case "address", "ip", "host": self = .address
      case "network", "net", "range": self = .network
      case "all", "domain", "everything": self = .all
      default: self = .recipient
      }
      return
    }
    self = .recipient
  }

  /// Words that say so, in small letters.
  private static let verbs: Set<String> = ["stop", "unsubscribe"]

  /// The wish in a line: STOP as its first word.
  static func wish(in line: ArraySlice<UInt8>) -> StopScope? {
    let words = OwnWords.words(line, limit: 6)
    return words.first.map(verbs.contains) == true ? StopScope(words.dropFirst()) : nil
  }

  /// The wish in the address that a mail was sent to: `worms+stop-network-TOKEN@…`.
  static func wish(inRecipient address: String) -> StopScope? {
    let local = address.utf8.prefix { $0 != 0x40 }
    let words = local.split { $0 == 0x2B || $0 == 0x2D || $0 == 0x5F || $0 == 0x3D || $0 == 0x2E }
      .map { String(decoding: $0.map(\.folded), as: UTF8.self) }
    guard let place = words.dropFirst().firstIndex(of: "stop") else { return nil }
    return StopScope(words.dropFirst(place + 1).prefix(1))
  }

  /// The wish in a mail that somebody wrote: in the address it was sent to, in its subject, or in its own words.
  static func wish(recipients: [String], subject: ArraySlice<UInt8>, words: OwnWords) -> StopScope? {
    if let wish = recipients.lazy.compactMap({ wish(inRecipient: $0) }).first { return wish }
    let line = wish(in: words.lines.first { !$0.isEmpty } ?? [])
    let title = wish(in: subject)
    // Whichever says more than STOP.
    return [title, line].compactMap(\.self).first { $0 != .recipient } ?? title ?? line
  }
}
