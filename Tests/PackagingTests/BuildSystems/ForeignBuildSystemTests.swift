import TestSupport
import Testing

@Suite("Build systems of others")
struct ForeignBuildSystemTests {
  private static func advice(_ step: String, _ name: String) -> String {
    "pkghelper has no build system for \(name): write the target 'override_pkgh-auto-\(step)' in 'debian-like/rules', "
      + "and those of the other steps that \(name) does, or pass '--buildsystem=none' to pkgh where nothing is built\n"
  }

  @Test(
    "are refused with the way out",
    arguments: [
      ("CMakeLists.txt", "cmake"), ("meson.build", "meson"), ("configure", "configure scripts"),
      ("configure.ac", "autoconf"),
      ("Makefile.PL", "Perl's MakeMaker"), ("Build.PL", "Perl's Module::Build"), ("pyproject.toml", "Python"),
      ("setup.py", "Python"), ("Cargo.toml", "cargo"), ("hello.pro", "qmake"), ("build.xml", "ant"),
    ])
  func refused(file: String, name: String) throws {
    let tree = try RulesTree(files: [file: ""])
    // All at once, before anything is run.
    let message =
      "\(file): pkghelper has no build system for \(name): write the targets 'override_pkgh-auto-configure', "
      + "'override_pkgh-auto-build', 'override_pkgh-auto-test' and 'override_pkgh-auto-install' in 'debian-like/rules', "
      + "without a recipe where there is nothing to do, or pass '--buildsystem=none' to pkgh where nothing is built\n"
    for words in [["pkgh", "build"], ["pkgh", "clean"], ["pkgh", "binary", "--no-act"], ["pkgh-testdir"]] {
      let outcome = try tree.source.run(words[0], Array(words.dropFirst()))
      #expect(outcome == Outcome(status: 1, stderr: "\(words[0]): \(message)"))
    }
    #expect(
      try tree.source.run("pkgh-auto-install").stderr
        == "pkgh-auto-install: \(file): \(Self.advice("install", name))")
    // What none of ours has built is cleaned by none.
    #expect(try tree.source.run("pkgh-auto-clean") == Outcome())
  }

  @Test(
    "are left to the steps where a target of the rules file or an option may change what there is",
    arguments: [
      "execute_before_pkgh-auto-configure:\n\t@cp later.mk Makefile\n",
      "execute_after_pkgh-testdir:\n\t@cp later.mk Makefile\n",
      "override_pkgh-auto-configure:\n\t@cp later.mk Makefile\n",
      "build:\n\tcp later.mk Makefile\n\tpkgh build\n", "# pkgh $@ --sourcedirectory=src\n",
    ])
  func uncertain(rules: String) throws {
    let tree = try RulesTree(
      rules, files: ["CMakeLists.txt": "", "later.mk": "all:\n\t@echo made\n", "src/Makefile": "all:\n"])
    #expect(try tree.source.run("pkgh-testdir") == Outcome())
    if !rules.hasPrefix("#") {
      let outcome = try tree.make("build")
      #expect(outcome.stdout.contains("made\n"), "\(outcome)")
      #expect(outcome.status == 0)
    }
    #expect(
      try RulesTree(files: ["CMakeLists.txt": "", "src/Makefile": "all:\n"]).pkgh("build", "-Dsrc").status
        == 0)
  }

  @Test("a makefile beside what would make another is used with a warning, unless that has been run")
  func makers() throws {
    for (maker, trace) in [
      ("configure", "config.status"), ("CMakeLists.txt", "CMakeCache.txt"), ("Makefile.PL", "MYMETA.json"),
    ] {
      let tree = try RulesTree(files: ["Makefile": "all:\n", maker: ""])
      let message =
        "\(maker): is not run, as there is a makefile: run it in 'override_pkgh-auto-configure', or write that target "
        + "without a recipe if the makefile does not need it\n"
      #expect(
        try tree.source.run("pkgh-auto-configure")
          == Outcome(stderr: "pkgh-auto-configure: warning: \(message)"))
      #expect(
        try tree.source.run("pkgh-auto-configure", ["--strict"])
          == Outcome(status: 1, stderr: "pkgh-auto-configure: \(message)"))
      try tree.source.write(trace, "")
      #expect(try tree.source.run("pkgh-auto-configure", ["--strict"]) == Outcome())
    }
  }

  @Test("a named pipe is not read as a build's file", arguments: ["Makefile", "configure", "Package.swift"])
  func pipes(name: String) throws {
    let source = try ScratchSource()
    try source.makePipe(name)
    for program in ["pkgh-auto-build", "pkgh-auto-clean"] {
      #expect(
        try source.run(program)
          == Outcome(
            status: 1,
            stderr:
              "\(program): \(name): is not a regular file, and a build would wait for what it may hold: remove it\n"
          ))
    }
  }

  @Test("may be said to be none, or be overridden step by step")
  func waysOut() throws {
    let steps = ["configure", "build", "test"].map { "override_pkgh-auto-\($0):\n\t@echo \($0)\n" }
    #expect(try RulesTree(steps.joined(), files: ["meson.build": ""]).pkgh("build").status == 0)
    #expect(try RulesTree(files: ["meson.build": ""]).pkgh("build", "--buildsystem=none").status == 0)
  }

  @Test("are not looked for where one of ours is there")
  func ours() throws {
    #expect(try RulesTree(files: ["Makefile": "all:\n", "CMakeLists.txt": ""]).pkgh("build").status == 0)
  }

  @Test("a makefile that installs nothing is refused, with what is to be feared")
  func nothingInstalled() throws {
    let none = try ScratchSource(files: ["Makefile": "all:\n"])
    #expect(
      try none.run("pkgh-auto-install")
        == Outcome(
          status: 1,
          stderr:
            "pkgh-auto-install: Makefile: has no target 'install', so that the package would be empty: name files "
            + "in 'PACKAGE.install', or write the target 'override_pkgh-auto-install' in 'debian-like/rules'\n"
        ))
    try none.write("debian-like/EXhello.install", "Makefile usr/share\n")
    #expect(try none.run("pkgh-auto-install") == Outcome())
    for (makefile, risk) in [
      (
        "install:\n\t@true\n",
        ", and the makefile does not use DESTDIR: what it installed may be in the running system instead"
      ),
      ("install:\n\t@mkdir -p $(DESTDIR)/usr\n", ""),
    ] {
      let source = try ScratchSource(files: ["Makefile": makefile])
      #expect(
        try source.run("pkgh-auto-install")
          == Outcome(
            status: 1,
            stderr:
              "pkgh-auto-install: Makefile: 'make install' put nothing in '\(source.top)/debian-like/EXhello'\(risk); "
              + "write the target 'override_pkgh-auto-install' in 'debian-like/rules'\n"))
    }
  }
}
