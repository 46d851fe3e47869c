import Replies
import Testing

/// A mail in the shape that a real program gives it, in words of our own, and what it is.
struct Sample: CustomTestStringConvertible, Sendable {
  let name: String
  let bytes: [UInt8]

  /// The kind in a line, as `Reading.summary` has it.
  let expected: String

  /// Whether it keeps to the standards, so that other readers see the same parts.
  let isOrderly: Bool

  init(_ name: String, _ expected: String, isOrderly: Bool = true, _ text: String) {
    self.init(name, expected, isOrderly: isOrderly, bytes: Array(text.utf8))
  }

  init(_ name: String, _ expected: String, isOrderly: Bool = true, bytes: [UInt8]) {
    self.name = name
    self.expected = expected
    self.isOrderly = isOrderly
    self.bytes = bytes
  }

  var testDescription: String { name }

  static let all =
    statusReports + bounceTexts + automaticMails + tickets + forms + wishes + persons + oddMails

  /// The identifier of the report that the samples answer.
  static let report = "3f2504e0-4f89-41d3-9a0c-0305e82c3301"

  /// The mail that came back in the samples.
  static let returned = """
    Return-Path: <worms+c7b3a9e8f2@web.reporter.example>
    From: Worm reports <worms@web.reporter.example>
    To: postmaster@victim.example
    Subject: 192.0.2.7 attacks our web server: Nimda
    Message-ID: <3f2504e0.1@web.reporter.example>
    Auto-Submitted: auto-generated
    Date: Mon, 02 Mar 2026 10:00:00 +0000

    The host 192.0.2.7 asks our web server for files that only a worm wants.
    wormmailer-report: 3f2504e0-4f89-41d3-9a0c-0305e82c3301

    """
}

extension Reading {
  /// The kind in a line: `bounce permanent: a@b.example 5.1.1`, `stop network`, `person`.
  var summary: String {
    switch kind {
    case .bounce(let bounce):
      "bounce \(bounce.weight)"
        + bounce.recipients.map { ": \($0.address) \($0.status ?? "-")" }.joined()
    case .automatic: "automatic"
    case .form(let url): "form \(url)"
    case .ticket(let number): "ticket \(number)"
    case .stop(let scope): "stop \(scope)"
    case .person: "person"
    case .unreadable: "unreadable"
    }
  }
}
