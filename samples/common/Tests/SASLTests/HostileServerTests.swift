import Secrecy
import SASL
import SecrecyTesting
import SeededRandom
import Testing

@Suite("Hostile servers")
struct HostileServerTests {
  private static let password = "correct horse"
  private static let token = "abcdefghijklmnop"

  /// Challenges of bytes that mean nothing, and of pieces that mean something in the wrong place.
  private static func challenge(_ numbers: inout SeededGenerator, nonce: String) -> [UInt8] {
    if Bool.random(using: &numbers) { return numbers.bytes(0...300) }
    let pieces = [
      "r=", nonce, ",s=", "AAAA", ",i=", "1", "4096", "v=", "e=", "m=", "=", ",", "\0", "\u{1}", "Username:",
      "Password:", "{\"status\":\"401\"}", "<1@x>", "9999999999999999999", "-", "é",
    ]
    return (0..<Int.random(in: 0...8, using: &numbers)).flatMap { _ in
      Array((pieces.randomElement(using: &numbers) ?? "").utf8)
    }
  }

  @Test(
    "Whatever the challenges, every exchange ends, and no text shows the password",
    arguments: MechanismKind.all.filter(\.isSupported).map(\.name))
  func randomChallenges(name: String) throws {
    var numbers = SeededGenerator(seed: 2554)
    let kind = try #require(MechanismKind(named: name))
    let secret = kind.proof == .token ? Self.token : Self.password
    let options = MechanismOptions(channelBinding: ChannelBinding(.exporter, data: [1, 2, 3]))
    for _ in 0..<300 {
      var mechanism = try #require(kind.mechanism(for: Credentials("joe", secret), options))
      let first = try mechanism.start()
      var texts = [first?.explanation ?? ""]
      let nonce = first?.bytes.text.split(separator: ",r=").last.map(String.init) ?? "n"
      var steps = 0
      do {
        while steps < 10 {
          let message = try mechanism.respond(to: Self.challenge(&numbers, nonce: nonce))
          texts.append(message.explanation)
          steps += 1
        }
      } catch {
        texts.append("\(error)")
      }
      // How far an exchange comes depends on the challenges that are drawn; no mechanism has more steps than SCRAM.
      #expect(steps <= 3)
      if name.hasPrefix("SCRAM") { #expect(throws: SASLProblem.self) { try mechanism.finish() } }
      texts += mechanism.remarks
      for text in texts {
        #expect(!text.contains(secret))
        #expect(!text.contains { $0.isNewline || $0 == "\0" })
        #expect(text.utf8.count < 10_000)
      }
    }
  }

  @Test("Explaining random bytes ends, on one line, and shows no secret")
  func randomPayloads() {
    var numbers = SeededGenerator(seed: 4616)
    for _ in 0..<3000 {
      let bytes = Self.challenge(&numbers, nonce: "n")
      for sender in [Payload.Sender.client, .server, .unknown] {
        let payload = Payload(Secret(bytes), from: sender)
        for text in [payload.text] + payload.remarks {
          #expect(!text.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F })
        }
      }
    }
  }
}
