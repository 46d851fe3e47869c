import Foundation
import ProgramTesting
import Testing

@Suite("encode")
struct EncodeTests {
  /// Runs the program with a password on standard input.
  private func encode(_ arguments: String..., password: String = "pass") throws -> Outcome {
    try sample.run(["encode"] + arguments + ["--password-file", "-"], reading: password)
  }

  @Test("prints what to type, by the examples of the standards")
  func messages() throws {
    #expect(try encode("plain", "--user", "user") == Outcome("AUTH PLAIN AHVzZXIAcGFzcw==\n"))
    #expect(
      try encode("PLAIN", "--user", "user", "--authzid", "user")
        == Outcome("AUTH PLAIN dXNlcgB1c2VyAHBhc3M=\n"))
    #expect(try encode("login", "--user", "user") == Outcome("AUTH LOGIN\ndXNlcg==\ncGFzcw==\n"))
    // RFC 2195, section 2.
    let challenge = "PDE4OTYuNjk3MTcwOTUyQHBvc3RvZmZpY2UucmVzdG9uLm1jaS5uZXQ+"
    #expect(
      try encode("cram-md5", "--user", "tim", "--challenge", challenge, password: "tanstaaftanstaaf")
        == Outcome("AUTH CRAM-MD5\ndGltIGI5MTNhNjAyYzdlZGE3YTQ5NWI0ZTZlNzMzNGQzODkw\n"))
    #expect(
      try encode("xoauth2", "--user", "u", password: "tok")
        == Outcome("AUTH XOAUTH2 dXNlcj11AWF1dGg9QmVhcmVyIHRvawEB\n")
    )
    #expect(
      try encode("oauthbearer", "--user", "u", password: "tok")
        == Outcome("AUTH OAUTHBEARER bixhPXUsAWF1dGg9QmVhcmVyIHRvawEB\n"))
  }

  @Test("makes what decode reads, whatever the password")
  func roundTrip() throws {
    for password in ["1234", "%s%n", "\\0", " ", "pässwörd", "a\"b'c`d$e"] {
      let line = try encode("plain", "--user", "joe", password: password).output
      let decoded = try sample.run(["decode", "--show-password", "-"], reading: line).output
      let shown = password.replacing("\\", with: "\\\\")
      #expect(decoded.contains("  \\0joe\\0\(shown)\n"), "\(decoded)")
    }
  }

  @Test(
    "refuses what cannot be",
    arguments: [
      (["scram-sha-256", "--user", "u"], "'scram-sha-256' cannot be typed by hand"),
      (["gssapi", "--user", "u"], "'gssapi' is not known"),
      (["plain"], "Missing expected argument '--user <name>'"),
      (["login", "--user", "u", "--authzid", "v"], "'--authzid' needs plain or oauthbearer"),
      (["cram-md5", "--user", "u"], "cram-md5 needs '--challenge'"),
      (["plain", "--user", "u", "--challenge", "eA=="], "only cram-md5 takes '--challenge'"),
    ])
  func usage(arguments: [String], message: String) throws {
    let outcome = try sample.run(["encode"] + arguments + ["--password-file", "-"])
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains(message), "\(outcome.errors)")
  }

  @Test("says in one line what a mechanism cannot carry, and not what it was")
  func unusable() throws {
    #expect(
      try encode("plain", "--user", "", password: "s3cr3t")
        == Outcome(errors: "smtp-auth-test: the user's name is empty\n", status: 1))
    #expect(
      try encode("plain", "--user", "u", password: "s3\0cr3t")
        == Outcome(errors: "smtp-auth-test: the password contains a NUL byte\n", status: 1))
    #expect(try encode("xoauth2", "--user", "u", password: "s3 cr3t").status == 1)
    #expect(
      try encode("cram-md5", "--user", "u", "--challenge", "x", password: "s3cr3t").errors
        .hasPrefix("smtp-auth-test: '--challenge': not base64"))
  }
}
