import TestSupport
import Testing

/// Files in `debian-like/` that no program would read.
@Suite("Unread files")
struct UnreadFilesTests {
  /// What pkgh-testdir says of a tree with some files, without its name and the directory's.
  private func faults(_ names: [String: String], packages: String? = nil) throws -> [String] {
    let files = Dictionary(uniqueKeysWithValues: names.map { ("debian-like/\($0.key)", $0.value) })
    let outcome = try ScratchSource(packages: packages, files: files).run("pkgh-testdir")
    #expect(outcome.stdout == "" && outcome.status == (outcome.stderr.isEmpty ? 0 : 1))
    return outcome.stderr.split(separator: "\n").map {
      String($0.replacing("pkgh-testdir: debian-like/", with: ""))
    }
  }

  private func faults(_ name: String) throws -> [String] { try faults([name: "#!/bin/sh\n"]) }

  @Test(
    "are none of those that a program reads, of the packaging of other tools, hidden, or kept by an editor",
    arguments: [
      "EXhello.dirs", "dirs", "EXhello.dirs.sparc", "EXhello.dirs.linux", "EXhello.i.conf",
      "EXhello.r.conf.sparc",
      "i.conf", "copyright", "EXhello.copyright", "EXhello.changelog", "not-installed",
      "EXhello.not-installed",
      "clean", "EXhello.postinstall", "EXhello.space", "README.source", "watch", "gbp.conf", ".gitignore",
      "EXhello.dirs~", "#EXhello.dirs#", ".EXhello.dirs.swp", "EXhello.dirs.orig", "EXhello.dirs.rej",
      ".#EXhello.dirs", "patches/x.patch", "source/format", "tests/control", "missing-sources/x.js",
      "source.lintian-overrides", ".gitlab-ci.yml", ".hidden/x",
      "upstream/metadata", "tmp/x", "EXhello/usr/x",
    ])
  func read(name: String) throws {
    #expect(try faults(name) == [])
  }

  @Test(
    "are refused with what to do",
    arguments: [
      (
        "EXhello.postinst",
        "no program reads 'EXhello.postinst'; System V calls it postinstall: write 'EXhello.postinstall'"
      ),
      ("postrm", "no program reads 'postrm'; System V calls it postremove: write 'EXhello.postremove'"),
      ("EXhello.triggers", "no program reads 'EXhello.triggers'; System V has no triggers: delete it"),
      (
        "EXhello.servce",
        "no program reads 'EXhello.servce': did you mean 'service'? For that: System V has no systemd: write an init script or a manifest of SMF, and install it with 'EXhello.install'"
      ),
      ("EXhello.instal", "no program reads 'EXhello.instal': did you mean 'EXhello.install'?"),
      ("EXhello.manpage", "no program reads 'EXhello.manpage': did you mean 'EXhello.manpages'?"),
      ("EXhello.Dirs", "no program reads 'EXhello.Dirs': did you mean 'EXhello.dirs'?"),
      ("instal", "no program reads 'instal': did you mean 'install'?"),
      (
        "EXhello.i.cnf.x",
        "no program reads 'EXhello.i.cnf.x'; write 'debian-like/EXhello.i.cnf.x DIRECTORY' into 'EXhello.install' to install it, or name it in 'debian-like/other-files' where something else reads it"
      ),
      (
        "EXhello.cron.daily",
        "no program reads 'EXhello.cron.daily'; no program of ours installs it yet: write 'debian-like/EXhello.cron.daily => etc/cron.daily/EXhello' into 'EXhello.install'"
      ),
      (
        "EXhello.server.init",
        "no program reads 'EXhello.server.init'; no program of ours installs it yet: write 'debian-like/EXhello.server.init => etc/init.d/server' into 'EXhello.install', and link it with 'EXhello.links'"
      ),
      (
        "EXhello.clean",
        "no program reads 'EXhello.clean'; the source has one for all packages: write 'clean'"
      ),
      ("exhello.docs", "there is no package 'exhello': did you mean 'EXhello.docs'?"),
      ("EXhelo.install", "there is no package 'EXhelo': did you mean 'EXhello.install'?"),
      (
        "other.install",
        "there is no package 'other' in the control file: give the file the name of one, or name it in 'debian-like/other-files' where something else reads it"
      ),
      (
        "compat",
        "no program reads 'compat'; the level stands in the control file, 'Build-Depends: pkgh-compat (= 1)': delete it"
      ),
      (
        "notes.txt",
        "no program reads 'notes.txt'; write 'debian-like/notes.txt DIRECTORY' into 'EXhello.install' to install it, or name it in 'debian-like/other-files' where something else reads it"
      ),
      (
        "EXhello.dirs.mainframe",
        "no program reads 'EXhello.dirs.mainframe'; 'mainframe' is not the name of a machine or a system: write one, or name it in 'debian-like/other-files' where something else reads it"
      ),
      (
        "icons/x.png",
        "no program reads the directory 'icons'; write 'debian-like/icons DIRECTORY' into 'EXhello.install' to install it, or name it in 'debian-like/other-files' where something else reads it"
      ),
    ])
  func refused(name: String, message: String) throws {
    let file = name.split(separator: "/").first.map(String.init) ?? name
    #expect(try faults(name) == ["\(file): \(message)"])
  }

  @Test("may be named by the maintainer, with patterns, each of which must match")
  func otherFiles() throws {
    let files = ["notes.txt": "", "a.png": "", "icons/x": ""]
    #expect(
      try faults(files.merging(["other-files": "# ours\nnotes.txt *.png\ndebian-like/icons/x\n"]) { $1 })
        == [])
    #expect(
      try faults(["other-files": "\nnone*\n"]) == [
        "other-files:2: 'none*' matches no file in 'debian-like': delete it"
      ])
  }

  @Test("are those that no file of ours names either")
  func mentioned() throws {
    #expect(
      try faults([
        "EXhello.install": "debian-like/hello.conf etc\ndebian-like/*.desktop usr/share/applications\n",
        "hello.conf": "", "a.desktop": "", "b.desktop": "", "data/x": "", "wrapper": "", "step": "",
        "rules":
          "override_pkgh-install:\n\tinstall -D debian-like/wrapper x; cp $(CURDIR)/debian-like/data/x y\n"
          + "binary:\n\tpkgh $@ --with=more\n",
        "addons/more": "before pkgh-install ./debian-like/step\n",
      ]) == [])
  }

  @Test("are those that a file of ours names only in a remark, or as the directory of something")
  func notMentioned() throws {
    let files = [
      "rules":
        "# debian-like/one\nx:\n\trm -rf debian-like/*/usr/share/info debian-like/EXhello.postinst/x\n",
      "one": "", "EXhello.postinst": "", "data/x": "",
    ]
    #expect(
      try faults(files) == [
        "EXhello.postinst: no program reads 'EXhello.postinst'; System V calls it postinstall: write 'EXhello.postinstall'",
        "one: no program reads 'one'; write 'debian-like/one DIRECTORY' into 'EXhello.install' to install it, or name it "
          + "in 'debian-like/other-files' where something else reads it",
      ])
  }

  @Test("may still have the names that they have in Debian's packaging where they are named")
  func debianDirectory() throws {
    let files = [
      "EXhello.install": "# debian/notes usr\ndebian/hello.conf etc\n/usr/share/debian/x usr\n",
      "rules":
        "x:\n\tcp $(CURDIR)/debian/tmp/x ./debian/y\n\tls debian/data/z\n\tls ../debian/z salsa.debian.org/debian/x\n",
      "hello.conf": "", "data/z": "",
    ]
    let source = try ScratchSource(
      files: Dictionary(uniqueKeysWithValues: files.map { ("debian-like/\($0.key)", $0.value) }))
    #expect(
      try source.run("pkgh-testdir")
        == Outcome(
          status: 1,
          stderr: """
            pkgh-testdir: debian-like/EXhello.install:2: 'debian/hello.conf': there is no directory 'debian': write 'debian-like/hello.conf'
            pkgh-testdir: debian-like/rules:2: 'debian/tmp/x': there is no directory 'debian': write 'debian-like/tmp/x', also in 1 more line

            """))
    try source.write("debian/control", "")
    try source.write("debian-like/other-files", "hello.conf data\n")
    #expect(try source.run("pkgh-testdir") == Outcome())
  }

  @Test("are those that a nearer one hides from every package")
  func hidden() throws {
    #expect(
      try faults(["dirs": "", "EXhello.dirs": ""]) == [
        "dirs: no program reads 'dirs', as 'EXhello.dirs' is there, too: make one file of them"
      ])
    // The first package has none of its own.
    #expect(
      try faults(["dirs": "", "EXdoc.dirs": ""], packages: ScratchSource.twoPackages) == [])
    #expect(try faults(["copyright": "", "EXhello.copyright": ""]) == [])
  }

  @Test("are the patches that are not applied, but none that quilt or dpkg-source has applied")
  func patches() throws {
    let source = try ScratchSource(
      files: ["debian-like/patches/series": "# first\n\none.patch -p1 # why\ntwo.patch\n"])
    func fault(_ line: Int, _ name: String) -> Outcome {
      Outcome(
        status: 1,
        stderr:
          "pkgh-testdir: debian-like/patches/series:\(line): '\(name)' is not applied, and pkgh applies no patches: "
          + "run 'QUILT_PATCHES=debian-like/patches quilt push -a', or name 'patches' in 'debian-like/other-files' where "
          + "the tree has them already\n")
    }
    #expect(try source.run("pkgh-testdir") == fault(3, "one.patch"))
    try source.write(".pc/applied-patches", "one.patch\n")
    #expect(try source.run("pkgh-testdir") == fault(4, "two.patch"))
    try source.write(".pc/applied-patches", "one.patch\ntwo.patch\n")
    #expect(try source.run("pkgh-testdir") == Outcome())
    try source.write(".pc/applied-patches", "")
    try source.write("debian-like/other-files", "patches\n")
    #expect(try source.run("pkgh-testdir") == Outcome())
  }

  @Test("are the stages of packages that are no more")
  func oldStage() throws {
    let source = try ScratchSource(files: ["debian-like/EXhello.dirs": "usr/x\n"])
    #expect(try source.run("pkgh-installdirs") == Outcome())
    let control = try source.read("debian-like/control").replacing("EXhello", with: "EXother")
    try source.write("debian-like/control", control)
    try source.remove("debian-like/EXhello.dirs")
    #expect(
      try source.run("pkgh-testdir")
        == Outcome(
          status: 1,
          stderr:
            "pkgh-testdir: debian-like/EXhello: 'EXhello' is the stage of a package that is not in the control "
            + "file any more: delete it\n"))
  }

  @Test("of several packages are told apart, the longest name first")
  func severalPackages() throws {
    let packages =
      "Package: EX\nArchitecture: all\nDescription: a\n\nPackage: EX-dev\nArchitecture: all\nDescription: b"
    #expect(try faults(["EX.dirs": "", "EX-dev.dirs": ""], packages: packages) == [])
    #expect(
      try faults(["EX-dv.dirs": ""], packages: packages)
        == ["EX-dv.dirs: there is no package 'EX-dv': did you mean 'EX-dev.dirs'?"])
  }

  @Test("are all listed in one run, with everything else that is wrong")
  func together() throws {
    #expect(
      try faults(
        [
          "EXhello.postinst": "", "EXhello.servce": "", "EXhello.dirs": "ok\n../x\n${binary:Version}\n",
          "rules": "override_dh_auto_install:\n\ttrue\n",
        ],
        packages:
          "Package: EXhello\nArchitecture: all\nDepends: a | b, c (>= 1)\nRecommends: d\nDescription: x\n")
        == [
          "control:7: 'a | b': System V packages have no alternatives: write 'a' or 'b'",
          "control:7: 'c (>= 1)': System V packages compare versions for equality only; write 'c' for any version or 'c (= 1)'",
          "control:8: 'Recommends': System V packages have no weak dependencies: delete it",
          "rules:1: 'override_dh_auto_install' is never run: did you mean 'override_pkgh-auto-install'?",
          "EXhello.dirs:2: '../x' must not contain '..'",
          "EXhello.dirs:3: '${binary:Version}' has no value: write '${VERSION}'",
          "EXhello.postinst: no program reads 'EXhello.postinst'; System V calls it postinstall: write 'EXhello.postinstall'",
          "EXhello.servce: no program reads 'EXhello.servce': did you mean 'service'? For that: System V has no systemd: write an init script or a manifest of SMF, and install it with 'EXhello.install'",
        ])
  }
}
