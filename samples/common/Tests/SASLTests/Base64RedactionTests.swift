import ProgramTesting
import SASL
import Secrecy
import Testing

@Suite("Taking passwords out of foreign texts")
struct Base64RedactionTests {
  private func masked(_ text: String, hiding password: String) -> String {
    String(decoding: Credentials("joe", password).redaction.apply(to: Array(text.utf8)), as: UTF8.self)
  }

  @Test("A password is hidden wherever it stands")
  func plain() {
    #expect(masked("no", hiding: "hunter2") == "no")
    #expect(masked("", hiding: "hunter2") == "")
    #expect(masked("hunter2", hiding: "hunter2") == "[hidden]")
    #expect(masked("5.5.2 hunter2hunter2 hunter", hiding: "hunter2") == "5.5.2 [hidden] hunter")
    let redaction = Credentials("joe", "hunter2").redaction
    #expect(
      redaction.apply(to: [0xFF] + Array("hunter2".utf8) + [0]) == [0xFF] + Array("[hidden]".utf8) + [0])
    #expect(redaction.quoted([0xFF] + Array("hunter2\"".utf8)) == #""\xFF[hidden]\"""#)
  }

  @Test("Base64 is hidden, whatever was encoded before and after", arguments: 0...5)
  func base64(before: Int) throws {
    for password in ["pass", "horse", "hunter2", "correct horse"] {
      for after in 0...3 {
        let text = Base64.encode(
          [UInt8](repeating: 0x55, count: before) + Array(password.utf8)
            + [UInt8](repeating: 0xAA, count: after))
        let masked = masked("500 what is AUTH PLAIN \(text)?", hiding: password)
        #expect(masked.contains(Redaction.mark))
        // What is left are the characters at both ends at most, which hold six bits of the secret each.
        let left = masked.dropFirst("500 what is AUTH PLAIN ".count).replacing(Redaction.mark, with: "").count
        #expect(left <= (before * 8 + 5) / 6 + (after * 8 + 5) / 6 + 4)
      }
    }
  }

  @Test("Hexadecimal digits are hidden, and what a password stands for that could be base64 itself")
  func otherForms() throws {
    #expect(masked("was 686F72736565 or 686f72736565?", hiding: "horsee") == "was [hidden] or [hidden]?")
    let decoded = try Base64.decode("Password1234")
    #expect(Credentials("joe", "Password1234").redaction.apply(to: decoded) == Array("[hidden]".utf8))
  }

  @Test(
    "The forms in which programs write bytes are hidden, whatever stands around them",
    arguments: [
      "x72:6f:75:62:61:64:6f:75:72y", "72 6F 75 62 61 64 6F 75 72", "%72%6F%75%62%61%64%6F%75%72",
      "=72=6F=75=62=61=64=6F=75=72", #"\x72\x6f\x75\x62\x61\x64\x6f\x75\x72"#, "ruodabuor",
      "&#114;&#111;&#117;&#98;&#97;&#100;&#111;&#117;&#114;", "r\0o\0u\0b\0a\0d\0o\0u\0r\0",
      "OJXXKYTBMRXXK4Q=",
      "cm91YmFkb3Vy", "Y205MVltRmtiM1Z5", "cm91\r\nYmFkb3Vy",
    ])
  func forms(text: TestText) {
    let masked = masked("535 <\(text.text)> no", hiding: "roubadour")
    #expect(masked.contains(Redaction.mark))
    #expect(masked.utf8.count <= 8 + 2 * 8 + Redaction.mark.utf8.count, "\(masked)")
  }

  @Test("What needs no escape is left as it is by some, and the rest is not")
  func partly() {
    for text in [
      "p%40ss%2Fword%3D1", "p@ss/word=3D1", #"p\@ss\/word\=1"#, "cEBzcy93b3JkPTE",
      "cEBzcy93b3JkPTE".lowercased(),
    ] {
      #expect(masked("no \(text) no", hiding: "p@ss/word=1").contains(Redaction.mark), "\(text)")
    }
  }

  @Test("A word that is longer than any of a server's own is hidden whole")
  func long() {
    let word = String(repeating: "ab1", count: 200)
    #expect(masked("535 \(word) no", hiding: "hunter2") == "535 [hidden] no")
    #expect(masked("535 \(word.prefix(512)) no", hiding: "hunter2") == "535 \(word.prefix(512)) no")
  }

  @Test("Short passwords are not looked for inside of words")
  func short() {
    #expect(masked("the server", hiding: "e") == "the server")
    #expect(masked("the server", hiding: "") == "the server")
    #expect(masked("wrong password, no pass", hiding: "pass") == "wrong password, no [hidden]")
  }
}
