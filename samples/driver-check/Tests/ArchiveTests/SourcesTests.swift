import Archive
import ProgramTesting
import Sysroot
import Testing

@Suite("apt's sources")
struct SourcesTests {
  private func read(_ files: [String: String]) throws -> AptSources {
    let scratch = try Scratch()
    for (name, text) in files { try scratch.file("etc/apt/" + name, text) }
    return AptSources(Tree(root: scratch.path))
  }

  private let bookworm = Suite.named("bookworm")

  @Test("in one line, with options, remarks, and a '#' before those that are switched off")
  func lines() throws {
    let sources = try read([
      "sources.list": """
      # See sources.list(5)
      deb [arch=amd64 signed-by=/x.gpg] http://deb.debian.org/debian bookworm main contrib # all I need
        #deb http://deb.debian.org/debian bookworm non-free
      deb-src http://deb.debian.org/debian bookworm non-free-firmware
      deb cdrom:[Debian GNU/Linux 12 _Bookworm_]/ bookworm main
      deb
      deb http://deb.debian.org/debian
      deb [broken http://deb.debian.org/debian bookworm main
      rpm http://example.org/ bookworm main

      """
    ])
    let suite = try #require(bookworm)
    #expect(sources.sources.count == 4)
    #expect(sources.sources.map(\.line) == [2, 3, 4, 5])
    #expect(sources.areas(of: suite) == ["main", "contrib"])
    let line = "deb [arch=amd64 signed-by=/x.gpg] http://deb.debian.org/debian bookworm main contrib"
    #expect(
      sources.edits(for: ["non-free-firmware"], of: suite) == [
        SourceEdit(place: "/etc/apt/sources.list:2", text: "\(line) non-free-firmware")
      ])
    #expect(
      sources.edits(for: ["non-free"], of: suite) == [
        SourceEdit(
          place: "/etc/apt/sources.list:3", text: "deb http://deb.debian.org/debian bookworm non-free")
      ])
    #expect(sources.sources[3].uris == ["cdrom:[Debian GNU/Linux 12 _Bookworm_]/"])
  }

  @Test("in stanzas, with continued fields and Enabled: no")
  func stanzas() throws {
    let sources = try read([
      "sources.list.d/debian.sources": """
      # The archive
      Types: deb deb-src
      URIs: http://deb.debian.org/debian
      Suites: bookworm
       bookworm-updates
      Components: main
      Signed-By:
       -----BEGIN PGP PUBLIC KEY BLOCK-----
       .

      Types: deb
      Enabled: no
      URIs: http://deb.debian.org/debian
      Suites: bookworm
      Components: non-free-firmware

      """,
      "sources.list.d/other.sources":
        "Types: deb\nURIs: https://deb.example.org/x\nSuites: bookworm\nComponents: non-free\n",
      "sources.list.d/ignored.txt": "deb http://deb.debian.org/debian bookworm contrib\n",
    ])
    let suite = try #require(bookworm)
    #expect(sources.sources.map(\.line) == [2, 11, 1])
    #expect(sources.sources[0].suites == ["bookworm", "bookworm-updates"])
    // The archive of others has no packages of Debian's.
    #expect(sources.areas(of: suite) == ["main"])
    let file = "/etc/apt/sources.list.d/debian.sources"
    #expect(
      sources.edits(for: ["main", "contrib", "non-free-firmware"], of: suite) == [
        SourceEdit(place: "\(file):12", text: "Enabled: yes"),
        SourceEdit(place: "\(file):6", text: "Components: main contrib"),
      ])
  }

  @Test("of others have areas by the same names, which are not Debian's")
  func others() throws {
    let others = "deb [arch=amd64] https://download.virtualbox.org/virtualbox/debian bookworm contrib\n"
    let suite = try #require(bookworm)
    let one = try read([
      "sources.list": "deb http://deb.debian.org/debian bookworm main\n",
      "sources.list.d/virtualbox.list": others,
    ])
    #expect(one.areas(of: suite) == ["main"])
    // In a line of its own, with another spelling of the address.
    let two = try read([
      "sources.list":
        "deb http://deb.debian.org/debian bookworm main\ndeb http://deb.debian.org/debian/ bookworm contrib\n",
      "sources.list.d/virtualbox.list": others,
    ])
    #expect(two.areas(of: suite) == ["main", "contrib"])
  }

  @Test("of a release that the mirrors have no more go to the archive")
  func archived() throws {
    let suite = try #require(Suite.named("buster"))
    let lines = """
      deb [arch=amd64] http://deb.debian.org/debian buster main
      deb http://ftp.de.debian.org/debian buster contrib
      deb http://mirror.example.org/debian buster main
      deb http://security.debian.org/debian-security buster/updates main

      """
    let archive = "http://archive.debian.org/debian"
    #expect(
      try read(["sources.list": lines]).edits(for: ["contrib", "non-free"], of: suite) == [
        SourceEdit(
          place: "/etc/apt/sources.list:1", text: "deb [arch=amd64] \(archive) buster main non-free"),
        SourceEdit(place: "/etc/apt/sources.list:2", text: "deb \(archive) buster contrib"),
      ])
    let stanza = "Types: deb\nSuites: buster\nURIs: http://deb.debian.org/debian\nComponents: main\n"
    let file = "/etc/apt/sources.list.d/debian.sources"
    #expect(
      try read(["sources.list.d/debian.sources": stanza]).edits(for: ["main", "contrib"], of: suite) == [
        SourceEdit(place: "\(file):3", text: "URIs: \(archive)"),
        SourceEdit(place: "\(file):4", text: "Components: main contrib"),
      ])
    #expect(
      try read(["sources.list": "deb \(archive) buster main\n"]).edits(for: ["main"], of: suite).isEmpty)
  }

  @Test("have each area once where there are none")
  func none() throws {
    let suite = try #require(bookworm)
    let line = "deb http://deb.debian.org/debian bookworm main"
    #expect(
      try read([:]).edits(for: ["main"], of: suite) == [
        SourceEdit(place: "/etc/apt/sources.list", text: line)
      ])
  }

  @Test("are Debian's on any of its mirrors")
  func mirrors() throws {
    let suite = try #require(bookworm)
    let sources = try read([
      "sources.list": """
      deb http://ftp.de.debian.org/debian bookworm main
      deb http://deb.debian.org/debian bookworm non-free-firmware

      """
    ])
    #expect(sources.areas(of: suite) == ["main", "non-free-firmware"])
  }

  @Test("that are not text at all")
  func noText() throws {
    let scratch = try Scratch()
    try scratch.file("etc/apt/sources.list", [0xFF, 0xFE, 0x00, 0x0A, 0x64, 0x65, 0x62])
    try scratch.file("etc/apt/sources.list.d/a.sources", [0xFF, 0x3A, 0x0A, 0x20, 0x0A, 0x3A, 0x3A])
    #expect(AptSources(Tree(root: scratch.path)).sources.isEmpty)
  }
}
