import Testing

@testable import SMTP

@Suite("Addresses")
struct MailPathTests {
  @Test(
    "are sent",
    arguments: ["a@b.test", "\"john doe\"@x.test", "\"a<b>\\\"c\"@x", "postmaster", "ü@x.test", "a@[::1]"])
  func good(address: String) {
    #expect(MailPath.objection(to: address, mayBeEmpty: false) == nil)
  }

  @Test(
    "are refused when they would be more than an address",
    arguments: [
      ("", "the address is empty"),
      ("a@b>\r\nRCPT TO:<c@d", "the address has '>' in it outside of quotes"),
      ("a\r\nb", "the address has a control character in it"),
      ("\"a\nb\"@x", "the address has a control character in it"),
      ("a\0", "the address has a control character in it"),
      ("a\u{85}b", "the address has a control character in it"),
      ("a> SIZE=1 <b", "the address has '>' in it outside of quotes"),
      ("<a@b>", "the address has '<' in it outside of quotes"),
      ("a b", "the address has ' ' in it outside of quotes"),
      ("\"a@b", "a quote in the address is not closed"),
      ("\"a\\\"@b", "a quote in the address is not closed"),
    ])
  func bad(address: String, reason: String) {
    #expect(MailPath.objection(to: address, mayBeEmpty: false) == reason)
  }

  @Test("may be empty for a sender, and not longer than SMTP allows")
  func limits() {
    #expect(MailPath.objection(to: "", mayBeEmpty: true) == nil)
    #expect(MailPath.objection(to: String(repeating: "a", count: 254), mayBeEmpty: true) == nil)
    #expect(MailPath.objection(to: String(repeating: "a", count: 255), mayBeEmpty: true) != nil)
  }
}
