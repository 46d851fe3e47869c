/// What stands for a text that may be a password.
///
/// It is in parentheses, so that it never is a value that means something.
public enum Withheld {
  /// The words for so many bytes.
  public static func text(_ count: Int) -> String { "(\(count) byte\(count == 1 ? "" : "s"), not shown)" }

  /// Whether a value is withheld, or a part of it.
  public static func isIn(_ value: String) -> Bool { value.contains(", not shown)") }

  /// The words of a value, in which a withheld text is one word with all its blanks and commas.
  public static func words(_ value: String, separatedBy isSeparator: (Character) -> Bool) -> [String] {
    var words: [String] = []
    var current = ""
    var rest = value[...]
    while let first = rest.first {
      if first == "(", let withheld = rest.prefixMatch(of: #/\([0-9]+ bytes?, not shown\)/#)?.output {
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
