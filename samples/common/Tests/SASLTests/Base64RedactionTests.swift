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
    #expect(masked("5.5.2 hunter2hunter2 hunt", hiding: "hunter2") == "5.5.2 [hidden] hunt")
    #expect(masked("hunter no", hiding: "hunter2") == "[hidden] no")
    #expect(masked("hunter no", hiding: "hunter234") == "hunter no")
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
      "72-6f-75-62-61-64-6f-75-72", "0x72 0x6F 0x75 0x62 0x61 0x64 0x6F 0x75 0x72",
      "0x72, 0x6f, 0x75, 0x62, 0x61, 0x64, 0x6f, 0x75, 0x72", "114 111 117 98 97 100 111 117 114",
      #"\162\157\165\142\141\144\157\165\162"#, #"\u0072\u006F\u0075\u0062\u0061\u0064\u006F\u0075\u0072"#,
      "&#x72;&#x6F;&#x75;&#x62;&#x61;&#x64;&#x6F;&#x75;&#x72;", "r-o-u-b-a-d-o-u-r", "r o u b a d o u r",
      "cgBvAHUAYgBhAGQAbwB1AHIA", "AHIAbwB1AGIAYQBkAG8AdQBy", "NzI2Zjc1NjI2MTY0NmY3NTcy",
      "NzI2Rjc1NjI2MTY0NkY3NTcy",
      "cm91YmFkb3Vy", "Y205MVltRmtiM1Z5", "cm91\r\nYmFkb3Vy",
    ])
  func forms(text: TestText) {
    let masked = masked("535 <\(text.text)> no", hiding: "roubadour")
    #expect(masked.contains(Redaction.mark))
    #expect(masked.utf8.count <= 8 + 2 * 8 + Redaction.mark.utf8.count, "\(masked)")
  }

  /// Nothing of the base64 is shown where a part of it stands: its ends hold bits of the password too.
  @Test(
    "Base64 is hidden with its tail, in pieces among other words, and percent-encoded",
    arguments: [
      "VHJvbW1lbC1GaXNjaF80NzExK1VmZXI=", "VHJvbW1lbC1GaXNjaF80NzExK1VmZXIK",
      "VHJvbW1lbC1GaXNjaF80NzExK1VmZXI=tail", "tailVHJvbW1lbC1GaXNjaF80NzExK1VmZXIx",
      "VHJv then bW1l then bC1G then aXNj then aF80", "VHJvb then W1lbC then 1GaXN then jaF80",
      "VHJvbW1lbC1GaXNjaF80NzExK1VmZXI%3D", "VHJvbW1lbC1GaXNjaF80NzExK1VmZXI%3D%0D%0A",
      "%56%48%4A%76%62%57%31%6C%62%43%31%47%61%58%4E%6A%61%46%38%30",
      "%56%48%4a%76%62%57%31%6c%62%43%31%47%61%58%4e%6a%61%46%38%30",
      "AGpvZQBUcm9tbWVsLUZpc2NoXzQ3MTErVWZlcg%3D%3D",
    ])
  func base64Ends(text: TestText) {
    let masked = masked("535 was <\(text.text)>", hiding: "Trommel-Fisch_4711+Ufer")
    let left = masked.replacing("then", with: "").replacing(Redaction.mark, with: "").filter { $0 != " " }
    #expect(left == "535was<>", "\(masked)")
  }

  @Test("Base64 with characters that need it is hidden in percent-encoding")
  func percent() {
    // Y29+Pz8/fn5+YX5+fg==
    for text in ["Y29%2BPz8%2Ffn5%2BYX5%2Bfg%3D%3D", "Y29%2bPz8%2ffn5%2bYX5%2bfg%3d%3d"] {
      #expect(masked("no \(text)", hiding: "co~???~~~a~~~") == "no [hidden]")
    }
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

  @Test(
    "Escapes of what needs them are hidden",
    arguments: [
      (#"a"b\c<d&e"#, #"a\"b\\c<d&e"#), (#"a"b\c<d&e"#, #"a&quot;b\c&lt;d&amp;e"#),
      (#"a"b\c<d&e"#, #"a\"b\\c\<d\&e"#),
      (#"a"b\c<d&e"#, #"a&#34;b\c&#60;d&#38;e"#), ("a'b<c>d'e", "a&#39;b&lt;c&gt;d&#39;e"),
      ("a'b<c>d'e", "a'b&lt;c&gt;d'e"), ("a'b<c>d'e", "a&#x27;b&#x3C;c&#x3E;d&#x27;e"),
      ("pass word x", "pass+word+x"), ("pass word x", "pass  word x"), ("p=ss word x", "p%3dss+word+x"),
      ("äöüäx", #"\u00e4\u00f6\u00FC\u00E4x"#), ("äöüäx", #"\xe4\xf6\xFC\xe4x"#), ("äöüäx", "%E4%F6%FC%E4x"),
      ("äöüäx", "&#228;&#246;&#252;&#228;x"), ("a€b€c€d", #"a\u20acb\u20acc\u20acd"#),
      ("S3CR3TPW", "S3CR3TP"),
    ])
  func escapes(password: String, written: String) {
    #expect(masked("no <\(written)>", hiding: password).contains(Redaction.mark))
    let left = masked("no <\(written)>", hiding: password).replacing(Redaction.mark, with: "")
    #expect(left.utf8.count <= "no <>".utf8.count + 3, "\(left)")
  }

  @Test("Latin-1 is hidden")
  func latin1() {
    let redaction = Credentials("joe", "äöüäx").redaction
    #expect(redaction.apply(to: [0xE4, 0xF6, 0xFC, 0xE4, 0x78]) == Array("[hidden]".utf8))
  }

  @Test("A password is hidden that goes over the lines of a text, or the base64 of which does")
  func lines() {
    let redaction = Credentials("joe", "hunter2-horse").redaction
    func masked(_ lines: String...) -> [String] {
      redaction.apply(toLines: lines.map { Array($0.utf8) }).map { String(decoding: $0, as: UTF8.self) }
    }
    #expect(
      masked("5.7.8 was hunt", "5.7.8 was er2-", "5.7.8 was horse") == Array(
        repeating: "5.7.8 was [hidden]", count: 2) + ["5.7.8 was [hidden]"])
    #expect(masked("hunt", "er2-ho", "rse no") == ["[hidden]", "[hidden]", "[hidden] no"])
    #expect(masked("5.7.8 hunte", "5.7.8 r2-horse no") == ["5.7.8 [hidden]", "5.7.8 [hidden] no"])
    // \0joe\0hunter2-horse
    #expect(
      masked("was AGpv", "ZQBo", "dW50", "ZXIy", "LWhv", "cnNl", "no")
        == ["was AGpv", "ZQB[hidden]", "[hidden]", "[hidden]", "[hidden]", "[hidden]", "no"])
    #expect(masked("the first", "the second") == ["the first", "the second"])
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
