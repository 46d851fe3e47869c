import SMTP
import Testing

@Suite("Capabilities")
struct CapabilitiesTests {
  /// Those of Postfix 3.7 with broken_sasl_auth_clients.
  private let postfix = Capabilities(
    Reply(
      code: 250,
      lines: [
        "mail.sample.test", "PIPELINING", "SIZE 10240000", "VRFY", "ETRN", "AUTH PLAIN LOGIN",
        "AUTH=PLAIN LOGIN",
        "ENHANCEDSTATUSCODES", "8BITMIME", "DSN", "SMTPUTF8", "CHUNKING",
      ]))

  @Test("tell what Postfix offers")
  func complete() {
    #expect(postfix.serverName == "mail.sample.test")
    #expect(postfix.extensions.count == 11)
    #expect(postfix.mechanisms == ["PLAIN", "LOGIN"])
    #expect(postfix.oldMechanisms == ["PLAIN", "LOGIN"])
    #expect(postfix.maximumSize == 10_240_000)
    #expect(postfix.offersAuthentication)
    #expect(!postfix.offersStartTLS)
    #expect(postfix.offers("8bitmime"))
    #expect(postfix.offers(mechanism: "login"))
    #expect(!postfix.offers(mechanism: "CRAM-MD5"))
    #expect(postfix.parameters(of: "PIPELINING") == [])
    #expect(postfix.parameters(of: "BDAT") == nil)
  }

  @Test("do not mind capitals, keep order and duplicates, and the two kinds of AUTH apart")
  func untidy() {
    let capabilities = Capabilities(
      Reply(
        code: 250,
        lines: ["", "auth  Plain", "AUTH=LOGIN PLAIN", "AUTH login Plain", "aUtH=", "", "StartTLS"]))
    #expect(capabilities.serverName == "")
    #expect(capabilities.mechanisms == ["Plain", "login", "Plain"])
    #expect(capabilities.oldMechanisms == ["LOGIN", "PLAIN"])
    #expect(capabilities.offersStartTLS)
    #expect(capabilities.extensions.count == 5)
  }

  @Test("are empty after HELO")
  func helo() {
    let capabilities = Capabilities(Reply(code: 250, lines: ["mail.sample.test Hello you"]))
    #expect(capabilities.serverName == "mail.sample.test")
    #expect(capabilities.extensions == [])
    #expect(!capabilities.offersAuthentication)
  }

  @Test(
    "have a size limit or not",
    arguments: [
      ("SIZE", nil), ("SIZE 0", nil), ("SIZE x", nil), ("SIZE -1", nil),
      ("SIZE 99999999999999999999999", nil),
      ("size 1", 1),
    ] as [(String, UInt64?)])
  func size(line: String, size: UInt64?) {
    #expect(Capabilities(Reply(code: 250, lines: ["x", line])).maximumSize == size)
  }
}
