public import Testing

/// A line of a configuration file, and what a program says of it.
public struct BadLine: Sendable, CustomTestStringConvertible {
  public let text: String
  public let message: String

  public init(_ text: String, _ message: String) {
    self.text = text
    self.message = message
  }

  public var testDescription: String { text }
}
