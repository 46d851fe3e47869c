import ProgramTesting
import SMTP
import ServerTesting
import Testing

@Suite("Delivery")
struct DeliveryTests {
  private let upTo = """
    S: 220 hi
    C: EHLO *
    S: 250-hi
    S: 250-SIZE 100000
    S: 250 8BITMIME

    """
  private let message = Array("Subject: worm\n\nA line\n.dot\n".utf8)

  private func deliver(
    _ script: String, _ message: [UInt8]? = nil, to recipients: [String] = ["b@y.test"],
    onlyToAll: Bool = false
  ) throws -> (Delivery, ScriptedServer.Recording) {
    var result: Delivery?
    let recording = try ScriptedServer.playing(Script(upTo + script)) { session in
      try session.open()
      try session.hello(as: "me")
      result = try session.deliver(
        message ?? self.message, from: "a@x.test", to: recipients, onlyToAll: onlyToAll)
      #expect(session.quit()?.code == 221)
      let size = session.transcript.lines.filter { $0.text.hasPrefix("(message of ") }.count
      #expect(size == (result?.message?.code == 250 ? 1 : 0))
      #expect(!session.transcript.text.contains("A line"))
    }
    return (try #require(result), recording)
  }

  @Test("is MAIL, RCPT and DATA")
  func good() throws {
    let script = """
      C: MAIL FROM:<a@x.test> SIZE=31
      S: 250 2.1.0 Ok
      C: RCPT TO:<b@y.test>
      S: 250 2.1.5 Ok
      C: DATA
      S: 354 go
      C: Subject: worm
      C:
      C: A line
      C: ..dot
      C: .
      S: 250 2.0.0 queued as 1
      C: QUIT
      S: 221 bye
      """
    let (delivery, recording) = try deliver(script)
    #expect(delivery.sender.code == 250)
    #expect(delivery.message?.text == "2.0.0 queued as 1")
    #expect(delivery.accepted == ["b@y.test"])
    #expect(delivery.refused == [])
    let sent = String(decoding: recording.received, as: UTF8.self)
    #expect(sent.hasSuffix("DATA\r\nSubject: worm\r\n\r\nA line\r\n..dot\r\n.\r\nQUIT\r\n"))
  }

  @Test("goes to those who are accepted")
  func someRefused() throws {
    let script = """
      C: MAIL *
      S: 250 Ok
      C: RCPT TO:<b@y.test>
      S: 550 5.1.1 unknown
      C: RCPT TO:<c@y.test>
      S: 251 will forward
      C: DATA
      S: 354 go
      MESSAGE
      S: 250 queued
      C: QUIT
      S: 221 bye
      """
    let (delivery, _) = try deliver(script, to: ["b@y.test", "c@y.test"])
    #expect(delivery.accepted == ["c@y.test"])
    #expect(delivery.refused.map(\.address) == ["b@y.test"])
    #expect(delivery.refused.map(\.reply.code) == [550])
  }

  @Test("goes to nobody when it shall go to all or nobody", arguments: [true, false])
  func allOrNobody(isFirstAccepted: Bool) throws {
    let script = """
      C: MAIL *
      S: 250 Ok
      C: RCPT *
      S: \(isFirstAccepted ? "250 Ok" : "454 4.7.1 Relay access denied")
      C: RCPT *
      S: 454 4.7.1 Relay access denied
      C: RSET
      S: 250 Ok
      C: QUIT
      S: 221 bye
      """
    let (delivery, _) = try deliver(script, to: ["b@y.test", "c@y.test"], onlyToAll: isFirstAccepted)
    #expect(delivery.accepted == [])
    #expect(delivery.message == nil)
    #expect(delivery.refused.last?.reply.enhancedCode == "4.7.1")
  }

  @Test("ends where the sender, DATA or the message is refused")
  func refused() throws {
    let sender = try deliver("C: MAIL *\nS: 530 5.7.0 Must issue STARTTLS first\nC: QUIT\nS: 221 bye").0
    #expect(sender.sender.code == 530)
    #expect(sender.recipients == [])
    #expect(sender.accepted == [])
    let to = "C: MAIL *\nS: 250 Ok\nC: RCPT *\nS: 250 Ok\nC: DATA\n"
    let data = try deliver(to + "S: 554 no valid recipients\nC: QUIT\nS: 221 bye").0
    #expect(data.message?.code == 554)
    #expect(data.accepted == [])
    #expect(data.refused.map(\.reply.code) == [554])
    var message: Delivery?
    try ScriptedServer.playing(Script(upTo + to + "S: 354 go\nMESSAGE\nS: 552 5.3.4 too big")) { session in
      try session.open()
      try session.hello(as: "me")
      message = try session.deliver(self.message, from: "", to: ["b@y.test"])
    }
    #expect(message?.message?.code == 552)
    #expect(message?.accepted == [])
  }

  @Test(
    "does not begin with what the server cannot take",
    arguments: [
      (
        TestText(String(repeating: "x\n", count: 34_000)),
        "MAIL: the message has 102000 bytes and the server takes no more than 100000"
      ),
      ("Subject: ü\n\nx", "MAIL: the header has bytes beyond ASCII, and the server does not offer SMTPUTF8"),
      ("a\0b", "DATA: line 1 of the message contains a NUL"),
    ] as [(TestText, String)])
  func unsendable(text: TestText, problem: String) throws {
    let recording = try ScriptedServer.playing(Script(upTo + "C: QUIT\nS: 221 bye")) { session in
      try session.open()
      try session.hello(as: "me")
      let error = #expect(throws: SMTPProblem.self) {
        try session.deliver(Array(text.text.utf8), from: "a@x.test", to: ["b@y.test"])
      }
      #expect(error?.description == problem)
      #expect(throws: SMTPProblem.self) { try session.deliver(message, from: "a@x.test", to: []) }
      #expect(throws: SMTPProblem.self) {
        try session.deliver(message, from: "a@x.test", to: ["b@y", "c>\r\nDATA"])
      }
      #expect(throws: SMTPProblem.self) { try session.deliver(message, from: "a@x.test", to: ["ü@y.test"]) }
      session.quit()
    }
    #expect(recording.texts == ["EHLO me", "QUIT"])
  }

  @Test("tells the server of bytes beyond ASCII, and refuses to send them to one that does not know of them")
  func eightBit() throws {
    let script = "C: MAIL FROM:<a@x.test> SIZE=8 BODY=8BITMIME\nS: 550 no\nC: QUIT\nS: 221 bye"
    #expect(try deliver(script, Array("\n\nü\n".utf8)).0.sender.code == 550)
    try ScriptedServer.playing("S: 220 hi\nC: EHLO *\nS: 250 hi") { session in
      try session.open()
      try session.hello(as: "me")
      let error = #expect(throws: SMTPProblem.self) {
        try session.deliver(Array("\nü".utf8), from: "a@x.test", to: ["b@y.test"])
      }
      #expect(
        error?.description
          == "MAIL: the message has bytes beyond ASCII, and the server does not offer 8BITMIME")
    }
  }

  @Test("of a large message waits for a slow reader, and ends with a server that goes away")
  func large() throws {
    let large = Array(String(repeating: "Every line is a line.\n", count: 4000).utf8)
    let to = "C: MAIL *\nS: 250 Ok\nC: RCPT *\nS: 250 Ok\nC: DATA\nS: 354 go\n"
    #expect(try deliver(to + "MESSAGE\nS: 250 Ok\nC: QUIT\nS: 221 bye", large).0.accepted.count == 1)
    try ScriptedServer.playing(Script(upTo + to + "RESET"), isContent: false) { session in
      try session.open()
      try session.hello(as: "me")
      let error = #expect(throws: SMTPProblem.self) {
        try session.deliver(large, from: "a@x.test", to: ["b@y.test"])
      }
      #expect(error?.phase == .data)
      #expect(!session.isOpen)
    }
  }

  @Test(
    "that breaks off tells whether the server may have the message",
    arguments: ["CLOSE", "S: 354 go\nMESSAGE\nCLOSE"])
  func unfinished(end: String) throws {
    let to = "C: MAIL *\nS: 250 Ok\nC: RCPT *\nS: 550 no\nC: RCPT *\nS: 250 Ok\nC: DATA\n"
    try ScriptedServer.playing(Script(upTo + to + end)) { session in
      try session.open()
      try session.hello(as: "me")
      #expect(throws: SMTPProblem.closed(.data, insideReply: false)) {
        try session.deliver(message, from: "a@x.test", to: ["b@y.test", "c@y.test"])
      }
      #expect(session.unfinishedDelivery?.recipients.map(\.reply.code) == [550, 250])
      #expect(session.unfinishedDelivery?.message?.code == (end == "CLOSE" ? nil : 354))
    }
  }

  @Test("that has come to an end is not unfinished")
  func finished() throws {
    try ScriptedServer.playing(
      Script(upTo + "C: MAIL *\nS: 250 Ok\nC: RCPT *\nS: 250 Ok\nC: DATA\nS: 354 go\nMESSAGE\nS: 250 Ok")
    ) {
      session in
      try session.open()
      try session.hello(as: "me")
      #expect(try session.deliver(message, from: "", to: ["b@y.test"]).accepted == ["b@y.test"])
      #expect(session.unfinishedDelivery == nil)
    }
  }
}
