import ProgramTesting
import SASL
import SecrecyTesting
import Testing

@Suite("PLAIN, CRAM-MD5 and the mechanisms with tokens")
struct MechanismTests {
  @Test("PLAIN: the examples of RFC 4616, section 4")
  func plain() throws {
    var plain = Plain(Credentials("tim", "tanstaaftanstaaf"))
    let message = try #require(try plain.start())
    #expect(message.bytes.text == "\0tim\0tanstaaftanstaaf")
    #expect(message.explanation == #"authzid "", user "tim", password (16 bytes)"#)
    try plain.finish()
    var acting = Plain(Credentials("Kurt", "xipj3plmq", actingFor: "Ursel"))
    #expect(try acting.begin() == "Ursel\0Kurt\0xipj3plmq")
  }

  @Test("PLAIN: the base64 of the article's user")
  func plainBase64() throws {
    var plain = Plain(Credentials("user", "pass", actingFor: "user"))
    let bytes = try #require(try plain.start()).bytes
    #expect(Base64.encode(bytes).text == "dXNlcgB1c2VyAHBhc3M=")
  }

  @Test(
    "PLAIN: NULs and emptiness are refused, everything else is sent as it is",
    arguments: [("a\0", "b", ""), ("a", "b\0", ""), ("a", "b", "\0"), ("", "b", ""), ("a", "", "")]
      as [(TestText, TestText, TestText)])
  func plainUnusable(user: TestText, password: TestText, identity: TestText) {
    var plain = Plain(Credentials(user.text, password.text, actingFor: identity.text))
    #expect(throws: SASLProblem.self) { try plain.start() }
  }

  @Test("PLAIN: other control characters are sent, and shown by escapes")
  func plainControl() throws {
    var plain = Plain(Credentials("a\u{1}\"\n", "é\n"))
    let message = try #require(try plain.start())
    #expect(message.bytes.text == "\0a\u{1}\"\n\0é\n")
    #expect(message.explanation == #"authzid "", user "a\x01\"\n", password (3 bytes)"#)
  }

  @Test("CRAM-MD5: the example of RFC 2195, section 2")
  func cram() throws {
    var cram = CramMD5(Credentials("tim", "tanstaaftanstaaf"))
    #expect(try cram.begin() == nil)
    #expect(throws: SASLProblem.self) { try cram.finish() }
    #expect(
      try cram.answer("<1896.697170952@postoffice.reston.mci.net>") == "tim b913a602c7eda7a495b4e6e7334d3890")
    try cram.finish()
    #expect(throws: SASLProblem.self) { try cram.answer("<1896.697170952@postoffice.reston.mci.net>") }
  }

  @Test("CRAM-MD5: passwords longer than a block of the hash, and empty ones, have a code")
  func cramLengths() throws {
    // python3: hmac.new(b'k' * 100, b'<x>', 'md5'), hmac.new(b'', b'<x>', 'md5')
    var long = CramMD5(Credentials("u", String(repeating: "k", count: 100)))
    #expect(try long.answer("<x>") == "u 3892860795b2a7d96a254ae70e214b66")
    var empty = CramMD5(Credentials("u", ""))
    #expect(try empty.answer("<x>") == "u a29e0b03fbcf41a3aea8c701a4e1a217")
  }

  @Test("CRAM-MD5: a challenge must not be empty, nor endless")
  func cramHostile() {
    var empty = CramMD5(Credentials("u", "p"))
    #expect(throws: SASLProblem.unexpectedChallenge("the challenge is empty")) { try empty.answer("") }
    var long = CramMD5(Credentials("u", "p"))
    #expect(throws: SASLProblem.self) { try long.answer(String(repeating: "x", count: 1025)) }
  }

  @Test("XOAUTH2: the example of Google's documentation")
  func xoauth2() throws {
    var exchange = XOAuth2(
      Credentials("someuser@example.com", "ya29.vF9dft4qmTc2Nvb3RlckBhdHRhdmlzdGEuY29tCg"))
    let message = try #require(try exchange.start())
    #expect(
      Base64.encode(message.bytes).text
        == "dXNlcj1zb21ldXNlckBleGFtcGxlLmNvbQFhdXRoPUJlYXJlciB5YTI5LnZGOWRmdDRxbVRjMk52YjNSbGNrQmhkSFJoZG1semRHRXVZMjl0Q2cBAQ=="
    )
    #expect(message.explanation == #"user "someuser@example.com", token (45 bytes)"#)
    try exchange.finish()
    let error = #"{"status":"401","schemes":"bearer","scope":"https://mail.example/"}"#
    #expect(try exchange.answer(error) == "")
    #expect(exchange.serverError == error)
    #expect(exchange.remarks == ["the server refuses the token: \(error)"])
    #expect(throws: SASLProblem.self) { try exchange.answer("{}") }
    #expect(throws: SASLProblem.self) { try exchange.finish() }
  }

  @Test("OAUTHBEARER: the examples of RFC 7628, section 4")
  func oauthBearer() throws {
    let user = Credentials("user@example.com", "vF9dft4qmTc2Nvb3RlckBhbHRhdmlzdGEuY29tCg==")
    var exchange = OAuthBearer(user, server: .init(host: "server.example.com", port: 143))
    let bytes = try #require(try exchange.start()).bytes
    #expect(
      Base64.encode(bytes).text
        == "bixhPXVzZXJAZXhhbXBsZS5jb20sAWhvc3Q9c2VydmVyLmV4YW1wbGUuY29tAXBvcnQ9MTQzAWF1dGg9QmVhcmVyIHZGOWRmdDRxbVRjMk52YjNSbGNrQmhiSFJoZG1semRHRXVZMjl0Q2c9PQEB"
    )
    #expect(try exchange.answer(#"{"status":"invalid_token"}"#) == "\u{1}")
    #expect(exchange.serverError == #"{"status":"invalid_token"}"#)

    var short = OAuthBearer(user)
    #expect(
      try short.begin()
        == "n,a=user@example.com,\u{1}auth=Bearer vF9dft4qmTc2Nvb3RlckBhbHRhdmlzdGEuY29tCg==\u{1}\u{1}")
  }

  @Test("The server's error is cut and made fit for a line")
  func longError() throws {
    var exchange = OAuthBearer(Credentials("u", "t"))
    _ = try exchange.start()
    _ = try exchange.respond(to: [0x1B, 0xFF] + Array(repeating: 10, count: 5000))
    let error = try #require(exchange.serverError)
    #expect(error == #"\x1B\xFF"# + String(repeating: #"\n"#, count: 998) + "…")
  }

  @Test(
    "A token with the end of its file's line is refused",
    arguments: ["", "a b", "abc\n", "é", "a\u{1}"] as [TestText])
  func oddToken(token: TestText) {
    var google = XOAuth2(Credentials("u", token.text))
    #expect(throws: SASLProblem.self) { try google.start() }
    var standard = OAuthBearer(Credentials("u", token.text))
    #expect(throws: SASLProblem.self) { try standard.start() }
  }

  @Test("A user's name cannot add fields to a message with a token")
  func smuggled() throws {
    var google = XOAuth2(Credentials("u\u{1}auth=Bearer x", "t"))
    #expect(throws: SASLProblem.self) { try google.start() }
    var standard = OAuthBearer(Credentials("u,\u{1}host=x", "t"))
    #expect(throws: SASLProblem.self) { try standard.start() }
    var escaped = OAuthBearer(Credentials("u,=", "t"))
    #expect(try escaped.begin() == "n,a=u=2C=3D,\u{1}auth=Bearer t\u{1}\u{1}")
  }
}
