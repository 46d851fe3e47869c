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
    #expect(
      try tree.pkgh("build")
        == Outcome(
          status: 1, stdout: "   pkgh-testdir\n   pkgh-auto-configure\n",
          stderr:
            "pkgh-auto-configure: \(file): \(Self.advice("configure", name))"
            + "pkgh: 'pkgh-auto-configure' failed with status 1\n"))
    #expect(
      try tree.source.run("pkgh-auto-install").stderr
        == "pkgh-auto-install: \(file): \(Self.advice("install", name))")
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
