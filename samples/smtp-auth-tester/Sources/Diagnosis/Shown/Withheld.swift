/// What stands for a text that may be a password.
///
/// It is in parentheses, so that it never is a value that means something.
public enum Withheld {
  /// The words for so many bytes.
  public static func text(_ count: Int) -> String { "(\(count) byte\(count == 1 ? "" : "s"), not shown)" }

  /// The words for so many bytes that have the form of a name, so that they may be right.
  public static func name(_ count: Int) -> String { unknownName + String(text(count).dropFirst()) }

  private static let unknownName = "(unknown name, "

  /// Whether a value is withheld as a name of which nobody here knows whether it is right.
  public static func isName(_ value: String) -> Bool { value.hasPrefix(unknownName) && isIn(value) }

  /// Whether a value is withheld, or a part of it.
  public static func isIn(_ value: String) -> Bool { value.contains(", not shown)") }

  /// The words of a value, in which a withheld text is one word with all its blanks and commas.
  public static func words(_ value: String, separatedBy isSeparator: (Character) -> Bool) -> [String] {
    var words: [String] = []
    var current = ""
    var rest = value[...]
    while let first = rest.first {
      if first == "(",
        let withheld = rest.prefixMatch(of: #/\((?:unknown name, )?[0-9]+ bytes?, not shown\)/#)?.output
      {
        current += withheld
        rest = rest[withheld.endIndex...]
        continue
      }
      if !isSeparator(first) {
        current.append(first)
      } else if !current.isEmpty {
        words.append(current)
        current = ""
      }
      rest = rest.dropFirst()
    }
    return current.isEmpty ? words : words + [current]
  }
}
