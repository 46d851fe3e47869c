import Diagnosis
import ProgramTesting
import Reporting
import SASL
import Secrecy
import SeededRandom
import Testing

@testable import smtp_auth_test

@Suite("Dialogues and logs with one or two wrong bytes")
struct DialogueMutationTests {
  private static let secret = "S3CR3TPWxq7Z"

  /// A message with the secret in it as it is in a dialogue.
  private static func base64(_ message: String) -> String { Base64.encode(Array(message.utf8)) }

  private static let plain = base64("\0joe\0\(secret)")
  private static let alone = base64(secret)
  private static let bearer = base64("user=joe\u{1}auth=Bearer \(secret)\u{1}\u{1}")

  static let dialogues = [
    """
    S: 220 mail.sample.test ESMTP Postfix
    C: EHLO blah
    S: 250-mail.sample.test
    S: 250 AUTH PLAIN LOGIN
    C: AUTH PLAIN \(plain)
    S: 535 5.7.8 Error: authentication failed: \(plain)
    C: AUTH LOGIN
    S: 334 VXNlcm5hbWU6
    C: am9l
    S: 334 UGFzc3dvcmQ6
    C: \(alone)
    S: 535 5.7.8 Error: authentication failed: \(secret)
    S: 334 \(alone)
    S: 235 2.7.0 Authentication successful
    """,
    """
    ~> AUTH XOAUTH2 \(bearer)
    <~ 334 eyJzdGF0dXMiOiI0MDAifQ==
    ~> \(base64("n,a=joe,\u{1}auth=Bearer \(secret)\u{1}\u{1}"))
    <~* 535 5.7.8 Username and Password not accepted: \(bearer)
    \(base64("joe\0joe\0\(secret)"))
    \(base64("c=biws,r=fyko3rfc,p=\(secret)"))
    \(secret)
    502 5.5.2 Error: command not recognized: \(secret)
    """,
    """
    Nov 22 13:41:21 mail postfix/smtpd[1]: warning: SASL authentication failure: Password verification failed
    Nov 22 13:41:21 mail postfix/smtpd[1]: < unknown[192.0.2.1]: AUTH PLAIN \(plain)
    Nov 22 13:41:21 mail postfix/smtpd[1]: warning: unknown[192.0.2.1]: SASL LOGIN authentication failed: \(alone)
    Nov 22 13:41:21 mail saslauthd[7]: do_auth : auth failure: [user=joe] [service=smtp] [pass=\(secret)]
    Nov 22 13:41:21 mail saslauthd[7]: pam_mysql - option passwd is set to "\(secret)"
    Nov 22 13:41:21 mail saslauthd[7]: pam_mysql - SELECT a FROM b WHERE c = 'joe' AND password = '\(secret)'
    Nov 22 13:41:21 mail saslauthd[7]: DEBUG: auth_pam: pam_authenticate failed: \(secret)
    Nov 22 13:41:21 mail postfix/smtpd[1]: sql plugin doing query SELECT p WHERE p = '\(secret)';
    Nov 22 13:41:21 mail postfix/smtp[1]: 8C6: to=<a@b>, status=deferred (host x[192.0.2.1] said: 535 \(secret) no)
    Nov 22 13:41:21 mail postfix/smtpd[1]: warning: SASL authentication failure: password: \(secret)
    """,
  ]

  /// All that `explain` and `decode` say of a dialogue, in every format.
  private func said(of dialogue: [UInt8]) -> String {
    var questions = Questions()
    let lines = dialogue.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
    for line in lines { questions.add(line: line, in: Circumstances()) }
    questions.end(in: Circumstances())
    let decoded = DecodeCommand.messages(of: Secret(dialogue)).map {
      DecodedMessage($0.message, line: $0.line, secretsShown: false)
    }
    let unknown = lines.map { FamiliarText.shown($0) }
    let texts = decoded.flatMap { [$0.text(Wrapping(width: 80)), $0.json.text] }
    return ([questions.text(Wrapping(width: 80)), questions.json] + texts + unknown).joined(separator: "\n")
  }

  @Test("never show the secret that is in them", arguments: dialogues.map { TestText($0) })
  func mutated(dialogue: TestText) {
    var random = SeededGenerator(seed: UInt64(dialogue.text.utf8.count))
    let forms = [(Self.secret, 4), (Self.plain, 10), (Self.alone, 8), (Self.bearer, 12)]
    for number in 0...Mutation.count(100) {
      let whole = Array(dialogue.text.utf8)
      let bytes = number == 0 ? whole : Mutation.mutated(whole, using: &random)
      let said = said(of: bytes)
      for (form, length) in forms {
        guard let piece = Mutation.piece(of: form, in: said, length: length) else { continue }
        let line = said.split(separator: "\n").first { $0.contains(piece) } ?? ""
        Issue.record(
          "\(piece) in '\(line.prefix(300))' of \(String(decoding: bytes, as: UTF8.self).debugDescription)")
      }
    }
  }
}
