import FileSystem
import SystemPackage
import TestSupport
import Testing

/// Names are bytes: no locale may change or drop one.
@Suite("names that are not ASCII")
struct NamesTests {
  private static let names: [ByteString] = [
    "grüße.txt", "日本語", "e\u{301}", "é", ByteString([0x66, 0xff, 0x80]), ByteString([0xe4, 0xf6, 0xfc]),
    "quote'\"\\", "a$b", "[x]*?", "~", "#hash", "-dash", "semi;colon",
  ]

  /// What follows when the stage has been filled, as it is here by hand.
  private static let fromStage = ["binary", "--after=pkgh-prep"]

  private func source() throws -> ScratchSource {
    let source = try ScratchSource(files: ["debian-like/EXhello/opt/names/sub/x": ""])
    for name in Self.names { try source.write(name, in: "debian-like/EXhello/opt/names", "x\n") }
    try source.write(ByteString([0xe4, 0xf6]), in: "debian-like/EXhello/opt/names/sub", "x\n")
    try source.top.appending("debian-like/EXhello/opt/names/sub/link").makeSymbolicLink(
      to: ByteString([0xe4, 0xf6]))
    return source
  }

  private func build(_ environment: [String: String]) throws -> [UInt8] {
    let source = try source()
    let outcome = try source.run("pkgh", Self.fromStage, environment: environment)
    #expect(outcome.status == 0 && outcome.stderr.isEmpty, "\(outcome.stderr)")
    let stream = "EXhello-1.0,REV=1-any-all.pkg"
    #expect(
      try source.run("pkgh-verify", ["--strict", stream], in: "..", environment: environment) == Outcome())
    return try source.stream(stream)
  }

  @Test(
    "come out the same in every locale, as they are in the stage",
    arguments: [
      ["LC_ALL": "C"], ["LC_ALL": "C.UTF-8"], ["LC_ALL": "", "LANG": ""], ["LC_ALL": "nonsense"],
    ])
  func locales(environment: [String: String]) throws {
    let stream = try build(environment)
    let missing = Self.names.filter { name in
      let path = ByteString("/opt/names/") + name
      let line = ByteString("\n1 f none ") + path + " 0644 root root 2 "
      let member = (ByteString("root") + path).bytes + [0]
      return stream.firstRange(of: line.bytes) == nil || stream.firstRange(of: member) == nil
    }
    #expect(missing == [])
    #expect(stream.firstRange(of: Array("/sub/link=".utf8) + [0xe4, 0xf6, 0x0a]) != nil)
    #expect(try stream == build(["LC_ALL": "C.UTF-8"]))
  }

  @Test("can be asked for, and show in JSON with their bytes where they are not UTF-8")
  func shown() throws {
    let source = try source()
    #expect(try source.run("pkgh", Self.fromStage).status == 0)
    let stream = "../EXhello-1.0,REV=1-any-all.pkg"
    for name in ["grüße.txt", "日本語", "quote'\"\\", "[x]*?"] {
      #expect(try source.run("pkgh-show", ["--file=/opt/names/\(name)", stream]) == Outcome(stdout: "x\n"))
    }
    let json = try source.run("pkgh-show", ["--json", stream]).stdout
    #expect(json.contains("\"pathBytes\" : \"2f6f70742f6e616d65732f66ff80\""))
  }

  @Test("keep control characters out of the terminal")
  func controlCharacters() throws {
    let source = try ScratchSource(files: ["debian-like/EXhello/opt/names/a\u{1b}[31mb": ""])
    #expect(try source.run("pkgh", Self.fromStage).status == 0)
    let listing = try source.run("pkgh-show", ["-c", "../EXhello-1.0,REV=1-any-all.pkg"]).stdout
    #expect(listing.contains("/opt/names/a\\x1b[31mb\n") && !listing.contains("\u{1b}"))
  }
}
