import Hardware
import Testing

/// A line that somebody reported, and what it says.
struct FirmwareLine: Sendable, CustomTestStringConvertible {
  let source: String
  let line: String
  let outcome: FirmwareMessage.Outcome?
  let file: String?

  /// - Parameters:
  ///   - source: Where it stands.
  ///   - outcome: What it means; nil where it says nothing of firmware that a device needs.
  init(_ source: String, _ line: String, _ outcome: FirmwareMessage.Outcome?, _ file: String? = nil) {
    self.source = source
    self.line = line
    self.outcome = outcome
    self.file = file
  }

  var testDescription: String { "\(source): \(line)" }

  /// What the program takes it for; files that a driver does without are nothing.
  var found: FirmwareMessage? {
    FirmwareMessage(line).flatMap { $0.outcome == .requested || $0.isOptional ? nil : $0 }
  }
}
