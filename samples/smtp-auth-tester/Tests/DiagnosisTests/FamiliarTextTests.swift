import Testing

@testable import Diagnosis

@Suite("Of lines of others' making")
struct FamiliarTextTests {
  @Test(
    "a password is withheld though its words are familiar",
    arguments: [
      ("535 5.7.8 bad password S3CR3TPW[192.0.2.1]", "535 5.7.8 bad password (19 bytes, not shown)"),
      ("535 5.7.8 unknown user joe.S3CR3TPW[::1]:25", "535 5.7.8 unknown user (20 bytes, not shown)"),
      ("535 5.7.8 no.S3CR3TPW[::1]:25", "535 5.7.8 (19 bytes, not shown)"),
      ("535 5.7.8 Password: please open the door", "535 5.7.8 Password: (20 bytes, not shown)"),
      ("535 Password : please", "535 Password : (6 bytes, not shown)"),
      ("pass = please open the friend", "pass = (22 bytes, not shown)"),
      ("[pass=please open the friend] failed", "(29 bytes, not shown) failed"),
      ("535 5.7.8 password 'hello'", "535 5.7.8 password (7 bytes, not shown)"),
      ("535 5.7.8 password 'open the' is wrong", "535 5.7.8 password (10 bytes, not shown) is wrong"),
      ("535 password \"open' the is wrong", "535 password (19 bytes, not shown)"),
      ("535 5.7.8 failed with password hello", "535 5.7.8 failed with password (5 bytes, not shown)"),
      ("535 5.7.8 your password is hello", "535 5.7.8 your password is (5 bytes, not shown)"),
      ("535 5.7.8 token  open the server", "535 5.7.8 token  (15 bytes, not shown)"),
      ("535 5.7.8 AUTH LOGIN joe hello", "535 5.7.8 AUTH LOGIN (9 bytes, not shown)"),
      ("C: auth plain hello", "C: auth plain (5 bytes, not shown)"),
      ("sql_passwd: hello", "(17 bytes, not shown)"),
      ("535 password not hello", "535 password not (5 bytes, not shown)"),
      ("535 5.7.8 password, hello", "535 5.7.8 password, (5 bytes, not shown)"),
      ("535 password is incorrect: hello", "535 password is incorrect: (5 bytes, not shown)"),
      ("535 the secret was hello", "535 the secret (9 bytes, not shown)"),
      ("535 pass phrase hello", "535 pass (12 bytes, not shown)"),
      ("535 passwd=hello", "535 (12 bytes, not shown)"),
      ("535 pw: hello", "535 pw: (5 bytes, not shown)"),
      ("535 (password) hello", "535 (password) (5 bytes, not shown)"),
      ("535 password. hello", "535 password. (5 bytes, not shown)"),
      ("535 password! open the door", "535 password! (13 bytes, not shown)"),
      ("535 bad password. hello try again", "535 bad password. (5 bytes, not shown) try again"),
      ("535 password is incorrect. hello", "535 password is incorrect. (5 bytes, not shown)"),
      ("535 password is wrong; hello; try again", "535 password is wrong; (6 bytes, not shown) try again"),
      ("535 password. 'open the' server", "535 password. (10 bytes, not shown) server"),
      ("535 password. token: hello", "535 password. (12 bytes, not shown)"),
      (
        "auth: sql(joe,192.0.2.1): unknown user (given password: hello)",
        "auth: (19 bytes, not shown) unknown user (given password: (6 bytes, not shown)"
      ),
      ("auth: passwd-file(joe,192.0.2.1): unknown user", "auth: (27 bytes, not shown) unknown user"),
      (
        "auth: passwd-file(hello): password hello",
        "auth: (19 bytes, not shown) password (5 bytes, not shown)"
      ),
      (
        "unix_chkpwd[1]: password check failed for user (joe)",
        "unix_chkpwd[1]: password check failed for user (5 bytes, not shown)"
      ),
      (
        "pam_unix(smtp:auth): pam_hello(hello:auth): hello.so",
        "pam_unix(smtp:auth): (31 bytes, not shown)"
      ),
      ("535 password is secret", "535 password is (6 bytes, not shown)"),
      ("535 password pass", "535 password (4 bytes, not shown)"),
    ])
  func sentence(line: String, shown: String) {
    #expect(FamiliarText.shown(line) == shown)
  }

  @Test(
    "a password is withheld though it is in another line of the reply",
    arguments: [
      ("535-password:\n535 hello", "535-password:\n535 (5 bytes, not shown)"),
      ("535-password:\n535-hello\n535 try again", "535-password:\n535-(5 bytes, not shown)\n535 try again"),
      ("535-5.7.8 password\r\n535 5.7.8 hello\r\n", "535-5.7.8 password\n535 5.7.8 (5 bytes, not shown)"),
      ("535-password not\n535 hello", "535-password not\n535 (5 bytes, not shown)"),
      ("535-password: hello\n535 open", "535-password: (5 bytes, not shown)\n535 (4 bytes, not shown)"),
      ("535-password =\n535 hello", "535-password =\n535 (5 bytes, not shown)"),
      (
        "535-password \"open\n535 the\" is wrong",
        "535-password (5 bytes, not shown)\n535 (4 bytes, not shown) is wrong"
      ),
      ("535-AUTH PLAIN\n535 hello", "535-AUTH PLAIN\n535 (5 bytes, not shown)"),
      ("535-AUTH\n535 LOGIN hello", "535-AUTH\n535 LOGIN (5 bytes, not shown)"),
      ("S: 535-password:\nS: 535 hello", "S: 535-password:\nS: 535 (5 bytes, not shown)"),
      ("password:\nhello", "password:\n(5 bytes, not shown)"),
    ])
  func withheld(line: String, shown: String) {
    #expect(FamiliarText.shown(line) == shown)
  }

  @Test(
    "what servers and programs say is shown",
    arguments: [
      "warning: SASL authentication failure: Couldn't find mech XOAUTH2",
      "postfix/smtpd[1957]: warning: SASL authentication failure: Password verification failed",
      "warning: SASL authentication problem: sql plugin could not connect to host 127.0.0.1",
      "553 sorry, that domain isn't in my list of allowed rcpthosts (#5.7.1)",
      "250 AUTH PLAIN LOGIN", "250-AUTH PLAIN LOGIN", "AUTH PLAIN",
      "warning: mail.example.org[192.0.2.1]: SASL PLAIN authentication failed: no secret in database",
      "lost connection after AUTH from client.example.org[192.0.2.1]", "< unknown[192.0.2.1]: AUTH PLAIN",
      "535-5.7.8 Username and Password not accepted. For more information, go to",
      "535-5.7.8 Username and Password not accepted. For more information, go to\n535 5.7.8  (address)",
      "535-Wrong password.\n535 Please log in via your web browser", "535 hello\n535 open",
      "535 the token has expired", "535 5.7.8 wrong password, try again", "535 the credentials are not valid",
    ])
  func shown(line: String) {
    #expect(FamiliarText.shown(line) == line)
  }

  @Test("that are in the catalogues, what is said of passwords is shown", arguments: catalogued)
  func catalogue(line: String) {
    #expect(FamiliarText.shown(line) == line)
  }

  /// The examples that speak of something secret, without paths, names and numbers, which are withheld.
  private static let catalogued =
    (Catalogue.entries.map(\.example)
    + LogCatalogue.entries.map(\.example).filter { !$0.contains(/[\/@<=`"'0-9]/) })
    .flatMap { $0.split(separator: "\n").map(String.init) }
    .filter { line in line.split(separator: " ").contains { SecretPlaces.isName($0.lowercased()) } }
}
