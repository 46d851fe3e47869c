import ProgramTesting
import SeededRandom
import Testing
@testable import Signatures

@Suite("Request lines")
struct RequestTests {
  @Test(
    "are taken apart",
    arguments: [
      ("GET /x HTTP/1.0", ["GET", "/x", "HTTP/1.0"]), ("GET /x", ["GET", "/x", ""]),
      ("GET /default.ida?N=a  HTTP/1.0", ["GET", "/default.ida?N=a", "HTTP/1.0"]),
      ("GET /a b c HTTP/1.1\r\n", ["GET", "/a b c", "HTTP/1.1"]), ("/x?y z", ["", "/x?y z", ""]),
      ("", ["", "", ""]), ("-", ["", "-", ""]), ("   ", ["", "", ""]), ("GET", ["", "GET", ""]),
      ("GET HTTP/1.0", ["GET", "", "HTTP/1.0"]), ("M-SEARCH * HTTP/1.1", ["M-SEARCH", "*", "HTTP/1.1"]),
      ("\u{16}\u{3}\u{1} x", ["", "\u{16}\u{3}\u{1} x", ""]),
      ("get /x http/1.0", ["get", "/x", "http/1.0"]),
    ])
  func parsing(line: String, parts: [String]) {
    let request = Request(line: line.utf8)
    #expect(
      [request.method, request.target, request.version].map { String(decoding: $0, as: UTF8.self) } == parts)
  }

  @Test(
    "may have a whole URL, whose host is left out",
    arguments: [
      ("http://a.example/x?y", "/x?y"), ("HTTPS://user:secret@a.example:8080/x", "/x"),
      ("http://a.example", ""),
      ("http://a.example?x", "?x"), ("http:/x", "http:/x"), ("ftp://a/x", "ftp://a/x"),
      ("/http://a/", "/http://a/"),
    ])
  func absolute(target: String, local: String) {
    let request = Request(method: "GET".utf8, target: target.utf8)
    #expect(String(decoding: request.localTarget, as: UTF8.self) == local)
  }

  @Test("are cut where they are too long for any server")
  func bounds() {
    let long = [UInt8](repeating: 0x61, count: 1 << 20)
    let request = Request(method: long, target: long, version: long, agent: long, referer: long)
    #expect(request.target.count == 65_536 && request.method.count == 64 && request.version.count == 64)
    #expect(request.agent?.count == 8192 && request.referer?.count == 8192)
  }
}

@Suite("Wildcards")
struct WildcardsTests {
  @Test(
    "fit",
    arguments: [
      ("abc", "abc", true), ("abc", "abcd", false), ("abc", "ab", false), ("a*c", "ac", true),
      ("a*c", "abbc", true),
      ("a*a", "a", false), ("*b*", "abc", true), ("*b*", "b", true), ("*b*", "ac", false),
      ("a**c", "abc", true),
      ("*ab*ab*", "abab", true), ("*ab*ab*", "aba", false), ("*aab", "aaab", true), ("", "", true),
      ("", "a", false),
      ("*", "", true), ("a*b*c", "aXbXbXc", true), ("a*bc*c", "abc", false), (#"a\*b"#, "a*b", true),
      (#"a\*b"#, "axb", false), (#"a\\b"#, #"a\b"#, true), (#"\x41*"#, "ABC", true), (#"a\q"#, #"a\q"#, true),
      (#"a\"#, #"a\"#, true), (#"\x4"#, #"\x4"#, true),
    ])
  func fitting(pattern: String, text: String, expected: Bool) {
    #expect(Wildcards(pattern).matches(Array(text.utf8)) == expected)
  }

  @Test("fit what a search that tries everything fits")
  func oracle() {
    func fits(_ pattern: ArraySlice<UInt8>, _ text: ArraySlice<UInt8>) -> Bool {
      guard let first = pattern.first else { return text.isEmpty }
      if first == 0x2A {
        return (text.startIndex...text.endIndex).contains { fits(pattern.dropFirst(), text[$0...]) }
      }
      return text.first == first && fits(pattern.dropFirst(), text.dropFirst())
    }
    var random = SeededGenerator(seed: 9)
    for _ in 0..<5000 {
      let pattern = (0..<Int.random(in: 0...8, using: &random)).map { _ in
        "ab**".utf8.randomElement(using: &random) ?? 0x61
      }
      let text = (0..<Int.random(in: 0...12, using: &random)).map { _ in
        "ab".utf8.randomElement(using: &random) ?? 0x61
      }
      let expected = fits(pattern[...], text[...])
      #expect(
        Wildcards(String(decoding: pattern, as: UTF8.self)).matches(text) == expected, "\(pattern) \(text)")
    }
  }
}
