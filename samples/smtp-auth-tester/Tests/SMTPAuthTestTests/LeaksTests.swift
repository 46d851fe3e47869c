import Foundation
import ProgramTesting
import RealServers
import Testing

/// Configurations with the password in places where earlier versions showed it (Tests/Leaks).
@Suite("Known leaks", .enabled(if: Requirement.isMet, "\(Requirement.reason)"))
struct LeaksTests {
  private static let password = "S3CR3TPW"

  /// The password as it is, in base64 at each place of three bytes, in hexadecimal, and backwards.
  private static let traces: [String] = {
    let bytes = Array(password.utf8)
    let hexadecimal = bytes.map { String(format: "%02x", $0) }.joined()
    // The first and last letters depend on the bytes beside it.
    let base64 = (0..<3).map { offset in
      let text = Data(Array(repeating: 0, count: offset) + bytes).base64EncodedString()
      return String(text.dropFirst(4).dropLast(4))
    }
    return [password.lowercased(), String(password.reversed()).lowercased(), hexadecimal]
      + base64.map { $0.lowercased() }
  }()

  private func expectNoTrace(_ arguments: [String]) throws {
    let outcome = try sample.run(arguments)
    let text = (outcome.output + outcome.errors).lowercased()
    #expect(!text.isEmpty, "\(arguments)")
    #expect(Self.traces.filter(text.contains) == [], "\(arguments)")
  }

  /// Whether a setting is looked at by the client alone.
  private static func isOfClient(_ setting: String) -> Bool {
    setting.hasPrefix("relayhost") || setting.hasPrefix("smtp_")
  }

  /// Copies the files, and puts some others in the place of main.cf's settings.
  private func copy(_ settings: [String]) throws -> Scratch {
    let scratch = try Scratch()
    let source = try sample.directory() + "/Tests/Leaks"
    for name in ["pf/main.cf", "pf/master.cf", "pf/sasl_passwd", "pf/sasl/smtpd.conf", "pam/smtp"] {
      var text = try String(contentsOfFile: "\(source)/\(name)", encoding: .utf8)
      if name == "pf/main.cf" { text += settings.map { $0 + "\n" }.joined() }
      try scratch.file(name, text)
      // Postfix waits for two seconds when a file is so new that somebody may still be writing it.
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSinceNow: -50)], ofItemAtPath: "\(scratch.path)/\(name)")
    }
    return scratch
  }

  /// Settings in the place of main.cf's own; all formats show the same findings, so they take turns.
  private static let variants = zip(
    [
      [], [], [], ["relayhost = S3CR3TPW"], ["pw = S3CR3TPW", "relayhost = ${pw}"],
      ["relayhost = joe:S3CR3TPW@[127.0.0.1]"],
      ["smtpd_sasl_path = S3CR3TPW"], ["myhostname = S3CR3TPW"], ["inet_interfaces = S3CR3TPW"],
      ["smtp_sasl_password_maps = static:joe:S3CR3TPW"], ["mail_owner = S3CR3TPW"],
    ], Array(repeating: ["text", "json", "nagios"], count: 4).joined())

  @Test("show nothing of it in any format", arguments: variants)
  func configurations(settings: [String], format: String) throws {
    let scratch = try copy(settings)
    let place = ["--postfix-dir", scratch.path + "/pf", "--format", format]
    if !settings.contains(where: Self.isOfClient) {
      try expectNoTrace(["doctor"] + place + ["--pam-dir", scratch.path + "/pam"])
    }
    if settings.isEmpty || settings.contains(where: Self.isOfClient) {
      try expectNoTrace(["client"] + place + ["--no-try"])
    }
  }

  @Test("nor where their lines are asked about, or the password is in a message")
  func lines() throws {
    let message = Data("\0joe\0\(Self.password)".utf8).base64EncodedString()
    for line in [
      "pam_mysql.so user=mail passwd=S3CR3TPW host=127.0.0.1 db=m", "sql_passwd: S3CR3TPW",
      "535 5.7.8 password not S3CR3TPW", "535 {\"password\":\"S3CR3TPW\"}", "535 joe:S3CR3TPW@[127.0.0.1]",
      "535 AUTH PLAIN \(message)", "535-password:\n535 S3CR3TPW",
    ] { try expectNoTrace(["explain", "--format", "json", line]) }
    try expectNoTrace(["explain", "535 5.7.8 password not S3CR3TPW"])
    for format in ["text", "json"] { try expectNoTrace(["decode", "--format", format, message]) }
  }
}
