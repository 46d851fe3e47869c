import Diagnosis
import Sysroot

/// A table that says where mail goes: of each line the last word, a server or a transport with one.
struct RouteTable {
  /// The most lines that are looked at.
  private static let mostLines = 10_000

  struct Entry {
    let line: Int
    let key: String
    let value: String
  }

  let table: PasswordMap

  /// The lines with a key and a value; nil where the table has no text that can be read.
  func entries(_ machine: Tree) -> [Entry]? {
    guard table.hasText || ["regexp", "pcre", "cidr"].contains(table.type), !table.isUnknown,
      let text = try? machine.text(table.path, limit: 8 << 20)
    else { return nil }
    return text.lines.prefix(Self.mostLines).enumerated().compactMap { index, line in
      guard let first = line.first, first != "#", !first.isWhitespace else { return nil }
      let words = line.split(whereSeparator: \.isWhitespace)
      guard words.count == 2 else { return nil }
      return Entry(line: index + 1, key: String(words[0]), value: String(words[1]))
    }
  }
}
