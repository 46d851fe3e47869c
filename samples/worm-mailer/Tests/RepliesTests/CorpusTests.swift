import Replies
import Testing

@Suite("A mail that came back")
struct CorpusTests {
  private static let own: Set<String> = ["worms@web.reporter.example"]

  @Test("is what it is", arguments: Sample.all)
  func kind(sample: Sample) {
    let reading = Reply.classify(IncomingMail(sample.bytes), own: Self.own)
    #expect(reading.summary == sample.expected, "\(reading.reason)")
  }

  @Test("is the same with the line ends of SMTP", arguments: Sample.all)
  func lineEnds(sample: Sample) {
    let text = sample.bytes.filter { $0 != 0x0D }.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }
    #expect(Reply.classify(IncomingMail(text), own: Self.own).summary == sample.expected)
  }

  @Test("causes no mail unless a person wrote it", arguments: Sample.all)
  func automatic(sample: Sample) {
    let reading = Reply.classify(IncomingMail(sample.bytes), own: Self.own)
    let isWritten = ["person", "stop"].contains { sample.expected.hasPrefix($0) }
    if !sample.expected.hasPrefix("form") { #expect(reading.isAutomatic == !isWritten) }
  }

  @Test("is one of many, each with a name of its own")
  func names() {
    #expect(Set(Sample.all.map(\.name)).count == Sample.all.count)
    #expect(Sample.all.count >= 60)
  }
}
