public import FileSystem

/// What editors and patch(1) leave beside the files they change.
public enum Leftovers {
  /// What `pkgh-clean` removes anywhere in the tree; `*.orig` is kept, because upstream sources contain it.
  public static let removed = ["*~", "#*#", ".#*", "*.rej", "DEADJOE"].map { Glob($0) }

  /// Whether a file of `debian-like/` is one of them, or hidden: it is never taken for packaging.
  static func contain(_ name: ByteString) -> Bool {
    name.bytes.first == UInt8(ascii: ".") || (removed + [Glob("*.orig")]).contains { $0.matches(name) }
  }
}
