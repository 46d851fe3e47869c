/// The accounts in a file of the SASL library, sasldb2; only names are ever looked at.
enum Sasldb {
  /// What the first bytes say of a file.
  enum Format: Equatable {
    case known
    case empty
    case unknown
  }

  /// The magic numbers of Berkeley DB's hash and B-tree, of GDBM and of LMDB, and where they stand.
  private static let magics: [(offset: Int, value: UInt32)] = [
    (12, 0x0006_1561), (12, 0x0005_3162), (0, 0x1357_9ACD), (0, 0x1357_9ACE), (0, 0x1357_9ACF),
    (16, 0xBEEF_C0DE),
  ]

  static func format(_ bytes: [UInt8]) -> Format {
    if bytes.isEmpty { return .empty }
    for magic in magics where bytes.count >= magic.offset + 4 {
      let word = bytes[magic.offset..<magic.offset + 4].reduce(0 as UInt32) { $0 << 8 | UInt32($1) }
      if word == magic.value || word.byteSwapped == magic.value { return .known }
    }
    return .unknown
  }

  /// The users of a file, as `sasldblistusers2` prints them: `user@realm: userPassword`.
  static func users(_ text: String) -> [(name: String, realm: String)] {
    text.lines.compactMap { line in
      guard let colon = line.lastIndex(of: ":") else { return nil }
      let user = line[..<colon]
      guard let at = user.lastIndex(of: "@") else { return nil }
      let (name, realm) = (String(user[..<at]), String(user[user.index(after: at)...]))
      // A damaged file may have anything in the place of names.
      return WordForm.isName(name) && WordForm.isHost(realm) ? (name, realm) : nil
    }
  }
}
