import Addresses
import ChildProcess
import Glibc
import Lookup
import Secrecy
import Transport

/// Who is registered for an address: mail addresses that somebody else has named, each checked to be no more than that.
struct ContactSource: Sendable {
  /// Contacts, and for the mail what they are by.
  struct Contacts {
    var addresses: [MailAddress]
    var reason: String
  }

  let policy: RecipientPolicy
  let now: @Sendable () -> Int64
  let warn: @Sendable (String) -> Void

  /// As many contacts of an address are taken.
  static let maximumOfContacts = 5

  /// More than so much a contact command has no reason to write.
  private static let largestOutput = 64 << 10

  /// Asks the zone of abuse contacts, in TXT records of the address's labels in reverse, as for a DNS blocklist
  /// (RFC 5782, section 2.1).
  ///
  /// A text may have several addresses, with commas, semicolons or blanks between them, and `mailto:` before each.
  func zoneContacts(of address: IPAddress, by names: some NameService) throws(Undecided) -> Contacts? {
    guard let zone = policy.abuseZone else { return nil }
    guard let name = DomainName(address.reversed(below: zone.text)) else {
      warn("abuse zone '\(zone)': the name is too long to be asked for an address")
      return nil
    }
    let texts: [[UInt8]]
    do throws(LookupFailure) {
      texts = try names.texts(of: name)
    } catch .noRecords {
      return nil
    } catch {
      throw Undecided(error)
    }
    var found: [MailAddress] = []
    for word in texts.flatMap({ $0.split(whereSeparator: { ", ;\t\r\n".utf8.contains($0) }) }).prefix(50) {
      if let contact = MailAddress(Self.withoutScheme(word)) { found.addOnce(contact) }
    }
    guard !found.isEmpty else { return nil }
    return Contacts(
      addresses: Array(found.prefix(Self.maximumOfContacts)),
      reason: "abuse contact of the address in \(zone)")
  }

  /// Asks the contact command, or looks up what it answered some days ago.
  func commandContacts(of address: IPAddress) throws(Undecided) -> Contacts? {
    guard let command = policy.contactCommand, let program = command.words.first else { return nil }
    let cache = command.cache.map { ContactCache(path: $0, secondsKept: command.secondsKept, warn: warn) }
    var answer = cache?.contacts(for: address, now: now())
    if answer == nil {
      let output = try self.output(of: program, command, for: address)
      let given = self.contacts(in: output, for: address)
      answer = given
      if let given { cache?.keep(given.contacts, for: given.network, now: now()) }
    }
    guard let answer, !answer.contacts.isEmpty else { return nil }
    return Contacts(
      addresses: answer.contacts, reason: "abuse contact of \(answer.network) in the registry's records")
  }

  private func output(
    of program: String, _ command: ContactCommand, for address: IPAddress
  ) throws(Undecided) -> [UInt8] {
    let shown = "contact command '\(program)'"
    guard var child = Child(program, command.words.dropFirst() + [address.description]) else {
      throw .later("\(shown): cannot be started")
    }
    let result = child.converse(
      input: [], limit: Self.largestOutput + 1, deadline: Deadline(seconds: command.seconds))
    guard let status = result.status else { throw .later("\(shown): no answer in time") }
    guard status == 0 else {
      let complaint = result.errors.split(separator: UInt8(ascii: "\n")).first.map { String(quoting: $0) }
      throw .later("\(shown): status \(status)" + (complaint.map { ": " + $0 } ?? ""))
    }
    // An address that is cut off may be somebody else's.
    guard result.output.count <= Self.largestOutput else { throw .later("\(shown): it writes too much") }
    return result.output
  }

  /// The lines of an answer.
  private func contacts(
    in output: [UInt8], for address: IPAddress
  ) -> (network: Network, contacts: [MailAddress])? {
    var found: [MailAddress] = []
    var network = Network(address.description)
    for line in output.split(whereSeparator: { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }) {
      let text = line.trimming { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
      if text.isEmpty || text.first == UInt8(ascii: "#") { continue }
      if text.starts(with: "network ".utf8) {
        let given = Network(String(decoding: text.dropFirst(8), as: UTF8.self))
        if let given, Self.isPlausible(given, for: address) {
          network = given
        } else {
          warn("contact command: \(String(quoting: text)) is not a network that \(address) can be in")
        }
      } else if let contact = MailAddress(Self.withoutScheme(text)) {
        found.addOnce(contact)
      } else {
        warn("contact command: \(String(quoting: text)) is not a plain mail address")
      }
    }
    return network.map { ($0, Array(found.prefix(Self.maximumOfContacts))) }
  }

  /// Whether an answer can hold for a whole network: no registry gives anybody more than a /8, or a /16 of IPv6.
  private static func isPlausible(_ network: Network, for address: IPAddress) -> Bool {
    network.contains(address) && network.prefix >= (address.isIPv6 ? 16 : 8)
  }

  private static func withoutScheme(_ word: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let scheme = "mailto:"
    let start = String(decoding: word.prefix(scheme.utf8.count), as: UTF8.self)
    return start.lowercased() == scheme ? word.dropFirst(scheme.utf8.count) : word
  }
}

extension ArraySlice<UInt8> {
  /// The bytes without those of a kind at both ends.
  func trimming(_ isOut: (UInt8) -> Bool) -> ArraySlice<UInt8> {
    var rest = self
    while let first = rest.first, isOut(first) { rest.removeFirst() }
    while let last = rest.last, isOut(last) { rest.removeLast() }
    return rest
  }
}
