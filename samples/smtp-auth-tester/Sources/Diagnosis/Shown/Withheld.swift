/// What stands for a text that may be a password.
///
/// It is in parentheses, so that it never is a value that means something.
public enum Withheld {
  /// The words for so many bytes.
  public static func text(_ count: Int) -> String { "(\(count) byte\(count == 1 ? "" : "s"), not shown)" }

  /// Whether a value is withheld, or a part of it.
  public static func isIn(_ value: String) -> Bool { value.contains(", not shown)") }
}
