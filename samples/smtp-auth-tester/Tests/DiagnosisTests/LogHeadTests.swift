import Testing

@testable import Diagnosis

@Suite("What stands before the message")
struct LogHeadTests {
  static let heads = [
    "Nov 22 13:41:19 mail postfix/smtpd[16444]: ", "Nov  2 03:41:19 mail postfix/nomech/smtpd[1]: ",
    "Nov 2 03:41:19 mail postfix/smtpd[1]: ", "<22>Nov 22 13:41:19 mail saslauthd[1]: ",
    "Nov 22 13:41:19.123456 mail exim4[1]: ",
    "2026-11-22T13:41:19.123456+01:00 mail postfix/submission/smtpd[16444]: ",
    "2026-11-22T13:41:19+0100 mail postfix/smtpd[16444]: ", "2026-11-22T13:41:19Z mail saslauthd: ",
    "Sun 2026-11-22 13:41:19 UTC mail dovecot[1]: ",
    "<22>1 2026-11-22T13:41:19.123Z mail postfix/smtpd 16444 - - ",
    "Nov 22 13:41:19 ", "2026-11-22 13:41:19 ", "2026-11-22 13:41:19.123 +0100 [1234] ",
    "2026-11-22 13:41:19 1a2B3c-000001-AB ", "2026-11-22 13:41:19 1vMUvq-00000000CTX-2XJ2 ",
    "postfix-mailcow-1  | Nov 22 13:41:19 0123456789ab postfix/smtpd[1]: ",
    "mailserver  | 2026-11-22T13:41:19.123456+00:00 mail postfix/smtpd[1]: ",
    "2026-11-22T13:41:19.123456789Z Nov 22 13:41:19 0123456789ab postfix/smtpd[1]: ",
    "2026-11-22T13:41:19.123456789Z ",
  ]

  @Test("is known, and the message begins behind it", arguments: heads)
  func head(head: String) {
    let line = head + "warning: SASL authentication failure: Couldn't find mech S3CR3TPW"
    #expect(
      FamiliarText.shown(line) == head
        + "warning: SASL authentication failure: Couldn't find mech (8 bytes, not shown)")
    #expect(LogLine.explain(line)?.identifier == "log-mechanism-unknown")
  }

  @Test(
    "is nothing else",
    arguments: [
      "warning: ", "Nov 22 mail ", "2026-11-22 ", "x | y: ", "13:41:19 mail a[1]: ", "Nov 22 13:41:19",
    ])
  func others(line: String) {
    #expect(LogHead.end(of: line[...]) == nil)
  }
}
