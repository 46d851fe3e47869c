import Glibc
import ProgramTesting
import Replies
import SeededRandom
import Testing

@Suite("A damaged mail")
struct MutationTests {
  /// With PKGH_THOROUGH set, as in CI, each mail is damaged 200 times: half a minute instead of seconds.
  private static let rounds = getenv("PKGH_THOROUGH") == nil ? 20 : 200

  /// What is put into mails: marks of all the formats that are read.
  private static let pieces: [[UInt8]] = [
    "\n\n", "\r\n", "\0", "--b", "--", "=?utf-8?B?", "?=", "=\n", "=3D", "<", ">",
    "<a href=\"https://a.example/form\">",
    "<!--", "<blockquote>", "&#x", "STOP", "Content-Type: multipart/mixed; boundary=b\n", "boundary*0=\"",
    "Content-Type: message/rfc822\n\n", "Content-Transfer-Encoding: base64\n", "Status: 5.",
    "Action: failed\n",
    "Final-Recipient: rfc822; a@b.example\n", "5.1.1", "550 ", "@", "[#123456]", "https://",
    "wormmailer-report: ",
    "Message-ID: <", "\u{FEFF}", "\u{130}", ": ", "Re: ", "From ",
  ].map { Array($0.utf8) }

  @Test("is read to its end, whatever happened to it", arguments: 0..<8)
  func mutations(part: Int) {
    var numbers = SeededGenerator(seed: UInt64(part))
    for sample in Sample.all.enumerated() where sample.offset % 8 == part {
      for _ in 0..<Self.rounds {
        let bytes = Self.mutated(sample.element.bytes, &numbers)
        Self.check(Reply.classify(IncomingMail(bytes), recipient: "a@b.example"))
      }
    }
  }

  @Test("is read to its end when it ends anywhere")
  func prefixes() {
    for sample in Sample.all where sample.bytes.count < 3000 {
      for end in stride(from: 0, to: sample.bytes.count, by: 97) {
        Self.check(Reply.classify(IncomingMail(sample.bytes.prefix(end))))
      }
    }
  }

  /// What holds of every reading.
  private static func check(_ reading: Reading) {
    let clues = reading.clues
    let texts = clues.recipients + clues.returnedSenders + clues.messageIDs + clues.reports
    var isSound = [clues.recipients, clues.returnedSenders, clues.messageIDs, clues.reports].allSatisfy {
      $0.count <= Clues.maximum
    }
    isSound = isSound && texts.allSatisfy(isPlain) && reading.sender.map(isPlain) != false
    switch reading.kind {
    case .bounce(let bounce):
      isSound = isSound && bounce.recipients.count <= Bounce.maximumOfRecipients && reading.isAutomatic
      for recipient in bounce.recipients {
        isSound = isSound && isPlain(recipient.address) && recipient.address.utf8.contains(0x40)
        isSound =
          isSound && recipient.status.map(isPlain) != false && !recipient.diagnostic.contains { $0.isNewline }
      }
    case .form(let url):
      isSound = isSound && url.hasPrefix("https://") && isPlain(url) && url.utf8.count <= 500
    case .ticket(let number): isSound = isSound && isPlain(number) && number.utf8.count <= 40
    default: break
    }
    #expect(isSound, "\(reading)")
  }

  /// Printable ASCII without blanks, which can be written into a line of anything.
  private static func isPlain(_ text: String) -> Bool { text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F } }

  private static func mutated(_ bytes: [UInt8], _ numbers: inout SeededGenerator) -> [UInt8] {
    var result = bytes
    for _ in 0..<Int.random(in: 1...6, using: &numbers) {
      let place = Int.random(in: 0...result.count, using: &numbers)
      let end = min(result.count, place + Int.random(in: 0...40, using: &numbers))
      switch Int.random(in: 0..<5, using: &numbers) {
      case 0: result.removeSubrange(place..<end)
      case 1: result.insert(contentsOf: pieces.randomElement(using: &numbers) ?? [], at: place)
      case 2:
        result.insert(
          contentsOf: Array(result[place..<end]), at: result.indices.randomElement(using: &numbers) ?? 0)
      case 3: for index in place..<end { result[index] = UInt8.random(in: 0...255, using: &numbers) }
      default: if place < result.count { result[place] ^= 1 << UInt8.random(in: 0..<8, using: &numbers) }
      }
    }
    return result
  }
}
