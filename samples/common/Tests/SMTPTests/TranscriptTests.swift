import Testing

@testable import SMTP

@Suite("Transcripts")
struct TranscriptTests {
  @Test("show who said what")
  func text() {
    var transcript = Transcript()
    transcript.add(.event, .connect, "connected to [::1]:25")
    transcript.add(.server, .greeting, "220 hi")
    transcript.add(.client, .ehlo, "EHLO me")
    #expect(transcript.text == "-: connected to [::1]:25\nS: 220 hi\nC: EHLO me\n")
    #expect(transcript.lines.map(\.phase) == [.connect, .greeting, .ehlo])
  }

  @Test("do not grow without end")
  func limits() {
    var transcript = Transcript()
    for _ in 0..<3000 { transcript.add(.server, .ehlo, "x") }
    #expect(transcript.lines.count == 2000)
    #expect(transcript.omitted == 1000)
    #expect(transcript.text.hasSuffix("S: x\n-: 1000 more lines\n"))
    var long = Transcript()
    for _ in 0..<2000 { long.add(.server, .ehlo, String(repeating: "é", count: 5000)) }
    #expect(long.text.utf8.count == 264_508)
    #expect(long.lines.first?.text == String(repeating: "é", count: 1000) + "… (4000 more)")
  }

  @Test(
    "know the phase of a command",
    arguments: [
      ("EHLO x", .ehlo), ("mail from:<>", .mail), ("RCPT TO:<a>", .rcpt), ("VRFY x", .other),
      ("connect", .other),
      ("TLS", .other), ("starttls", .startTLS), ("", .other), ("AUTH", .auth), ("greeting", .other),
    ] as [(String, Phase)])
  func phases(command: String, phase: Phase) {
    #expect(Phase(command: command) == phase)
  }
}
