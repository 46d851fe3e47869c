import FileSystem
import Packaging
import SystemPackage
import Testing

@Suite("Modes files")
struct ModesFileTests {
  private func modes(_ text: String) throws -> ModesFile {
    try ModesFile(ConfigFile(parsing: text, path: "debian-like/EX.modes", substitutions: nil))
  }

  @Test("say who owns a path, the last line that speaks of a matter first")
  func attributes() throws {
    let modes = try modes(
      """
      # mode owner group path
      0755 root bin usr/bin usr/bin/*
      4755 - - /usr/bin/su
      - daemon - usr/bin/s?
      640 root sys etc/*.conf var/[ab]/
      """)
    typealias Attributes = ModesFile.Attributes
    #expect(modes.attributes(of: "usr/bin/ls") == Attributes(mode: 0o755, owner: "root", group: "bin"))
    #expect(modes.attributes(of: "usr/bin/su") == Attributes(mode: 0o4755, owner: "daemon", group: "bin"))
    #expect(modes.attributes(of: "var/a") == Attributes(mode: 0o640, owner: "root", group: "sys"))
    #expect(modes.attributes(of: "usr/bin/deep/er") == nil)
    #expect(modes.attributes(of: "etc/sub/x.conf") == nil)
  }

  @Test("must have a match for each path")
  func matches() throws {
    let modes = try modes("755 - - usr/bin\n- root - usr/*\n- root - usr/lib usr/slib\n")
    try modes.requireMatches(among: ["usr/slib", "usr/lib", "usr/bin"])
    #expect(
      throws: Problem(in: "debian-like/EX.modes", line: 3, "'usr/slib' matches nothing in the package")
    ) {
      try modes.requireMatches(among: ["usr/bin", "usr/lib"])
    }
  }

  @Test(
    "blame the line that is wrong",
    arguments: [
      ("755 root bin", "expected 'MODE OWNER GROUP PATH', not '755 root bin'"),
      ("rwx root bin x", "'rwx' is not a mode: write three or four octal digits, or '-'"),
      ("789 root bin x", "'789' is not a mode: write three or four octal digits, or '-'"),
      ("17777 root bin x", "'17777' is not a mode: write three or four octal digits, or '-'"),
      ("+755 root bin x", "'+755' is not a mode: write three or four octal digits, or '-'"),
      ("-755 root bin x", "'-755' is not a mode: write three or four octal digits, or '-'"),
      ("755 ro:ot bin x", "'ro:ot' is not a valid name of a user or group"),
      ("755 root -bin x", "'-bin' is not a valid name of a user or group"),
      ("755 root bin ../x", "'../x' must not contain '..'"),
    ])
  func badLines(line: String, message: String) {
    #expect(throws: Problem(in: "debian-like/EX.modes", line: 2, message)) { try modes("\n\(line)\n") }
  }
}
