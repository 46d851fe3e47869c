import Sending
import ServerTesting
import Testing
import Transport

@Suite("A relay")
struct RelayTransportTests {
  private let hello = """
    S: 220 relay.test ESMTP
    C: EHLO mailer.test
    S: 250-relay.test
    S: 250 SIZE 100000

    """
  private let bye = "\nC: QUIT\nS: 221 bye"
  private let two = ["b@y.test", "c@z.test"]

  @Test("takes a message for all recipients")
  func good() throws {
    let script = """
      C: MAIL FROM:<worm+x@us.test> SIZE=*
      S: 250 2.1.0 Ok
      C: RCPT TO:<b@y.test>
      S: 250 2.1.5 Ok
      C: RCPT TO:<c@z.test>
      S: 250 2.1.5 Ok
      C: DATA
      S: 354 go
      C: Subject: worm
      C:
      C: A line
      C: .
      S: 250 2.0.0 queued as 1
      """
    let (outcome, _) = try PlayedRelay.take(Script(hello + script + bye), to: two)
    #expect(outcome == DeliveryOutcome(.accepted, for: two, reply: "250 2.0.0 queued as 1"))
  }

  @Test(
    "has the last word about each recipient",
    arguments: [
      ("550 5.1.1 unknown", DeliveryOutcome.Fate.permanent), ("553 bad", .permanent),
      ("451 4.7.1 greylisted, come back in 5 minutes", .temporary), ("452 full", .temporary),
      // These are about us and not about the recipient.
      ("554 5.7.1 Relay access denied", .temporary), ("530 Authentication required", .temporary),
    ])
  func mixed(reply: String, fate: DeliveryOutcome.Fate) throws {
    let script = """
      C: MAIL *
      S: 250 Ok
      C: RCPT TO:<b@y.test>
      S: \(reply)
      C: RCPT TO:<c@z.test>
      S: 250 Ok
      C: DATA
      S: 354 go
      MESSAGE
      S: 250 queued
      """
    let (outcome, _) = try PlayedRelay.take(Script(hello + script + bye), to: two)
    #expect(
      outcome
        == DeliveryOutcome([
          .init("b@y.test", fate, reply: reply), .init("c@z.test", .accepted, reply: "250 queued"),
        ]))
  }

  @Test("that refuses all recipients gets no message")
  func allRefused() throws {
    let script = "C: MAIL *\nS: 250 Ok\nC: RCPT *\nS: 550 no\nC: RCPT *\nS: 450 later\nC: RSET\nS: 250 Ok"
    let (outcome, _) = try PlayedRelay.take(Script(hello + script + bye), to: two)
    #expect(outcome.recipients.map(\.fate) == [.permanent, .temporary])
  }

  @Test(
    "can refuse the sender or the message",
    arguments: [
      ("C: MAIL *\nS: 550 5.1.8 no such domain", DeliveryOutcome.Fate.temporary),
      ("C: MAIL *\nS: 451 4.3.0 later", .temporary),
      ("C: MAIL *\nS: 250 Ok\nC: RCPT *\nS: 250 Ok\nC: DATA\nS: 451 later", .temporary),
      ("C: MAIL *\nS: 250 Ok\nC: RCPT *\nS: 250 Ok\nC: DATA\nS: 554 no", .permanent),
      (
        "C: MAIL *\nS: 250 Ok\nC: RCPT *\nS: 250 Ok\nC: DATA\nS: 354 go\nMESSAGE\nS: 552 5.3.4 too big",
        .permanent
      ),
      (
        "C: MAIL *\nS: 250 Ok\nC: RCPT *\nS: 250 Ok\nC: DATA\nS: 354 go\nMESSAGE\nS: 451 4.3.0 later",
        .temporary
      ),
    ])
  func refused(script: String, fate: DeliveryOutcome.Fate) throws {
    let (outcome, _) = try PlayedRelay.take(Script(hello + script + bye))
    #expect(outcome.recipients.map(\.fate) == [fate])
    #expect(outcome.recipients.first?.reply.isEmpty == false)
  }

  @Test(
    "that goes away before the message has nothing, and after it may have all",
    arguments: [
      ("C: MAIL *\nCLOSE", DeliveryOutcome.Fate.temporary),
      ("C: MAIL *\nS: 250 Ok\nC: RCPT *\nCLOSE", .temporary),
      ("C: MAIL *\nS: 421 4.3.2 shutting down\nCLOSE", .temporary),
      ("C: MAIL *\nS: 250 Ok\nC: RCPT *\nS: 421 4.3.2 shutting down\nCLOSE", .temporary),
      ("C: MAIL *\nS: 250 Ok\nC: RCPT *\nS: 250 Ok\nC: DATA\nCLOSE", .temporary),
      ("C: MAIL *\nS: 250 Ok\nC: RCPT *\nS: 250 Ok\nC: DATA\nS: 354 go\nMESSAGE\nCLOSE", .uncertain),
      ("C: MAIL *\nS: 250 Ok\nC: RCPT *\nS: 250 Ok\nC: DATA\nS: 354 go\nMESSAGE\nRESET", .uncertain),
      (
        "C: MAIL *\nS: 250 Ok\nC: RCPT *\nS: 250 Ok\nC: DATA\nS: 354 go\nMESSAGE\nRAW: \\xFF\\r\\n\nCLOSE",
        .uncertain
      ),
    ])
  func hangUp(script: String, fate: DeliveryOutcome.Fate) throws {
    let (outcome, _) = try PlayedRelay.take(Script(hello + script))
    #expect(outcome.recipients.map(\.fate) == [fate])
  }

  @Test(
    "that says yes with a code that means nothing there has not taken the message",
    arguments: [
      ("C: MAIL *\nS: 220 Ok", DeliveryOutcome.Fate.temporary),
      ("C: MAIL *\nS: 250 5.1.8 Ok", .temporary),
      ("C: MAIL *\nS: 250 Ok\nC: RCPT *\nS: 354 Ok", .temporary),
      ("C: MAIL *\nS: 250 Ok\nC: RCPT *\nS: 250 Ok\nC: DATA\nS: 250 Ok", .temporary),
      // It has the message, and nobody knows what it does with it.
      ("C: MAIL *\nS: 250 Ok\nC: RCPT *\nS: 250 Ok\nC: DATA\nS: 354 go\nMESSAGE\nS: 354 go", .uncertain),
      ("C: MAIL *\nS: 250 Ok\nC: RCPT *\nS: 250 Ok\nC: DATA\nS: 354 go\nMESSAGE\nS: 251 Ok", .uncertain),
      (
        "C: MAIL *\nS: 250 Ok\nC: RCPT *\nS: 250 Ok\nC: DATA\nS: 354 go\nMESSAGE\nRAW: 250 Ok\\r\\n550 no\\r\\n",
        .uncertain
      ),
    ])
  func otherYes(script: String, fate: DeliveryOutcome.Fate) throws {
    let (outcome, _) = try PlayedRelay.take(Script(hello + script + "\nCLOSE"))
    #expect(outcome.recipients.map(\.fate) == [fate])
  }

  @Test("that goes away after the message keeps its word about those whom it had refused")
  func hangUpMixed() throws {
    let script = """
      C: MAIL *
      S: 250 Ok
      C: RCPT *
      S: 550 5.1.1 unknown
      C: RCPT *
      S: 250 Ok
      C: DATA
      S: 354 go
      MESSAGE
      CLOSE
      """
    let (outcome, _) = try PlayedRelay.take(Script(hello + script), to: two)
    #expect(outcome.recipients.map(\.fate) == [.permanent, .uncertain])
    #expect(
      outcome.recipients.map(\.reply)
        == ["550 5.1.1 unknown", "DATA: the server closed the connection instead of an answer"])
  }

  @Test(
    "that does not let us in has nothing",
    arguments: [
      "S: 554 no service", "S: 421 too busy", "CLOSE", "RAW: SSH-2.0-OpenSSH\\r\\n",
      "S: 220 x\nC: EHLO *\nS: 421 no\nCLOSE",
    ])
  func closed(script: String) throws {
    let (outcome, _) = try PlayedRelay.take(Script(script))
    #expect(outcome.recipients.map(\.fate) == [.temporary])
  }

  @Test("that is older than EHLO is greeted by HELO")
  func helo() throws {
    let script =
      "S: 220 hi\nC: EHLO *\nS: 502 what?\nC: HELO mailer.test\nS: 250 hi\nC: MAIL FROM:<worm+x@us.test>\nS: 451 later"
    let (outcome, _) = try PlayedRelay.take(Script(script + bye))
    #expect(outcome.recipients.map(\.reply) == ["MAIL: 451 later"])
  }

  @Test("without 8BITMIME gets no bytes beyond ASCII")
  func eightBit() throws {
    let (outcome, sessions) = try PlayedRelay.take(Script(hello + "C: QUIT\nS: 221 bye"), message: "\nü")
    #expect(outcome.recipients.map(\.fate) == [.temporary])
    #expect(sessions.first?.texts == ["EHLO mailer.test", "QUIT"])
  }

  @Test("that is slow has a limit for each answer and one for all")
  func slow() throws {
    let each = try PlayedRelay.take("S: 220 hi\nC: EHLO *\nSILENCE") { $0.replySeconds = 1 }.outcome
    #expect(each.recipients.first?.reply.contains("no complete answer within 1 s") == true)
    let all = try PlayedRelay.take("S: 220 hi\nC: EHLO *\nSILENCE") { $0.totalSeconds = 1 }.outcome
    #expect(all.recipients.first?.reply.contains("the limit of 1 s for the whole session is reached") == true)
  }

  @Test("that nobody listens for is tried again later")
  func nobody() throws {
    let settings = Relay(try Endpoint(host: "127.0.0.1", port: 1), helloName: "mailer.test")
    let outcome = RelayTransport(settings).deliver(message: [], from: "", to: ["b@y.test"])
    let reply = "127.0.0.1:1: connect: 127.0.0.1:1: Connection refused"
    #expect(outcome.recipients == [.init("b@y.test", .temporary, reply: reply)])
  }

  @Test("gets no address that could be more than one")
  func hostile() throws {
    let script = "C: MAIL *\nS: 250 Ok\nC: RCPT TO:<b@y.test>\nS: 450 later\nC: RSET\nS: 250 Ok"
    let (outcome, _) = try PlayedRelay.take(
      Script(hello + script + bye), to: ["x@y.test>\r\nDATA", "b@y.test"])
    #expect(outcome.recipients.map(\.fate) == [.permanent, .temporary])
  }
}
