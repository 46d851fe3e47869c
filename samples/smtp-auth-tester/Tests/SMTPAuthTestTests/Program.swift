import Foundation
import ProgramTesting
import ServerTesting
import Testing

/// The package and its program.
let sample = SamplePackage(program: "smtp-auth-test")

/// Runs the program in the package's directory.
func smtpAuthTest(_ arguments: String..., input: String = "/dev/null", environment: [String] = []) throws
  -> Outcome
{
  try sample.run(arguments, input: input, environment: environment)
}

/// A user with a password that is in nothing else, so that it is found wherever it leaks.
struct Secretive {
  let user: String
  let password: String

  static let usual = Secretive(user: "joe", password: "Trommel-Fisch_4711+Ufer")

  /// The password in all the ways in which a program could let it slip.
  var traces: [String] {
    let forms = [
      password, "\0\(user)\0\(password)", "\(user)\0\(user)\0\(password)", "\(user)\0\(password)",
      "n,a=\(user),\u{1}auth=Bearer \(password)\u{1}\u{1}",
      "user=\(user)\u{1}auth=Bearer \(password)\u{1}\u{1}",
    ]
    let base64 = forms.map { Data($0.utf8).base64EncodedString() }
    let hexadecimal = Data(password.utf8).map { String(format: "%02x", $0) }.joined()
    return [password, hexadecimal, hexadecimal.uppercased()] + base64
      + base64.map { $0.replacingOccurrences(of: "=", with: "") }
  }

  /// Fails the test when a text has a trace of the password.
  func expectNoTrace(in text: String, _ place: String, sourceLocation: SourceLocation = #_sourceLocation) {
    for trace in traces where text.contains(trace) {
      Issue.record("the password is in \(place): \(trace)", sourceLocation: sourceLocation)
    }
  }

  /// Runs `auth` with the password in a file, and looks for it in what comes out.
  func auth(_ arguments: [String], sourceLocation: SourceLocation = #_sourceLocation) throws -> Outcome {
    let scratch = try Scratch()
    let file = try scratch.file("password", password + "\n", mode: 0o600)
    let outcome = try sample.run(["auth", "--user", user, "--password-file", file] + arguments)
    expectNoTrace(in: outcome.output, "standard output", sourceLocation: sourceLocation)
    expectNoTrace(in: outcome.errors, "standard error", sourceLocation: sourceLocation)
    return outcome
  }
}

/// What `auth` and `probe` report with '--format json', as far as tests look at it.
struct Report: Decodable {
  struct Reply: Decodable {
    var code: Int
    var enhanced_code: String?
    var lines: [String]
  }

  struct Explanation: Decodable {
    struct Cause: Decodable {
      var likelihood: String
      var check: String?
      var finding: String?
    }

    var identifier: String
    var verdict: String
    var causes: [Cause]
  }

  struct Attempt: Decodable {
    var mechanism: String
    var initial_response: Bool
    var succeeded: Bool
    var reply: Reply?
    var problem: String?
    var remarks: [String]
    var explanation: Explanation
  }

  struct Remark: Decodable {
    var identifier: String
    var warning: Bool
  }

  struct Offer: Decodable {
    var auth: [String]?
    var auth_equals: [String]?
    var starttls: Bool
  }

  struct TLS: Decodable {
    struct Certificate: Decodable {
      var sha256: String
      var names: [String]
      var days_left: Int?
    }

    var version: String
    var trusted: Bool
    var problems: [String]
    var certificate: Certificate?
  }

  struct Relay: Decodable {
    struct Answer: Decodable {
      var accepted: Bool
    }

    var with_auth: Answer?
    var without_auth: Answer
    var explanation: Explanation?
  }

  var verdict: String
  var status: Int32
  var software: String?
  var before_tls: Offer?
  var under_tls: Offer?
  var tls: TLS?
  var bytes_before_tls: Int
  var problem: String?
  var obstacle: Explanation?
  var explanation: Explanation?
  var attempts: [Attempt]?
  var relay: Relay?
  var remarks: [Remark]
  var transcript: [String]?

  /// Reads what the program wrote, and checks that it ended with the status that it reports.
  init(_ outcome: Outcome, sourceLocation: SourceLocation = #_sourceLocation) throws {
    try #require(!outcome.output.isEmpty, "\(outcome)", sourceLocation: sourceLocation)
    self = try JSONDecoder().decode(Report.self, from: Data(outcome.output.utf8))
    #expect(outcome.status == status, sourceLocation: sourceLocation)
    #expect(outcome.errors == "", sourceLocation: sourceLocation)
  }

  /// What the first thing that went wrong means; of a run that worked, what the first success means.
  var identifier: String? {
    obstacle?.identifier ?? attempts?.first?.explanation.identifier ?? explanation?.identifier
  }
}
