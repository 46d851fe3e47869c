import SeededRandom
import Testing

@testable import SMTP

@Suite("The data of a message")
struct MessageDataTests {
  private func wire(_ text: String) throws -> String {
    String(decoding: try MessageData(Array(text.utf8)).wire, as: UTF8.self)
  }

  @Test(
    "have CR LF at the ends of lines, doubled dots at their beginnings, and an end",
    arguments: [
      ("", ".\r\n"),
      ("a", "a\r\n.\r\n"),
      ("a\n", "a\r\n.\r\n"),
      ("a\r\n", "a\r\n.\r\n"),
      ("a\r", "a\r\n.\r\n"),
      ("a\r\r\nb", "a\r\n\r\nb\r\n.\r\n"),
      ("a\n\nb", "a\r\n\r\nb\r\n.\r\n"),
      (".", "..\r\n.\r\n"),
      (".\r\n", "..\r\n.\r\n"),
      ("..\n", "...\r\n.\r\n"),
      ("a.\n.b\r.c", "a.\r\n..b\r\n..c\r\n.\r\n"),
      ("a\n.\nMAIL FROM:<evil>\n", "a\r\n..\r\nMAIL FROM:<evil>\r\n.\r\n"),
      ("a\r.\rQUIT\r", "a\r\n..\r\nQUIT\r\n.\r\n"),
    ])
  func wire(text: String, expected: String) throws {
    #expect(try wire(text) == expected)
  }

  @Test("are undone by the server to the message with CR LF")
  func property() throws {
    var random = SeededGenerator(seed: 500)
    for _ in 0..<500 {
      let message = (0..<Int.random(in: 0...60, using: &random)).compactMap { _ in
        Array("a.\r\n é".utf8).randomElement(using: &random)
      }
      let data = try MessageData(message)
      // What a server does: lines up to a dot alone, one dot less where there is one.
      var received: [UInt8] = []
      var lines = data.wire.split(separator: 10, omittingEmptySubsequences: false)[...]
      while let line = lines.popFirst(), Array(line) != [UInt8(ascii: "."), 13] {
        #expect(line.last == 13)
        received += (line.first == UInt8(ascii: ".") ? line.dropFirst() : line) + [10]
      }
      #expect(lines.count == 1 && lines.first?.isEmpty == true, "nothing after the end")
      #expect(received.count == data.size)
      #expect(received == normalized(message))
    }
  }

  /// The message with CR LF at the end of every line, the last one too.
  private func normalized(_ message: [UInt8]) -> [UInt8] {
    var lines: [[UInt8]] = [[]]
    var isAfterCR = false
    for byte in message {
      switch byte {
      case 10 where isAfterCR: break
      case 10, 13: lines.append([])
      default: lines[lines.count - 1].append(byte)
      }
      isAfterCR = byte == 13
    }
    if lines.last == [] { lines.removeLast() }
    return Array(lines.map { $0 + [13, 10] }.joined())
  }

  @Test("know where bytes beyond ASCII are")
  func eightBit() throws {
    let body = try MessageData(Array("Subject: x\n\nü".utf8))
    #expect(body.has8Bit && !body.has8BitHeader)
    let header = try MessageData(Array("Subject: ü\n\nx".utf8))
    #expect(header.has8Bit && header.has8BitHeader)
    let plain = try MessageData(Array("Subject: x\r\n\r\nx".utf8))
    #expect(!plain.has8Bit)
  }

  @Test("are refused when lines are too long or have a NUL")
  func bad() throws {
    let line = String(repeating: "x", count: 998)
    #expect(throws: Never.self) { try wire(line + "\n." + line.dropFirst()) }
    let long = #expect(throws: MessageData.Problem.self) { try wire("a\n" + line + "x") }
    #expect(long?.description == "line 2 of the message is longer than the 998 bytes that mail allows")
    let nul = #expect(throws: MessageData.Problem.self) { try wire("a\0") }
    #expect(nul?.description == "line 1 of the message contains a NUL")
  }
}
