import Foundation
import NameServers
import ProgramTesting

/// The place in which the README's first ten minutes happen: a log, a configuration, an empty spool, and a name server.
struct TrialPlace {
  let scratch: Scratch
  private let names: PlayedNameServer

  /// - Parameter document: The text that shows the configuration.
  init(_ document: String) throws {
    scratch = try Scratch()
    names = try PlayedNameServer { question in
      let records = Self.records.filter { $0.name == question.name && $0.type == question.type }
      return [
        question.answer(
          records.map { DNSQuestion.record($0.type, $0.data) }, code: records.isEmpty ? 3 : 0)
      ]
    }
    try FileManager.default.createDirectory(
      atPath: scratch.path + "/spool", withIntermediateDirectories: true)
    try scratch.file("access.log", Self.log(endingAt: Date(timeIntervalSinceNow: -3600)))
    let shown = DocumentedExample.all(in: document).first { $0.command == "cat trial.conf" }
    try scratch.file("trial.conf", asHere(shown?.output ?? ""))
  }

  /// Runs a command with the configuration of the trial, and gives what it writes as the document has it.
  func shell(_ command: String) throws -> String {
    let outcome = try Running(
      ["/bin/sh", "-c", command], in: scratch.path, path: try sample.binaries(),
      environment: ["WORM_MAILER_CONF=\(scratch.path)/trial.conf"]
    ).finish()
    return asDocumented(outcome.output + outcome.errors)
  }

  private func asHere(_ text: String) -> String {
    text.replacing("/tmp/worm-mailer-trial", with: scratch.path).replacing(
      "127.0.0.1:5353", with: names.endpoint)
  }

  /// The text with the document's places, times and numbers of reports for those of this run.
  private func asDocumented(_ text: String) -> String {
    text.replacing(scratch.path, with: "/tmp/worm-mailer-trial").replacing(
      names.endpoint, with: "127.0.0.1:5353"
    ).replacing(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/, with: "2026-11-25T12:00:00Z").replacing(
      /(?m)^[0-9a-f]{8}(?=: |  )/, with: "b91f7c02")
  }

  private static let records: [(name: String, type: UInt16, data: [UInt8])] = [
    ("7.2.0.192.in-addr.arpa", 12, DNSQuestion.wire("host7.dialin.victim.example")),
    ("host7.dialin.victim.example", 1, [192, 0, 2, 7]),
    ("victim.example", 15, [0, 10] + DNSQuestion.wire("mail.victim.example")),
    ("mail.victim.example", 1, [192, 0, 2, 25]),
    ("8.2.0.192.in-addr.arpa", 12, DNSQuestion.wire("www.bank.example")),
    ("www.bank.example", 1, [192, 0, 2, 99]),
  ]

  /// A log in the format `worm_mailer` with two visitors, a worm and a scanner.
  private static func log(endingAt end: Date) -> String {
    let format = DateFormatter()
    format.locale = Locale(identifier: "en_US_POSIX")
    format.timeZone = TimeZone(identifier: "UTC")
    format.dateFormat = "dd/MMM/yyyy:HH:mm:ss Z"
    let requests = [
      ("192.0.2.7 4711", "/scripts/root.exe?/c+dir HTTP/1.0", 404),
      ("192.0.2.7 4718", "/c/winnt/system32/cmd.exe?/c+dir HTTP/1.0", 404),
      ("192.0.2.7 4722", "/scripts/..%c1%1c../winnt/system32/cmd.exe?/c+dir HTTP/1.0", 403),
      ("192.0.2.20 50112", "/scripts/site.js HTTP/1.1", 200), ("192.0.2.8 33004", "/.env HTTP/1.1", 404),
      ("192.0.2.20 50114", "/no/such/page HTTP/1.1", 404),
    ]
    return requests.enumerated().map { index, request in
      let time = format.string(from: end.addingTimeInterval(Double(index)))
      return "www.example.org \(request.0) - - [\(time)] \"GET \(request.1)\" \(request.2) 196 \"-\" \"-\"\n"
    }.joined()
  }
}
