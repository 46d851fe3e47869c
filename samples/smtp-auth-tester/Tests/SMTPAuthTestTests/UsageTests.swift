import ProgramTesting
import Testing

@Suite("A command line that makes no sense is refused before anything is done")
struct UsageTests {
  @Test(
    "with status 64 and a line that says why",
    arguments: [
      (["auth", "127.0.0.1:99999", "--user", "u"], "'127.0.0.1:99999': port must be 1 to 65535"),
      (["auth", "127.0.0.1:25"], "Missing expected argument '--user <name>'"),
      (["auth", "127.0.0.1:25", "--user", "u", "--mech", "NTLM"], "'--mech NTLM' is not one of "),
      (["auth", "127.0.0.1:25", "--user", "u", "--force"], "'--force' needs '--mech'"),
      (
        ["auth", "127.0.0.1:25", "--user", "u", "--all-forms", "--mech", "PLAIN"],
        "'--all-forms' and '--mech' exclude each other"
      ),
      (
        ["auth", "127.0.0.1:25", "--user", "u", "--token", "--mech", "PLAIN"],
        "'--token' goes with XOAUTH2 and OAUTHBEARER only"
      ),
      (
        ["auth", "127.0.0.1:25", "--user", "u", "--relay-check", "a@x.test"],
        "'--relay-check' needs two addresses, from and to"
      ),
      (
        ["auth", "127.0.0.1:25", "--user", "u", "--authzid", "v", "--mech", "LOGIN"],
        "'--authzid' cannot go with '--mech LOGIN', which has no place for it"
      ),
      (
        ["probe", "https://127.0.0.1:25"],
        "'https://127.0.0.1:25': only smtp:// and smtps:// are read; HOST:PORT is enough"
      ),
      (
        ["probe", "smtp://127.0.0.1/x"], "'smtp://127.0.0.1/x': there must be nothing after host and port"
      ),
      (
        ["probe", "smtps://127.0.0.1", "--tls", "none"],
        "'--tls none' contradicts the server's 'smtps://'"
      ),
      (["probe", "127.0.0.1:25", "-4", "-6"], "'-4' and '-6' exclude each other"),
      (["probe", "127.0.0.1:25", "--tls-min", "2"], "'--tls-min 2' is not one of 1.0, 1.1, 1.2 and 1.3"),
      (["probe", "127.0.0.1:25", "--pin", "abc"], "'--pin' must be a SHA-256, 64 hexadecimal digits"),
      (["probe", "127.0.0.1:25", "--timeout", "0"], "'--timeout' must be above 0 and at most 600 seconds"),
    ])
  func refused(arguments: [String], message: String) throws {
    let outcome = try sample.run(arguments)
    #expect(outcome.status == 64)
    #expect(outcome.output == "")
    #expect(outcome.errors.contains(message), "\(outcome)")
    #expect(outcome.errors.hasPrefix("smtp-auth-test: "), "\(outcome)")
  }

  @Test(
    "without a password that stands in the wrong place",
    arguments: [
      ["auth", "127.0.0.1:25", "S3CR3TPW", "--user", "u"], ["probe", "127.0.0.1:25", "S3CR3TPW", "S3CR3TPW"],
      ["encode", "plain", "--user", "u", "S3CR3TPW"], ["doctor", "S3CR3TPW"], ["client", "S3CR3TPW"],
      ["auth", "127.0.0.1:25", "--user", "u", "--password-fd", "S3CR3TPW"],
      ["auth", "127.0.0.1:25", "--user", "u", "--password-file", "S3CR3TPW"],
      ["auth", "127.0.0.1:25", "--user", "u", "--password-env", "S3CR3TPW"],
      ["auth", "joe:S3CR3TPW@127.0.0.1:25", "--user", "u"], ["probe", "S3CR3TPW@127.0.0.1"],
    ])
  func secret(arguments: [String]) throws {
    let outcome = try sample.run(arguments)
    #expect([1, 64].contains(outcome.status))
    #expect(!(outcome.output + outcome.errors).contains("S3CR3T"), "\(outcome)")
    #expect(!outcome.errors.isEmpty)
  }

  @Test("also when a name is not UTF-8")
  func notUTF8() throws {
    let script =
      "smtp-auth-test auth 127.0.0.1:25 --user \"$(printf 'j\\303\\050e')\" --password-file /dev/null"
    let outcome = try sample.start(["sh", "-c", script]).finish()
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains("'--user' is not UTF-8"), "\(outcome)")
  }
}
