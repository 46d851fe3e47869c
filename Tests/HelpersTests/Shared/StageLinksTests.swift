import Commands
import FileSystem
import Helpers
import SystemPackage
import TestSupport
import Testing

@Suite("links in the packaging that lead elsewhere")
struct StageLinksTests {
  /// A tree with something to do for many helpers, and a directory beside it that nobody may touch.
  private func source() throws -> ScratchSource {
    let source = try ScratchSource(files: [
      "Makefile": "all:\ninstall:\n\tmkdir -p $(DESTDIR)/usr\n", "README": "hello\n",
      "debian-like/dirs": "usr/bin opt/x", "debian-like/docs": "README", "debian-like/install": "README opt",
      "debian-like/links": "/opt/README /opt/x/README",
    ])
    try source.scratch.write("victim/usr/bin/program", "#!/bin/sh\n", mode: 0o700)
    try source.scratch.write("victim/usr/lib/libx.a", "!<arch>\n", mode: 0o600)
    try source.scratch.path.appending("victim/usr/link").makeSymbolicLink(to: "/usr/bin/program")
    return source
  }

  /// The helpers that work on stages.
  private static let workers = helpers.filter { !$0.onlyReads && !$0.removesStages }.map { $0.name }

  @Test(
    "in place of a stage are refused by what would work in it",
    arguments: ["debian-like/EXhello", "debian-like/tmp"])
  func stages(link: String) throws {
    let source = try source()
    try source.link(link, to: "../../victim")
    let before = try source.scratch.snapshot(of: "victim")
    #expect(Self.workers.count > 15)
    for helper in Self.workers {
      let outcome = try source.run(helper)
      let message = "\(link): is a symbolic link: remove it, pkgh makes a directory of this name"
      #expect(outcome == Outcome(status: 1, stderr: "\(helper): \(message)\n"))
    }
    for helper in ["pkgh-testdir", "pkgh-clean"] {
      let outcome = try source.run(helper)
      #expect(outcome == Outcome())
    }
    #expect(!source.has(link))
    let after = try source.scratch.snapshot(of: "victim")
    #expect(after == before)
  }

  @Test(
    "in our notes are refused",
    arguments: ["EXhello", "EXhello/install", "EXhello/steps", "EXhello/prototype"])
  func notes(name: String) throws {
    for helper in Self.workers + ["pkgh-prep", "pkgh-clean"] {
      let source = try source()
      let link = "debian-like/.pkgh/\(name)"
      try source.link(link, to: name == "EXhello" ? "../../../victim" : "../../../../victim")
      let before = try source.scratch.snapshot(of: "victim")
      let outcome = try source.run(helper)
      let errors = outcome.stderr.split(separator: "\n").filter { !$0.contains(": warning: ") }
      #expect(errors.count == (outcome.status == 0 ? 0 : 1), "\(helper): \(outcome)")
      let after = try source.scratch.snapshot(of: "victim")
      #expect(after == before, "\(helper): \(outcome)")
    }
  }

  @Test("of our programs are not put through a link")
  func programs() throws {
    let source = try source()
    try source.write("debian-like/rules", "%:\n\tpkgh $@\noverride_pkgh-auto-build:\n\ttrue\n", mode: 0o755)
    try source.scratch.write("victim/pkgh", "precious")
    try source.link("debian-like/.pkgh/bin", to: "../../../victim")
    let before = try source.scratch.snapshot(of: "victim")
    let outcome = try source.run("pkgh", ["build"])
    #expect(outcome.status == 1)
    #expect(
      outcome.stderr
        == "pkgh: debian-like/.pkgh/bin: is a symbolic link: remove it, pkgh makes a directory of this name\n"
    )
    let after = try source.scratch.snapshot(of: "victim")
    #expect(after == before)
  }

  @Test(
    "or names lead to a stage that holds the packaging, which is refused",
    arguments: [".", "..", "debian-like", "../source/.", "debian-like/EXhello/.."])
  func aroundPackaging(stage: String) throws {
    let source = try source()
    try source.write("debian-like/EXhello/file", "")
    let before = try source.snapshot()
    for helper in ["pkgh-fixperms", "pkgh-strip", "pkgh-link", "pkgh-installdirs", "pkgh-install"] {
      let outcome = try source.run(helper, ["--tmpdir", stage])
      #expect(
        outcome
          == Outcome(
            status: 1,
            stderr: "\(helper): \(stage): cannot be a package's stage: the packaging is in it\n"))
    }
    let after = try source.snapshot()
    #expect(after == before)
  }

  @Test(
    "or names that are links are refused as a stage, however they are written",
    arguments: ["lnk", "lnk/.", "lnk/./.", "lnk/usr/..", "./lnk/usr/../."])
  func namedLinks(stage: String) throws {
    let source = try source()
    try source.link("lnk", to: "../victim")
    let before = try source.scratch.snapshot(of: "victim")
    let message =
      stage.contains("..")
      ? "ends in '..', which may be behind a link: write the directory's own name"
      : "is a symbolic link: remove it, pkgh makes a directory of this name"
    for helper in ["pkgh-fixperms", "pkgh-strip", "pkgh-link", "pkgh-installdirs", "pkgh-auto-install"] {
      let outcome = try source.run(helper, ["--tmpdir", stage])
      #expect(outcome == Outcome(status: 1, stderr: "\(helper): \(stage): \(message)\n"))
    }
    let after = try source.scratch.snapshot(of: "victim")
    #expect(after == before)
  }

  @Test(
    "or names that lead into our notes are refused as a stage",
    arguments: ["debian-like/.pkgh", "debian-like/.pkgh/new/x", "packaging/.pkgh/EXhello"], [false, true])
  func inNotes(stage: String, areThere: Bool) throws {
    let source = try source()
    try source.link("packaging", to: "debian-like")
    if areThere { try source.write("debian-like/.pkgh/EXhello/steps", "") }
    let before = try source.listing()
    for helper in ["pkgh-fixperms", "pkgh-installdirs", "pkgh-install", "pkgh-auto-install"] {
      let outcome = try source.run(helper, ["--tmpdir", stage])
      #expect(
        outcome
          == Outcome(
            status: 1,
            stderr:
              "\(helper): \(stage): cannot be a package's stage: it is in 'debian-like/.pkgh', where the notes of builds are\n"
          ))
    }
    let after = try source.listing()
    #expect(after == before)
  }

  @Test("in a stage are right where they stay in it, and not written through where they do not")
  func inStage() throws {
    let source = try source()
    try source.write("debian-like/EXhello/real/file", "")
    try source.link("debian-like/EXhello/opt", to: "real")
    #expect(try source.run("pkgh-install") == Outcome())
    #expect(source.has("debian-like/EXhello/real/README"))
    try source.link("debian-like/EXhello/usr", to: "../../../victim")
    let before = try source.scratch.snapshot(of: "victim")
    for helper in ["pkgh-installdirs", "pkgh-installdocs", "pkgh-installchangelogs", "pkgh-installman"] {
      let outcome = try source.run(helper)
      #expect(
        outcome
          == Outcome(
            status: 1,
            stderr:
              "\(helper): debian-like/EXhello/usr: is a link to '../../../victim', which leaves 'debian-like/EXhello': remove it\n"
          ))
    }
    for helper in ["pkgh-fixperms", "pkgh-strip", "pkgh-link"] {
      let outcome = try source.run(helper)
      #expect(outcome == Outcome())
    }
    let after = try source.scratch.snapshot(of: "victim")
    #expect(after == before)
  }
}
