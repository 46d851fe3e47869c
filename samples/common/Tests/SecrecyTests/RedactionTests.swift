import Secrecy
import SeededRandom
import Testing

@Suite("Redaction")
struct RedactionTests {
  private func redacted(_ text: String, hiding secrets: String...) -> String {
    var redaction = Redaction()
    for secret in secrets { redaction.hide(Secret(secret.utf8)) }
    return String(decoding: redaction.apply(to: Array(text.utf8)), as: UTF8.self)
  }

  @Test(
    "blanks out what is secret, whole or in parts, in capitals or not",
    arguments: [
      ("500 unknown command Tr0ub4dor&3x", "500 unknown command [hidden]"),
      ("Tr0ub4dor&3x", "[hidden]"),
      ("500 tr0UB4DOR&3X!", "500 [hidden]!"),
      ("it begins with Tr0ub4do", "it begins with [hidden]"),
      ("it ends with b4dor&3x, yes", "it ends with [hidden], yes"),
      ("Tr0ub4dor&3xTr0ub4dor&3x", "[hidden]"),
      ("Tr0ub4d is too little", "Tr0ub4d is too little"),
      ("nothing", "nothing"),
      ("", ""),
    ])
  func long(text: String, expected: String) {
    #expect(redacted(text, hiding: "Tr0ub4dor&3x") == expected)
  }

  @Test(
    "recognizes a short secret only as a word",
    arguments: [
      ("wrong password", "wrong password"), ("AUTH pass", "AUTH [hidden]"), ("'PASS'", "'[hidden]'"),
      ("user\0user\0pass", "user\0user\0[hidden]"), ("pässpass", "pässpass"),
    ])
  func short(text: String, expected: String) {
    #expect(redacted(text, hiding: "pass") == expected)
  }

  @Test("takes secrets of all sizes")
  func sizes() {
    #expect(redacted("text", hiding: "") == "text")
    #expect(redacted("a b c", hiding: "b") == "a [hidden] c")
    var random = SeededGenerator(seed: 6)
    for size in 6...40 {
      let secret = String((0..<size).map { _ in "abcdefghij0123456789".randomElement(using: &random) ?? "x" })
      #expect(redacted("<\(secret)>", hiding: secret, "other") == "<[hidden]>")
    }
  }

  @Test("recognizes the whole of what has parts that may be seen")
  func whole() {
    var redaction = Redaction()
    redaction.hideWhole(Secret("administrator@example.org".utf8))
    #expect(!redaction.finds(in: Array("mail.example.org".utf8)))
    #expect(redaction.finds(in: Array("no Administrator@example.org here".utf8)))
  }

  @Test("never leaves eight bytes of a secret, wherever it stands")
  func property() {
    var random = SeededGenerator(seed: 8)
    func letters(_ count: ClosedRange<Int>) -> [UInt8] {
      (0..<Int.random(in: count, using: &random)).map { _ in UInt8.random(in: 97...100, using: &random) }
    }
    for _ in 0..<200 {
      let secret = letters(8...30)
      var redaction = Redaction()
      redaction.hide(Secret(secret))
      let start = Int.random(in: 0...secret.count - 8, using: &random)
      let part = secret[start..<Int.random(in: start + 8...secret.count, using: &random)]
      let text = letters(0...20) + part + letters(0...20)
      let result = redaction.apply(to: text)
      for index in 0..<max(0, result.count - 7) {
        let window = Array(result[index..<index + 8])
        #expect(!secret.indices.contains { secret[$0...].starts(with: window) })
      }
      #expect(!redaction.finds(in: result))
    }
  }
}
