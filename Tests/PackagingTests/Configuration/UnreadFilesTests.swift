import Packaging
import TestSupport
import Testing

/// Files in `debian-like/` that no program would read.
@Suite("Unread files")
struct UnreadFilesTests {
  /// What is said at the end of each line about a file that is not read.
  private static let wayOut = " (if something else reads it, name it in 'debian-like/other-files')"

  /// What pkgh-testdir says of a tree with some files, without its name, the directory's, and the way out.
  private func faults(_ names: [String: String], packages: String? = nil, _ arguments: [String] = []) throws
    -> [String]
  {
    let files = Dictionary(uniqueKeysWithValues: names.map { ("debian-like/\($0.key)", $0.value) })
    let outcome = try ScratchSource(packages: packages, files: files).run("pkgh-testdir", arguments)
    #expect(outcome.stdout == "" && outcome.status == (outcome.stderr.isEmpty ? 0 : 1))
    return outcome.stderr.split(separator: "\n").map { line in
      #expect(line.hasSuffix(Self.wayOut) || !line.contains("no program reads"))
      return String(line.replacing("pkgh-testdir: debian-like/", with: "").replacing(Self.wayOut, with: ""))
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
      "clean", "EXhello.postinstall", "EXhello.space", "README.source", "EXhello.changelog.sparc", "watch",
      "gbp.conf", ".gitignore",
      "EXhello.dirs~", "#EXhello.dirs#", ".EXhello.dirs.swp", "EXhello.dirs.orig", "EXhello.dirs.rej",
      ".#EXhello.dirs", "patches/x.patch", "source/format", "tests/control", "missing-sources/x.js",
      "source.lintian-overrides", ".gitlab-ci.yml", ".hidden/x",
      "upstream/metadata", "tmp/x", "EXhello/usr/x",
    ])
  func read(name: String) throws {
    let packages = "Package: EXhello\nArchitecture: any\nDescription: x"
    #expect(try faults([name: "#!/bin/sh\n"], packages: packages) == [])
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
        "no program reads 'EXhello.i.cnf.x'; write 'debian-like/EXhello.i.cnf.x DIRECTORY' into 'EXhello.install' to install it"
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
        "EXhello.web.cron.d",
        "no program reads 'EXhello.web.cron.d'; no program of ours installs it yet: write 'debian-like/EXhello.web.cron.d => etc/cron.d/web' into 'EXhello.install'"
      ),
      (
        "EXhello.cron.dayly",
        "no program reads 'EXhello.cron.dayly': did you mean 'cron.daily'? For that: no program of ours installs it yet: write 'debian-like/EXhello.cron.dayly => etc/cron.daily/EXhello' into 'EXhello.install'"
      ),
      (
        "tinyproxy.init",
        "no program reads 'tinyproxy.init'; no program of ours installs it yet: write 'debian-like/tinyproxy.init => etc/init.d/tinyproxy' into 'EXhello.install', and link it with 'EXhello.links'"
      ),
      (
        "EXhelo.init",
        "no program reads 'EXhelo.init'; no program of ours installs it yet: write 'debian-like/EXhelo.init => etc/init.d/EXhello' into 'EXhello.install', and link it with 'EXhello.links'"
      ),
      (
        "EXhello.logcheck.ignore.server",
        "no program reads 'EXhello.logcheck.ignore.server'; no program of ours installs it yet: write 'debian-like/EXhello.logcheck.ignore.server DIRECTORY' into 'EXhello.install'"
      ),
      (
        "POSTINST",
        "no program reads 'POSTINST': did you mean 'postinst'? For that: System V calls it postinstall: write 'EXhello.postinstall'"
      ),
      (
        "Init",
        "no program reads 'Init': did you mean 'init'? For that: no program of ours installs it yet: write 'debian-like/Init => etc/init.d/EXhello' into 'EXhello.install', and link it with 'EXhello.links'"
      ),
      (
        "EXhello.Trigger",
        "no program reads 'EXhello.Trigger': did you mean 'triggers'? For that: System V has no triggers: delete it"
      ),
      (
        "trigger",
        "no program reads 'trigger': did you mean 'triggers'? For that: System V has no triggers: delete it"
      ),
      ("gbp.config", "no program reads 'gbp.config': did you mean 'gbp.conf'?"),
      ("GBP.conf", "no program reads 'GBP.conf': did you mean 'gbp.conf'?"),
      ("README.sourc", "no program reads 'README.sourc': did you mean 'README.source'?"),
      ("README.de", "no program reads 'README.de'; name 'debian-like/README.de' in 'EXhello.docs'"),
      (
        "app.conf",
        "no program reads 'app.conf'; write 'debian-like/app.conf DIRECTORY' into 'EXhello.install' to install it"
      ),
      (
        "rules.sparc",
        "no program reads 'rules.sparc'; the source has one for all machines and systems: write 'rules'"
      ),
      (
        "clean.linux",
        "no program reads 'clean.linux'; the source has one for all machines and systems: write 'clean'"
      ),
      (
        "docs.linux",
        "no program reads 'docs.linux'; files for one machine or system have the name of a package: write 'EXhello.docs.linux'"
      ),
      (
        "control.in",
        "no program reads 'control.in'; it is a template: make 'control' of it in 'debian-like/rules', or delete it"
      ),
      (
        "EXhello.install.ex",
        "no program reads 'EXhello.install.ex'; dh_make leaves it as an example: delete it, or name it 'EXhello.install' to use it"
      ),
      (
        "postinst.EX", "no program reads 'postinst.EX'; dh_make leaves it as an example: delete it"
      ),
      (
        "EXhello.clean",
        "no program reads 'EXhello.clean'; the source has one for all packages: write 'clean'"
      ),
      ("exhello.docs", "there is no package 'exhello': did you mean 'EXhello.docs'?"),
      ("EXhelo.install", "there is no package 'EXhelo': did you mean 'EXhello.install'?"),
      (
        "other.install",
        "there is no package 'other' in the control file: give the file the name of one"
      ),
      (
        "compat",
        "no program reads 'compat'; the level stands in the control file, 'Build-Depends: pkgh-compat (= 1)': delete it"
      ),
      (
        "notes.txt",
        "no program reads 'notes.txt'; write 'debian-like/notes.txt DIRECTORY' into 'EXhello.install' to install it"
      ),
      (
        "EXhello.dirs.mainframe",
        "no program reads 'EXhello.dirs.mainframe'; 'mainframe' is not the name of a machine or a system: write one"
      ),
      (
        "icons/x.png",
        "no program reads the directory 'icons'; write 'debian-like/icons DIRECTORY' into 'EXhello.install' to install it"
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

  @Test("may be named by each of them after a directory is entered or by a variable")
  func otherFilesOfRules() throws {
    let message =
      "no program reads 'tinyproxy.init'; no program of ours installs it yet: write "
      + "'debian-like/tinyproxy.init => etc/init.d/tinyproxy' into 'EXhello.install', and link it with 'EXhello.links'"
    let source = try ScratchSource(files: [
      "debian-like/tinyproxy.init": "",
      "debian-like/rules":
        "D = debian-like\nx:\n\tcp $(D)/tinyproxy.init y; cd debian-like && cp tinyproxy.init y\n",
    ])
    #expect(
      try source.run("pkgh-testdir")
        == Outcome(
          status: 1, stderr: "pkgh-testdir: debian-like/tinyproxy.init: \(message)\(Self.wayOut)\n"))
    try source.write("debian-like/other-files", "tinyproxy.init\n")
    #expect(try source.run("pkgh-testdir") == Outcome())
  }

  @Test(
    "are those that a file of ours names with everything else, or to remove or exclude them",
    arguments: [
      ("rules", "x:\n\tls debian-like/*\n"), ("rules", "x: $(wildcard debian-like/*.*)\n"),
      ("rules", "x:\n\tcp debian-like/[a-z]* debian-like/?* y\n"),
      ("rules", "x:\n\t-@rm -f debian-like/note\n"), ("rules", "x:\n\t:; $(RM) a ./debian-like/n*\n"),
      ("addons/more", "before pkgh-install ls debian-like/*\n"),
      ("clean", "debian-like/*\n"), ("clean", "debian-like/note\n"),
      ("not-installed", "debian-like/note\n"), ("EXhello.install.bak", "debian-like/note usr\n"),
      ("other.install", "debian-like/note usr\n"),
      ("EXhello.prototype", "f none /x=debian-like/* 0644 a b\n"),
    ])
  func namedForNothing(file: String, text: String) throws {
    let found = try faults([file: text, "note": ""])
    #expect(
      found.first { $0.hasPrefix("note:") }
        == "note: no program reads 'note'; write 'debian-like/note DIRECTORY' into 'EXhello.install' to install it"
    )
  }

  @Test(
    "are not those that a list of files to install, or a narrower pattern, names",
    arguments: [
      ("install", "debian-like/* usr/x\n"), ("EXhello.docs.sparc", "debian-like/*\n"),
      ("rules", "x:\n\tcp debian-like/n* y; rm -f y\n"), ("rules", "x:\n\tperform debian-like/note\n"),
    ])
  func namedToBeRead(file: String, text: String) throws {
    #expect(try faults([file: text, "note": ""]) == [])
  }

  @Test("may be made by a build and removed by clean, if they are named as such")
  func made() throws {
    let source = try ScratchSource(files: [
      "debian-like/clean": "debian-like/made.log\n", "debian-like/other-files": "made.log\n",
    ])
    for _ in 1...2 {
      #expect(try source.run("pkgh-testdir") == Outcome())
      try source.write("debian-like/made.log", "")
    }
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
        "data: no program reads the directory 'data'; write 'debian-like/data DIRECTORY' into 'EXhello.install' to install it",
        "one: no program reads 'one'; write 'debian-like/one DIRECTORY' into 'EXhello.install' to install it",
      ])
  }

  @Test("may still have the names that they have in Debian's packaging where they are named")
  func debianDirectory() throws {
    let files = [
      "EXhello.install": "# debian/notes usr\ndebian/hello.conf etc\n/usr/share/debian/x usr\n",
      "rules":
        "x:\n\tcp $(CURDIR)/debian/tmp/x ./debian/y\n\tls debian/data/z\n\tls ../debian/z salsa.debian.org/debian/x\n",
      "hello.conf": "", "data/z": "", "clean": "debian/x\n", "not-installed": "debian/tmp/y\n",
    ]
    let source = try ScratchSource(
      files: Dictionary(uniqueKeysWithValues: files.map { ("debian-like/\($0.key)", $0.value) }))
    #expect(
      try source.run("pkgh-testdir")
        == Outcome(
          status: 1,
          stderr: """
            pkgh-testdir: debian-like/rules:2: 'debian/tmp/x': there is no directory 'debian': write 'debian-like/tmp/x', also in 1 more line
            pkgh-testdir: debian-like/EXhello.install:2: 'debian/hello.conf': there is no directory 'debian': write 'debian-like/hello.conf'
            pkgh-testdir: debian-like/clean:1: 'debian/x': there is no directory 'debian': write 'debian-like/x'
            pkgh-testdir: debian-like/not-installed:1: 'debian/tmp/y': there is no directory 'debian': write 'debian-like/tmp/y'

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
  }

  @Test(
    "of the first package are hidden by one of its own, whatever other packages have",
    arguments: FileKind.all.filter { $0.owner == .package }.map { $0.name.replacing("CLASS", with: "conf") })
  func hiddenFromFirst(kind: String) throws {
    func unread(_ names: [String], _ arguments: [String] = []) throws -> [String] {
      try faults(
        Dictionary(uniqueKeysWithValues: names.map { ($0, "") }), packages: ScratchSource.twoPackages,
        arguments
      )
      .filter { $0.contains("no program reads") }
    }
    let fault =
      "\(kind): no program reads '\(kind)', as 'EXprog.\(kind)' is there, too: make one file of them"
    #expect(try unread([kind, "EXprog.\(kind)"]) == [fault])
    #expect(try unread([kind, "EXprog.\(kind)", "EXdoc.\(kind)"]) == [fault])
    #expect(try unread([kind, "EXprog.\(kind)"], ["--mainpackage", "EXdoc"]) == [])
    // On other machines and systems it is read.
    #expect(try unread([kind, "EXprog.\(kind).linux", "EXprog.\(kind).sparc"]) == [])
  }

  @Test("of every package are hidden where each has its own, but not what the source reads itself")
  func hiddenFromAll() throws {
    let two = ScratchSource.twoPackages
    #expect(try faults(["copyright": "", "EXprog.copyright": ""], packages: two) == [])
    #expect(
      try faults(["copyright": "", "EXprog.copyright": "", "EXdoc.copyright": ""], packages: two) == [
        "copyright: no program reads 'copyright', as each package has its own, such as 'EXprog.copyright': delete it"
      ])
    #expect(
      try faults(["copyright": "", "EXhello.copyright": ""]) == [
        "copyright: no program reads 'copyright', as 'EXhello.copyright' is there, too: make one file of them"
      ])
    #expect(
      try faults(["not-installed": "", "EXhello.not-installed": "", "EXhello.changelog": ""]) == [])
  }

  @Test("are those for a machine that the package is never built for")
  func foreignMachine() throws {
    let packages = "Package: EXhello\nArchitecture: sparc i86pc\nDescription: x\n"
    #expect(
      try faults(
        ["EXhello.dirs.i86pc": "", "EXhello.dirs.linux": "", "EXhello.docs.aarch64": ""], packages: packages)
        == [
          "EXhello.docs.aarch64: no program reads 'EXhello.docs.aarch64'; 'EXhello' is never built for 'aarch64': add it to "
            + "'Architecture' in the control file, or delete the file"
        ])
  }

  @Test("may have the names of the words in messages")
  func placeholders() throws {
    let packages = "Package: NAME\nArchitecture: all\nDescription: x\n"
    #expect(
      try faults(["KIND.init": "", "NAME.PACKAGE.cron.d": "", "FILE.postinst": ""], packages: packages) == [
        "FILE.postinst: no program reads 'FILE.postinst'; System V calls it postinstall: write 'NAME.postinstall'",
        "KIND.init: no program reads 'KIND.init'; no program of ours installs it yet: write "
          + "'debian-like/KIND.init => etc/init.d/KIND' into 'NAME.install', and link it with 'NAME.links'",
        "NAME.PACKAGE.cron.d: no program reads 'NAME.PACKAGE.cron.d'; no program of ours installs it yet: write "
          + "'debian-like/NAME.PACKAGE.cron.d => etc/cron.d/PACKAGE' into 'NAME.install'",
      ])
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

  @Test(
    "are directories, but not the stages of packages that are no more, which pkgh-prep and pkgh-clean remove")
  func oldStage() throws {
    let source = try ScratchSource(files: ["debian-like/EXhello.dirs": "usr/x\n"])
    #expect(try source.run("pkgh-installdirs") == Outcome())
    let control = try source.read("debian-like/control").replacing("EXhello", with: "EXother")
    try source.write("debian-like/control", control)
    try source.remove("debian-like/EXhello.dirs")
    #expect(try source.run("pkgh-testdir") == Outcome())
    try source.write("debian-like/bin/x", "")
    try source.scratch.write("source/debian-like/EXmine/x", "")
    try source.write("debian-like/.pkgh/bin/pkgh", "")
    let words = "DIRECTORY' into 'EXother.install' to install it\(Self.wayOut)"
    #expect(
      try source.run("pkgh-testdir")
        == Outcome(
          status: 1,
          stderr: """
            pkgh-testdir: debian-like/EXmine: no program reads the directory 'EXmine'; write 'debian-like/EXmine \(words)
            pkgh-testdir: debian-like/bin: no program reads the directory 'bin'; write 'debian-like/bin \(words)

            """))
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
