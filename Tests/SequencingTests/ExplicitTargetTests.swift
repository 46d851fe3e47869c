import TestSupport
import Testing

@Suite("Explicit targets")
struct ExplicitTargetTests {
  @Test("are made instead of the sequence of their name")
  func build() throws {
    let tree = try RulesTree("build:\n\t@echo by hand\n")
    #expect(
      try tree.pkgh("install", "--until", "pkgh-testdir").lines == [
        making("build"), "by hand", "   pkgh-testdir",
      ])
    #expect(try tree.pkgh("build", "--until", "pkgh-testdir").lines == ["   pkgh-testdir"])
    #expect(try tree.make("build").lines == ["by hand"])
  }

  @Test("for one kind of package leave the other to the sequence")
  func kinds() throws {
    let tree = try RulesTree(
      "build-arch:\n\t@echo by hand\n", packages: ScratchSource.twoPackages,
      files: ["Makefile": "all:\n\t@echo made\n"])
    #expect(
      try tree.pkgh("install", "--until", "pkgh-prep").lines.filter {
        !$0.contains("configure") && !$0.contains("test")
      }
        == [making("build-arch"), "by hand", "   pkgh-auto-build -NEXprog", "made", "   pkgh-prep"])
  }

  @Test("that are empty are not made")
  func empty() throws {
    let tree = try RulesTree("build:\n", files: ["Makefile": "all:\n\t@echo made\n"])
    #expect(try tree.pkgh("install", "--until", "pkgh-testdir").lines == ["   pkgh-testdir"])
    #expect(
      try tree.pkgh("install", "--until", "pkgh-testdir", "--no-act").lines
        == ["   build  (skipped: the target 'build' is empty)", "   pkgh-testdir"])
  }

  @Test("may call pkgh for what they stand for, however far around")
  func recursion() throws {
    let tree = try RulesTree("build:\n\tpkgh install --until pkgh-testdir\n")
    let outcome = try tree.pkgh("install", "--until", "pkgh-testdir")
    #expect(
      outcome.lines == [
        making("build"), "pkgh install --until pkgh-testdir", "   pkgh-testdir", "   pkgh-testdir",
      ])
    let hook = try RulesTree("override_pkgh-testdir:\n\t@pkgh build --until pkgh-testdir\n")
    #expect(
      try hook.pkgh("build", "--until", "pkgh-testdir").lines == [
        making("override_pkgh-testdir"), "   pkgh-testdir",
      ])
  }

  @Test("get the options that the sequencer has")
  func options() throws {
    let tree = try RulesTree(
      "build:\n\t@pkgh-installdirs opt\n", packages: ScratchSource.twoPackages)
    #expect(try tree.pkgh("install", "-NEXprog", "--until", "pkgh-testdir").status == 0)
    #expect(try tree.source.staged("EXdoc") == ["opt/"])
  }
}
