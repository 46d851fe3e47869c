import Addresses
import FileSystem
import Glibc
import SystemPackage

/// The answers of the contact command, kept in a text file.
///
/// Under a line that says what it is, each answer has a line: when it was given, in seconds since 1970; for which
/// network; and the addresses with commas between them, or `-` for none. The file is replaced as a whole. Of two
/// processes that do so at once one may lose the other's answer, which is asked for again then.
struct ContactCache {
  struct Entry: Equatable {
    var time: Int64
    var network: Network
    var contacts: [MailAddress]
  }

  let path: FilePath
  let secondsKept: Int64
  let warn: @Sendable (String) -> Void

  private static let heading = "worm-mailer contacts 1"

  private static let maximumOfEntries = 10_000

  /// What ten thousand answers are well below; a larger file is not ours.
  private static let largestFile = 8 << 20

  /// The contacts for an address, when there is a fresh answer for a network that contains it; the narrowest counts.
  func contacts(for address: IPAddress, now: Int64) -> (network: Network, contacts: [MailAddress])? {
    entries(now: now).filter { $0.network.contains(address) }
      .max { $0.network.prefix < $1.network.prefix }
      .map { ($0.network, $0.contacts) }
  }

  /// Keeps an answer, in place of the one for the same network, and forgets what is old.
  func keep(_ contacts: [MailAddress], for network: Network, now: Int64) {
    var entries = entries(now: now).filter { $0.network != network }
    entries.append(Entry(time: now, network: network, contacts: contacts))
    let lines = entries.suffix(Self.maximumOfEntries).map { entry in
      let contacts = entry.contacts.isEmpty ? "-" : entry.contacts.map(\.description).joined(separator: ",")
      return "\(entry.time) \(entry.network) \(contacts)\n"
    }
    do {
      try path.replace(with: (Self.heading + "\n" + lines.joined()).utf8)
    } catch {
      warn("\(error); the answers of the contact command are not kept")
    }
  }

  /// The fresh answers; what was answered in the future, because the clock has gone back since, is asked for again.
  private func entries(now: Int64) -> [Entry] {
    guard let bytes = read() else { return [] }
    let lines = bytes.split(separator: UInt8(ascii: "\n"))
    guard let first = lines.first, first.elementsEqual(Self.heading.utf8) else {
      if !bytes.isEmpty { warn("\(path): not a file of contacts; it is not read") }
      return []
    }
    var entries: [Entry] = []
    var bad = 0
    for line in lines.dropFirst() {
      guard let entry = Self.entry(line) else {
        bad += 1
        continue
      }
      let age = now.subtractingReportingOverflow(entry.time).partialValue
      if age >= 0, age < secondsKept { entries.append(entry) }
    }
    if bad > 0 { warn("\(path): \(bad) lines that are not understood are left out") }
    return entries
  }

  private static func entry(_ line: ArraySlice<UInt8>) -> Entry? {
    let words = line.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
    guard words.count == 3, words[0].count <= 18, words[1].count <= 100, words[2].count <= 4096,
      words[0].allSatisfy({ (48...57).contains($0) }),
      let time = Int64(String(decoding: words[0], as: UTF8.self)),
      let network = Network(String(decoding: words[1], as: UTF8.self))
    else { return nil }
    if words[2].elementsEqual("-".utf8) { return Entry(time: time, network: network, contacts: []) }
    let parts = words[2].split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
    let contacts = parts.compactMap { MailAddress($0) }
    guard contacts.count == parts.count else { return nil }
    return Entry(time: time, network: network, contacts: contacts)
  }

  /// The bytes of the file; nil when there is none, or none that can be read.
  private func read() -> [UInt8]? {
    do {
      // A pipe in its place would not let us go on.
      let file = try FileDescriptor.open(path, .readOnly, options: [.noFollow, .nonBlocking, .closeOnExec])
      return try file.closeAfter {
        var status = stat()
        guard fstat(file.rawValue, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
          throw Errno.invalidArgument
        }
        guard status.st_size <= Self.largestFile else { throw Errno.fileTooLarge }
        var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
        let count = try bytes.withUnsafeMutableBytes { try file.read(into: $0) }
        return Array(bytes.prefix(count))
      }
    } catch {
      if error as? Errno != .noSuchFileOrDirectory { warn("\(path): \(error); it is not read") }
      return nil
    }
  }
}
