import FileSystem

/// A text as the argument of a test: the log shows it on one short line, whatever is in it and however long it is.
public struct TestText: ExpressibleByStringLiteral, CustomStringConvertible, Hashable, Sendable {
  public let text: String

  public init(stringLiteral text: String) { self.text = text }

  public init(_ text: String) { self.text = text }

  /// The first 60 characters and the length of a longer text.
  public var description: String {
    let beginning = String(text.prefix(60)).showingControlCharacters
    let count = text.utf8.count
    return "'\(beginning)'" + (beginning.utf8.count < count ? "... (\(count) bytes)" : "")
  }
}
