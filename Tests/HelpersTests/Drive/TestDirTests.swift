import TestSupport
import Testing

@Suite("pkgh-testdir")
struct TestDirTests {
  @Test("says nothing at the top of a source tree, and leaves no notes")
  func atTheTop() throws {
    let source = try ScratchSource(files: ["autogen.sh": "", "src/main.c": ""])
    #expect(try source.run("pkgh-testdir") == Outcome())
    #expect(try source.run("pkgh-testdir", ["autogen.sh", "src", "src/main.c"]) == Outcome())
    #expect(!source.has("debian-like/.pkgh"))
  }

  @Test("names all files that are missing")
  func missingFile() throws {
    let source = try ScratchSource(files: ["autogen.sh": ""])
    #expect(
      try source.run("pkgh-testdir", ["autogen.sh", "src/b.c", "src/c.c"])
        == Outcome(
          status: 1,
          stderr: ["src/b.c", "src/c.c"].map {
            "pkgh-testdir: \($0): there is no such file here; start at the top of the source tree\n"
          }.joined()
        ))
  }

  @Test("refuses a directory that is not a source tree")
  func elsewhere() throws {
    let source = try ScratchSource()
    try source.write("doc/README", "")
    #expect(
      try source.run("pkgh-testdir", in: "doc")
        == Outcome(
          status: 1,
          stderr:
            "pkgh-testdir: debian-like: there is no such directory here; start at the top of a source tree\n"
        ))
  }

  @Test("names every bad line of every file, where it is")
  func lines() throws {
    let source = try ScratchSource(
      packages: """
        Package: EXhello
        Architecture: all
        Depends: SUNWa,
        # A comment.
         SUNWb (>= 2),
         ${nope}, SUNWbc [sparc],
         a | b (= 1),
         SUNWa (= 1)
        Conflicts: a_b
        Pkginfo-ISTATES: x
        Description: x
        """,
      files: [
        "debian-like/EXhello.substvars": "one\nGOOD=usr\nthree\n",
        "debian-like/clean": "/etc/x\ngood\n../y\n",
        "debian-like/EXhello.depend": "X a\nP SUNWc\n\t1.0\nQ b\n",
        "debian-like/EXhello.modes": "abc root root x\n- - - good\n0644 root\n",
        "debian-like/EXhello.prototype": "q none /x\nd none /opt/x 0755 root root\n!nonsense\n",
        "debian-like/EXhello.dirs": "${GOOD}/x\n../z\n",
      ])
    let messages = """
      debian-like/control:7: 'SUNWa' is there with and without a version: write it once, without where any version will do
      debian-like/control:9: 'SUNWb (>= 2)': System V packages compare versions for equality only; write 'SUNWb' for any \
      version or 'SUNWb (= 2)'
      debian-like/control:10: '${nope}' has no value: set it in 'EXhello.substvars'
      debian-like/control:10: 'SUNWbc [sparc]': System V packages have no '[': write 'SUNWbc', or 'SUNWbc (ARCHITECTURE)' \
      where it is needed on one
      debian-like/control:11: 'a | b (= 1)': System V packages have no alternatives: write 'a' or 'b (= 1)'
      debian-like/control:13: 'a_b' is not a valid package name: use 1 to 32 letters, digits, '+' and '-', a letter first
      debian-like/control:14: EXhello: ISTATES 'x' must list run levels, 's', 'S', '0' to '6'
      debian-like/clean:1: '/etc/x' must be relative to the top of the source tree
      debian-like/clean:3: '../y' must not contain '..'
      debian-like/EXhello.substvars:1: expected 'NAME=VALUE', not 'one'
      debian-like/EXhello.substvars:3: expected 'NAME=VALUE', not 'three'
      debian-like/EXhello.dirs:2: '../z' must not contain '..'
      debian-like/EXhello.depend:1: 'X' is not a kind of dependency, one of 'P', 'I', 'R'
      debian-like/EXhello.depend:4: 'Q' is not a kind of dependency, one of 'P', 'I', 'R'
      debian-like/EXhello.modes:1: 'abc' is not a mode: write three or four octal digits, or '-'
      debian-like/EXhello.modes:3: expected 'MODE OWNER GROUP PATH', not '0644 root'
      debian-like/EXhello.prototype:1: 'q' is not a type, one of 'f e v d x l s p b c i'
      debian-like/EXhello.prototype:3: '!nonsense' is not a command: there are !search, !rsearch, !include, !default and \
      !NAME=value
      """
    let outcome = try source.run("pkgh-testdir")
    #expect(
      outcome
        == Outcome(
          status: 1, stderr: messages.split(separator: "\n").map { "pkgh-testdir: \($0)\n" }.joined()))
  }

  private func refusal(_ source: ScratchSource, environment: [String: String] = [:]) throws -> String {
    let outcome = try source.run("pkgh-testdir", environment: environment)
    #expect(outcome.status == (outcome.stderr.isEmpty ? 0 : 1) && outcome.stdout == "")
    return outcome.stderr.replacing("pkgh-testdir: ", with: "")
  }

  @Test("refuses a directory for the packages that builds remove from, or that the kernel has")
  func destinations() throws {
    let source = try ScratchSource()
    for name in [
      "debian-like", "debian-like/EXhello", "./x/../debian-like/tmp/y", "\(source.top)/debian-like",
    ] {
      #expect(
        try refusal(source, environment: ["PKGH_DESTDIR": name])
          == "\(name): is in the packaging, from which builds remove: choose another directory for the packages\n"
      )
    }
    #expect(try refusal(source, environment: ["PKGH_DESTDIR": "packages"]) == "")
  }

  @Test("refuses 'not-installed' where the only package gets everything")
  func notInstalled() throws {
    let source = try ScratchSource(files: [
      "debian-like/not-installed": "usr/x\n", "debian-like/rules*": RulesTree.rule,
    ])
    #expect(
      try refusal(source)
        == "debian-like/not-installed: nothing reads it, as everything that upstream installs goes into the only package: "
        + "remove what is not wanted in 'execute_after_pkgh-auto-install'\n")
    try source.write(
      "debian-like/rules",
      RulesTree.rule + "override_pkgh-auto-install:\n\tmake install DESTDIR=$(CURDIR)/debian-like/tmp\n")
    #expect(try refusal(source) == "")
  }

  @Test("refuses a rules file that is a link to nothing")
  func danglingRules() throws {
    let source = try ScratchSource()
    try source.link("debian-like/rules", to: "nowhere")
    #expect(try refusal(source) == "debian-like/rules: cannot read: no such file or directory\n")
  }

  @Test(
    "refuses files for one machine where the package is the same on all, and names of all files in 'other-files'"
  )
  func files() throws {
    let source = try ScratchSource(files: [
      "debian-like/EXhello.dirs.sparc": "", "debian-like/other-files": "*\n./notes\n[a-z]*\n",
      "debian-like/notes": "",
    ])
    #expect(
      try refusal(source) == """
        debian-like/EXhello.dirs.sparc: no program reads 'EXhello.dirs.sparc'; 'EXhello' is 'Architecture: all', the same on \
        every machine: write 'EXhello.dirs', or 'Architecture: any' in the control file (if something else reads it, name it \
        in 'debian-like/other-files')
        debian-like/other-files:1: '*' would name every file, misspelt ones too: write their names, or a pattern with a letter
        debian-like/other-files:3: '[a-z]*' would name every file, misspelt ones too: write their names, or a pattern with a \
        letter

        """)
  }

  @Test("refuses to remove the packaging, and says which directory a pattern matches")
  func clean() throws {
    let source = try ScratchSource(files: [
      "debian-like/clean": "debian-like/c*\ndebian-like/rules\nx*\n", "xdir/file": "",
      "debian-like/rules": "",
    ])
    let message = "is what packages are made from: name what is to be removed"
    #expect(
      try refusal(source) == """
        debian-like/clean:1: 'debian-like/changelog' \(message)
        debian-like/clean:2: 'debian-like/rules' \(message)
        debian-like/clean:3: 'xdir' is a directory: write 'xdir/' to remove it with everything in it

        """)
  }

  @Test("refuses the override for one kind of package beside that for all")
  func overrides() throws {
    let tree = try RulesTree(
      "override_pkgh-strip override_pkgh-strip-arch execute_after_pkgh-strip execute_after_pkgh-strip-arch:\n\t@:\n",
      packages: ScratchSource.twoPackages)
    #expect(
      try refusal(tree.source)
        == "debian-like/rules:3: 'override_pkgh-strip-arch' is never run, as 'override_pkgh-strip' is there, too: call that "
        + "'override_pkgh-strip-indep'\n")
  }
}
