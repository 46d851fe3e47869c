import FileSystem
import Helpers
import TestSupport
import Testing

/// What a helper needs, as the sequencer reads it, and as the helper itself does.
@Suite("The promise of a helper")
struct PromiseTests {
  /// The helpers that have nothing to do in a tree with only a control file and a changelog, and why.
  private static let skipped = [
    "pkgh-auto-configure": "no build system was recognized",
    "pkgh-auto-build": "no build system was recognized",
    "pkgh-auto-test": "no build system was recognized",
    "pkgh-auto-install": "no build system was recognized",
    "pkgh-installdirs": "no 'PACKAGE.dirs'",
    "pkgh-install": "no 'PACKAGE.install'",
    "pkgh-installdocs": "no 'PACKAGE.docs', no 'PACKAGE.copyright'",
    "pkgh-installman":
      "no 'PACKAGE.manpages', there is nothing in 'usr/share/man', there is nothing in 'share/man'",
    "pkgh-missing": "there is nothing in 'debian-like/tmp'",
  ]

  /// The steps that would be skipped, with the reasons.
  private func skips(_ source: ScratchSource, _ options: [String] = [], environment: [String: String] = [:])
    throws -> [String: String]
  {
    let outcome = try source.run("pkgh", ["binary", "--no-act"] + options, environment: environment)
    #expect(outcome.status == 0 && outcome.stderr == "")
    var skips: [String: String] = [:]
    for line in outcome.stdout.split(separator: "\n") {
      if let match = line.wholeMatch(
        of: #/ {3}(\S+)  \(skipped(?:, unless a step before changes that)?: (.*)\)/#)
      {
        skips[String(match.1)] = String(match.2)
      }
    }
    return skips
  }

  @Test("is kept by a reason for every helper that has nothing to do")
  func nothing() throws {
    #expect(try skips(try ScratchSource()) == Self.skipped)
  }

  @Test(
    "is met by any of what it needs",
    arguments: [
      ("Makefile", ["pkgh-auto-configure", "pkgh-auto-build", "pkgh-auto-test", "pkgh-auto-install"]),
      ("debian-like/dirs", ["pkgh-installdirs"]), ("debian-like/EXhello.dirs", ["pkgh-installdirs"]),
      ("debian-like/EXhello.install", ["pkgh-install"]),
      ("debian-like/EXhello.docs", ["pkgh-installdocs"]), ("debian-like/copyright", ["pkgh-installdocs"]),
      ("debian-like/EXhello.copyright", ["pkgh-installdocs"]),
      ("debian-like/EXhello.manpages", ["pkgh-installman"]),
      ("debian-like/tmp/usr/share/man/man1/x.1", ["pkgh-installman", "pkgh-missing"]),
      ("debian-like/EXhello/usr/share/man/man1/x.1", ["pkgh-installman"]),
      ("debian-like/tmp/x", ["pkgh-missing"]),
    ])
  func met(file: String, helpers: [String]) throws {
    let files = [file: "", "debian-like/.pkgh/built": ""]
    #expect(try skips(ScratchSource(files: files)) == Self.skipped.filter { !helpers.contains($0.key) })
  }

  @Test("is met below the package's Basedir, and not in usr where nothing is staged")
  func prefix() throws {
    let control = "Package: EXhello\nArchitecture: all\nBasedir: /opt/EXhello\nDescription: d\n"
    let source = try ScratchSource(
      packages: control,
      files: ["debian-like/EXhello/opt/EXhello/share/man/man1/x.1": "", "debian-like/.pkgh/built": ""])
    #expect(try skips(source)["pkgh-installman"] == nil)
  }

  @Test("is met for a package that is not acted on only where the helper notes files for all")
  func others() throws {
    let source = try ScratchSource(
      packages: ScratchSource.twoPackages,
      files: ["debian-like/EXdoc.install": "", "debian-like/EXdoc.dirs": ""])
    let skips = try skips(source, ["-pEXprog"])
    #expect(skips["pkgh-install"] == nil)
    #expect(skips["pkgh-installdirs"] == "no 'PACKAGE.dirs'")
  }

  @Test("is refused by a word of the environment, whatever the tree has")
  func refused() throws {
    let source = try ScratchSource(files: ["Makefile": ""])
    let skips = try skips(
      source, environment: ["DEB_BUILD_OPTIONS": "nostrip", "DEB_BUILD_PROFILES": "nocheck"])
    #expect(skips["pkgh-auto-test"] == "'nocheck' is set")
    #expect(skips["pkgh-strip"] == "'nostrip' is set")
    #expect(skips["pkgh-auto-build"] == nil)
    let word = Promise.always.refused(by: "nostrip")
    #expect(word.refusal(Environment(["DEB_BUILD_OPTIONS": "nostrip"])) == "'nostrip' is set")
    #expect(word.refusal(Environment(["DEB_BUILD_OPTIONS": "nostrips"])) == nil)
    #expect(Promise.always.refusal(Environment(["DEB_BUILD_OPTIONS": "nostrip"])) == nil)
  }

  @Test("is shown in one form, whoever skips")
  func line() {
    #expect(Promise.skipped("pkgh-x", because: "'y' is set") == "   pkgh-x  (skipped: 'y' is set)")
  }
}
