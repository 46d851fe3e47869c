@testable import FileSystem
import Glibc
import SeededRandom
import SystemPackage
import TestSupport
import Testing

@Suite("Glob")
struct GlobTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func found(_ pattern: String, in directory: String = "") throws -> [String] {
    try Glob(pattern).paths(in: scratch.path.appending(directory)).map(\.description)
  }

  @Test("finds paths in byte order, relative to where it looks")
  func paths() throws {
    for name in ["usr/bin/b", "usr/bin/a", "usr/bin/é", "usr/lib/B.so", "usr/lib/.keep"] {
      try scratch.write(name, "")
    }
    #expect(try found("usr/bin/*") == ["usr/bin/a", "usr/bin/b", "usr/bin/é"])
    #expect(try found("usr/*/[aB]*") == ["usr/bin/a", "usr/lib/B.so"])
    #expect(try found("usr/bin/?", in: "") == ["usr/bin/a", "usr/bin/b"])
    #expect(try found("*", in: "usr") == ["bin", "lib"])
    #expect(try found("usr/[!b]*") == ["usr/lib"])
    #expect(try found("none*") == [])
    #expect(try found("none/*/x") == [])
    #expect(try found("usr/bin/a") == ["usr/bin/a"])
    #expect(try found("usr/bin/c") == [])
  }

  @Test("leaves hidden files to patterns that begin with a dot")
  func hidden() throws {
    for name in [".a", "b", "d/.c"] { try scratch.write(name, "") }
    #expect(try found("*") == ["b", "d"])
    #expect(try found(".a*") == [".a"])
    #expect(try found("*/.c") == ["d/.c"])
    #expect(Glob("*").matches(".a"))
  }

  @Test("never takes the directory, or the one above it, for a hidden file")
  func dots() throws {
    for name in ["d/.a", "d/b", "c"] { try scratch.write(name, "") }
    #expect(try found("d/.*") == ["d/.a"])
    #expect(try found(".*", in: "d") == [".a"])
    #expect(try found("d/.*/c") == [])
  }

  @Test(
    "never leads out of the directory, nor round to itself",
    arguments: ["../*", "e/../../*", "*/../c", "*/..", "./*"])
  func above(pattern: String) throws {
    for name in ["c", "d/c", "d/e/f"] { try scratch.write(name, "") }
    #expect(try found(pattern, in: "d") == [])
  }

  @Test(
    "does not take the directory's own name for a pattern",
    arguments: ["a*b[c]", "x\\y", "q?", "*\u{301}", "-", " "])
  func specialDirectories(name: String) throws {
    try scratch.write("\(name)/file", "")
    try scratch.write("aXbc/file", "")
    try scratch.write("xy/other", "")
    #expect(try found("f*", in: name) == ["file"])
    #expect(try found("file", in: name) == ["file"])
  }

  @Test("finds names of any bytes, below directories of any bytes")
  func oddBytes() throws {
    let odd = ByteString([0xff, 0x2a, 0xe9])
    let directory = scratch.path.pushing(FilePath(odd))
    try directory.makeDirectories()
    try directory.pushing(FilePath(ByteString([0x61, 0xfe]))).write([])
    #expect(try Glob("a?").paths(in: directory) == [ByteString([0x61, 0xfe])])
    #expect(try Glob("*").paths(in: scratch.path) == [odd])
  }

  @Test("stays below the directory when the pattern begins with a slash")
  func leadingSlash() throws {
    try scratch.write("etc/hello", "")
    #expect(try found("/etc/hello") == ["etc/hello"])
    #expect(try found("//etc/h*") == ["etc/hello"])
    #expect(try found("/etc/passwd") == [])
  }

  @Test("takes quoted characters as they are, and shows links that lead nowhere")
  func quoted() throws {
    try scratch.write("a*", "")
    try scratch.write("ab", "")
    try scratch.path.appending("link").makeSymbolicLink(to: "nowhere")
    #expect(try found("a\\*") == ["a*"])
    #expect(try found("a[*]") == ["a*"])
    #expect(try found("lin?") == ["link"])
    #expect(try found("link") == ["link"])
    #expect(try found("a[") == [])
  }

  @Test("matches whole paths, and no slash by a star")
  func matches() {
    #expect(Glob("usr/*").matches("usr/bin"))
    #expect(!Glob("usr/*").matches("usr/bin/x"))
    #expect(!Glob("bin").matches("usr/bin"))
    #expect(Glob("*\u{301}").matches("e\u{301}"))
    #expect(Glob("?").matches(ByteString([0xff])))
    #expect(Glob("a b").isLiteral && !Glob("a?").isLiteral && !Glob("*\u{301}").isLiteral)
  }

  @Test("has any number of names and stars, none of which costs more than the others")
  func hostile() throws {
    try scratch.write("a/b", "")
    #expect(try found([String](repeating: "*", count: 5000).joined(separator: "/")) == [])
    #expect(try found(String(repeating: "a/", count: 5000) + "*") == [])
    let name = ByteString(String(repeating: "a", count: 255))
    for pattern in [String(repeating: "*a", count: 1000), String(repeating: "*[ab]", count: 100)] {
      #expect(!Glob(pattern + "b").matches(name))
      #expect(!Glob(pattern + "/b").matches(name + "/" + name))
    }
    #expect(!Glob(String(repeating: "*a*", count: 120) + "b").matches(name))
  }

  @Test("gives up where links lead it round for ever")
  func loops() throws {
    for name in ["1", "2", "3", "4"] {
      try scratch.path.appending(name).makeSymbolicLink(to: ".")
    }
    try scratch.path.appending("5").makeSymbolicLink(to: "5")
    #expect(try found("*/*/5").count == 16)
    #expect(try found("5/*") == [])
    let patterns = ["*", "[12]"].map { [String](repeating: $0, count: 30).joined(separator: "/") }
    for pattern in patterns {
      #expect(
        throws: Problem(
          in: scratch.path,
          "\(pattern.utf8.quoted) goes through the same directories again and again: name the files, or remove the links "
            + "that lead round")
      ) { try Glob(pattern).paths(in: scratch.path) }
    }
  }

  @Test("gives up where directories have links to each other")
  func loopsOfSeveral() throws {
    for from in 1...8 {
      try scratch.path.appending("\(from)").makeDirectories()
      for to in 1...8 {
        try scratch.path.appending("\(from)/\(to)").makeSymbolicLink(to: ByteString("../\(to)"))
      }
    }
    #expect(try found("1/*/*/8").count == 64)
    #expect(throws: Problem.self) { try found("*/*/*/*/*/*/*/*/*/*/*") }
  }

  @Test(
    "reads sets in a time that their length alone decides",
    arguments: ["[", "[:", "[:a", "[=a]", "[\\]", "[!", "a[.", "[]"])
  func sets(piece: String) {
    let pattern = String(repeating: piece, count: 400_000 / piece.utf8.count)
    let duration = ContinuousClock().measure { _ = Glob(pattern) }
    #expect(duration < .seconds(5))
  }

  @Test("means what fnmatch(3) says it does")
  func likeTheLibrary() {
    var numbers = SeededGenerator(seed: 12)
    let pieces = [
      "a", "b", "-", "*", "?", "[", "]", "!", "^", "\\", "[a-b]", "[!a]", "[[:alpha:]", "[:digit:]]", ".",
      "é",
    ]
    var matching = 0
    for _ in 0..<5000 {
      func text(_ most: Int, _ pieces: [String]) -> String {
        (0..<Int.random(in: 0...most, using: &numbers)).map { _ in
          pieces.randomElement(using: &numbers) ?? ""
        }.joined()
      }
      let (pattern, name) = (text(7, pieces), text(5, ["a", "b", "-", "[", "]", "\\", ".", "1"]))
      let expected = fnmatch(pattern, name, FNM_PATHNAME) == 0
      #expect(Glob(pattern).matches(ByteString(name)) == expected, "'\(pattern)' '\(name)'")
      matching += expected ? 1 : 0
    }
    #expect(matching > 100)
  }
}
