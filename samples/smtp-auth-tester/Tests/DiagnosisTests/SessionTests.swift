import Diagnosis
import SMTP
import SystemPackage
import Testing
import Transport

@Suite("A session that cannot go on")
struct SessionTests {
  @Test("is explained by what came back, unless it was our own doing")
  func problems() {
    let refusal = Reply(code: 554, lines: ["no"])
    #expect(Answer(.noConnection(.noAddress(host: "a", reason: "b"))) == .nameUnknown)
    #expect(Answer(.noConnection(.timedOut)) == .timedOut)
    #expect(Answer(.noConnection(.unusableSettings("x"))) == .unreachable)
    #expect(Answer(.closed(.greeting, insideReply: false)) == .closed)
    #expect(Answer(.timedOut(.auth, seconds: 1, ofSession: true)) == .timedOut)
    #expect(Answer(.violation(.greeting, .notAReply("SSH-2.0"))) == .notSMTP)
    #expect(Answer(.violation(.startTLS, .unsolicited("x", count: 1))) == .unsolicited)
    #expect(Answer(.unexpected(.ehlo, refusal, "x")) == .reply(refusal))
    #expect(Answer(.refused(.greeting, refusal)) == .reply(refusal))
    #expect(Answer(.tlsFailed(.handshakeFailed("x"))) == .tlsFailed)
    #expect(Answer(.tlsFailed(.handshakeFailed("x", .closed))) == .closed)
    #expect(Answer(.tlsFailed(.timedOut)) == .timedOut)
    #expect(Answer(.untrusted([])) == .tlsFailed)
    #expect(Answer(.cleartext) == nil)
    #expect(Answer(.outOfOrder(.auth, "x")) == nil)
  }

  @Test("has an offer that is the one of the reply to EHLO")
  func capabilities() {
    let lines = ["mail.sample.test", "STARTTLS", "AUTH PLAIN LOGIN", "AUTH=PLAIN LOGIN"]
    let capabilities = Capabilities(Reply(code: 250, lines: lines))
    #expect(Offer(capabilities) == Offer(lines: lines))
    #expect(Offer(Capabilities(Reply(code: 250, lines: ["mail.sample.test"]))).isEmpty)
  }
}
