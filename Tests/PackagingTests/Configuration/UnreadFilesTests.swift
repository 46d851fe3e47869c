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
      "EXhello.dirs~", "#EXhello.dirs#", ".EXhello.dirs.swp", "patches/series", "source/format",
      "tests/control",
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
      ("EXhello.servce", "'EXhello.servce': did you mean 'service'?"),
      ("EXhello.instal", "'EXhello.instal': did you mean 'install'?"),
      ("EXhello.manpage", "'EXhello.manpage': did you mean 'manpages'?"),
      ("EXhello.Dirs", "'EXhello.Dirs': did you mean 'dirs'?"),
      ("instal", "'instal': did you mean 'install'?"),
      (
        "EXhello.i.cnf.x",
        "no program reads 'EXhello.i.cnf.x'; if something else does, name it in 'debian-like/other-files'"
      ),
      (
        "EXhello.cron.daily",
        "no program reads 'EXhello.cron.daily'; no program of ours installs jobs of cron yet: install it with 'EXhello.install'"
      ),
      (
        "EXhello.server.init",
        "no program reads 'EXhello.server.init'; no program of ours installs init scripts yet: install it with 'EXhello.install', and link it with 'EXhello.links'"
      ),
      (
        "EXhello.clean",
        "no program reads 'EXhello.clean'; the source has one for all packages: write 'clean'"
      ),
      ("exhello.docs", "there is no package 'exhello': did you mean 'EXhello.docs'?"),
      ("EXhelo.install", "there is no package 'EXhelo': did you mean 'EXhello.install'?"),
      (
        "other.install",
        "there is no package 'other' in the control file: the file is for one of 'EXhello', or to be deleted"
      ),
      (
        "compat",
        "no program reads 'compat'; the level stands in the control file, 'Build-Depends: pkgh-compat (= 1)': delete it"
      ),
      (
        "notes.txt",
        "no program reads 'notes.txt'; if something else does, name it in 'debian-like/other-files'"
      ),
      (
        "EXhello.dirs.mainframe",
        "no program reads 'EXhello.dirs.mainframe'; 'mainframe' is not the name of a machine or a system"
      ),
      (
        "icons/x.png",
        "no program reads the directory 'icons'; if something else does, name it in 'debian-like/other-files'"
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
      try faults(["other-files": "\nnone*\n"]) == ["other-files:2: 'none*' matches no file in 'debian-like'"])
  }

  @Test("are those that no file of ours names either")
  func mentioned() throws {
    #expect(
      try faults([
        "EXhello.install": "debian-like/hello.conf etc\ndebian-like/*.desktop usr/share/applications\n",
        "hello.conf": "", "a.desktop": "", "b.desktop": "", "data/x": "", "wrapper": "", "step": "",
        "rules":
          "override_pkgh-install:\n\tinstall -D debian-like/wrapper x; cp $(CURDIR)/debian-like/data/x y\n",
        "addons/more": "before pkgh-install ./debian-like/step\n",
      ]) == [])
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
          "EXhello.servce: 'EXhello.servce': did you mean 'service'?",
        ])
  }
}
