import FileSystem
import Glibc
import SystemPackage
import TestSupport
import Testing

@testable import Packaging

@Suite("MakeDatabase")
struct MakeDatabaseTests {
  private static let names: Set<String> = [
    "build", "a", "b", "c", "pattern", "install", "file", "build-arch", "pkgh-no-such-target",
  ]

  /// Reads a makefile with the real make.
  private func read(_ makefile: String, _ environment: [String: String] = [:], files: [String] = []) throws
    -> (status: Int32, targets: [String: MakeDatabase.Target])
  {
    let scratch = try Scratch()
    try scratch.write("Makefile", makefile)
    for file in files { try scratch.write(file, "") }
    let database = try MakeDatabase(
      of: "Makefile", ["-C", scratch.path.string], environment: Environment(environment),
      candidates: Self.names)
    #expect(try scratch.listing() == (["Makefile"] + files).sorted(), "asking has made something")
    return (database.status, database.targets.filter { $0.key != "pkgh-no-such-target" })
  }

  @Test("knows explicit targets, and those with nothing to do")
  func targets() throws {
    let (status, targets) = try read(
      """
      %:
      \ttouch $@
      build:
      \ttouch built
      a:
      b: ;
      c: d
      d:
      \ttouch d
      install: | d

      """)
    #expect(status < 2)
    #expect(
      targets == [
        "build": .init(), "a": .init(isEmpty: true), "b": .init(isEmpty: true), "c": .init(),
        "install": .init(),
      ])
  }

  @Test("knows phony targets, and takes no prerequisite, variable or pattern for a target")
  func notTargets() throws {
    let (_, targets) = try read(
      """
      .PHONY: build a
      build: b
      \ttouch built
      c: VARIABLE = 1
      export pattern = build-arch: x
      patter%:
      \ttouch $@

      """, files: ["file"])
    #expect(targets == ["build": .init(isPhony: true), "a": .init(isEmpty: true, isPhony: true)])
  }

  @Test("joins the rules of a target with two colons")
  func twoColons() throws {
    #expect(try read("a::\na::\n\ttouch a\nb::\nb::\n").targets == ["a": .init(), "b": .init(isEmpty: true)])
  }

  @Test("is not led astray by texts that look like its own")
  func misleading() throws {
    let (_, targets) = try read(
      """
      define NOTE
      # Files

      build:
      #  recipe to execute
      \tx
      endef
      a:
      \t@echo "# files hash-table stats"; echo 'b: c'

      """, ["EVIL": "x\n\n# Files\n\nb: c\n\n"])
    #expect(targets == ["a": .init()])
  }

  @Test("evaluates the file as our make did, with the variables of its command line")
  func variables() throws {
    let makefile = "ifdef FANCY\na:\n\ttouch a\nendif\n"
    #expect(try read(makefile).targets == [:])
    #expect(
      try read(makefile, ["MAKEFLAGS": "k -j2 --jobserver-auth=3,4 -- FANCY=1"]).targets == ["a": .init()])
  }

  @Test("tells a file that make cannot read from one without rules")
  func status() throws {
    #expect(try read("").status < 2)
    #expect(try read("a:\n\ttouch a\n").status < 2)
    #expect(try read("build:\n  nonsense here\n").status == 2)
    #expect(try read("include none.mk\n").status == 2)
    #expect(try read("-include none.mk\na:\n").status < 2)
  }

  @Test("knows where recipes begin and variables are set, also in included makefiles and for patterns")
  func places() throws {
    let scratch = try Scratch()
    try scratch.write(
      "Makefile",
      """
      include more.mk
      A = 1 $(shell echo a)
      define B :=
      x
        y
      endef
      b: private C ?= 2
      b: a | d
      .RECIPEPREFIX = >
      d: ; one \\
        two
      > three
      """)
    try scratch.write("more.mk", "# more\n%.x: %.y\n\tmake $@\nS := $(A)\n")
    let database = try MakeDatabase(
      of: "Makefile", ["-C", scratch.path.string], environment: Environment([:]))
    #expect(database.makefiles == ["Makefile", "more.mk"])
    let rules = database.rules.filter { ["b", "d", "%.x"].contains($0.target) }.sorted {
      $0.target < $1.target
    }
    #expect(
      rules == [
        MakeRule(
          target: "%.x", prerequisites: ["%.y"], recipe: ["make $@"], place: .line("more.mk", 3)),
        MakeRule(target: "b", prerequisites: ["a", "d"]),
        MakeRule(target: "d", recipe: [" one \\", "  two", " three"], place: .line("Makefile", 10)),
      ])
    let variables = database.variables.filter { ["A", "B", "C", "S"].contains($0.name) }
    #expect(
      Set(variables) == [
        MakeVariable(name: "A", value: ["1 $(shell echo a)"], isExpanded: false, place: .line("Makefile", 2)),
        MakeVariable(name: "B", value: ["x"], isExpanded: true, place: .line("Makefile", 3)),
        MakeVariable(name: "C", value: ["2"], isExpanded: false, place: .line("Makefile", 7)),
        MakeVariable(name: "S", value: [""], isExpanded: true, place: .line("more.mk", 4)),
      ])
  }

  @Test(
    "waits for ever neither for a pipe that a makefile includes nor for a program that it runs",
    arguments: ["include pipe\n", "X := $(shell exec sleep 20)\n", "-include sub/pipe\nall:\n"])
  func endless(text: String) throws {
    let scratch = try Scratch()
    try scratch.write("Makefile", text)
    try scratch.path.appending("sub").makeDirectories()
    for pipe in ["pipe", "sub/pipe"] {
      #expect(scratch.path.appending(pipe).withPlatformString { mkfifo($0, 0o644) } == 0)
    }
    let duration = ContinuousClock().measure {
      #expect(
        throws: Problem(
          "make has read 'Makefile' for 1 s without an end: does it include a pipe, or run a program that waits?"
        )
      ) {
        try MakeDatabase(
          of: "Makefile", ["-C", scratch.path.string], environment: Environment([:]), timeLimit: .seconds(1))
      }
    }
    #expect(duration < .seconds(15))
  }

  @Test("does not wait for ever where make asks a pattern about a target")
  func endlessPattern() throws {
    let scratch = try Scratch()
    try scratch.write("Makefile", "%:\n\t+exec sleep 20\n")
    #expect(throws: Problem.self) {
      try MakeDatabase.output(
        ["make", "-C", scratch.path.string, "-q", "check"], reading: "Makefile",
        environment: Environment([:]), timeLimit: .seconds(1))
    }
  }

  @Test("takes any text for a data base, in time that grows with it", arguments: [4] as [UInt64])
  func anyText(seed: UInt64) {
    let text =
      "# makefile (from 'x', line 1)\nA := b\n# makefile (from 'x', line 2)\ndefine B\nc\nendef\n# Files\n\na: b\n#  Phony target\n#  recipe to execute (from 'x', line 1):\n\ty\n\n# Not a target:\nb:\n"
    for mutation in mutations(of: text, count: 500, seed: seed) {
      let targets = MakeDatabase(parsing: mutation, candidates: Self.names).targets
      #expect(targets.keys.allSatisfy { Self.names.contains($0) })
    }
  }
}
