/// The part of a query that a worm has written, by the sources of its signatures.
///
/// Somebody else than the worm may ask for the same path, with other things in the query, which may be secret.
enum WormQuery {
  /// The commands of Nimda (CERT CA-2001-26) and sadmind/IIS (CA-2001-11), and how others begin.
  ///
  /// A plus sign stands for a blank in any of its forms, `#` for an IPv4 address, and `?` for the letter of a drive.
  private static let commands = [
    "/c+tftp+-i+#+get+admin.dll+?:\\admin.dll", "/c+tftp+-i+#+get+admin.dll+admin.dll",
    "/c+tftp+-i+#+get+admin.dll", "/c+tftp", "/c+copy+\\winnt\\system32\\cmd.exe+root.exe", "/c+copy",
    "/c+dir+?:\\", "/c+dir+..\\", "/c+dir", "/c+echo", "/c",
  ].map { Array($0.utf8) }

  /// How many bytes at the beginning of a query are a worm's own.
  static func length(in query: ArraySlice<UInt8>) -> Int {
    let start = Array(query.prefix(64 << 10))
    return commands.compactMap { length(of: $0, in: start) }.max() ?? codeRed(start)
  }

  private static func length(of command: [UInt8], in query: [UInt8]) -> Int? {
    var place = 0
    for byte in command {
      guard place < query.count else { return nil }
      switch byte {
      case 0x2B where query[place...].starts(with: Array("%20".utf8)): place += 3
      case 0x2B where query[place] == 0x20: place += 1
      case 0x3F where (0x61...0x7A).contains(query[place] | 0x20): place += 1
      case 0x23:
        let address = query[place...].prefix(15).prefix { (0x30...0x39).contains($0) || $0 == 0x2E }
        if address.isEmpty { return nil }
        place += address.count
      default:
        guard query[place].lowercase == byte else { return nil }
        place += 1
      }
    }
    return place
  }

  /// Code Red's letters, its program in `%uHHHH`, and `=a` (CERT CA-2001-19).
  private static func codeRed(_ query: [UInt8]) -> Int {
    guard let letter = query.first, letter | 0x20 == 0x6E || letter | 0x20 == 0x78 else { return 0 }
    var place = query.firstIndex { $0 != letter } ?? query.count
    guard place >= 10 else { return 0 }
    while query[place...].prefix(2).elementsEqual([0x25, 0x75]) {
      let digits = query[(place + 2)...].prefix(4).prefix { $0.hexadecimalDigit != nil }.count
      if digits < 2 { return place }
      place += 2 + digits
    }
    return query[place...].starts(with: [0x3D, 0x61]) ? place + 2 : place
  }
}
