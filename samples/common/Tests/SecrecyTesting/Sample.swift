import Secrecy
public import Testing

/// A text among a test's arguments, which may hold what a terminal should not get.
public struct Sample: ExpressibleByStringLiteral, CustomTestStringConvertible, Sendable {
  public let text: String

  public init(stringLiteral text: String) { self.text = text }
  public init(_ text: String) { self.text = text }

  public var testDescription: String { String(printing: text.utf8, limit: 60) }
}
