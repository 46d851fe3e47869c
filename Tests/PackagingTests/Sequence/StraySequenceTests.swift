import TestSupport
import Testing

@Suite("Targets that look like those of a sequence")
struct StraySequenceTests {
  private func faults(_ targets: String...) throws -> [String] {
    let tree = try RulesTree(targets.map { "\($0):\n\t@echo never\n" }.joined())
    return try tree.pkgh("clean", "--no-act").stderr.split(separator: "\n").map(String.init)
  }

  @Test(
    "are refused",
    arguments: [
      ("binary_arch", "binary-arch"), ("build_indep", "build-indep"), ("instal", "install"),
      ("installl", "install"), ("bianry", "binary"), ("binari", "binary"), ("Build", "build"),
      ("BINARY-ARCH", "binary-arch"), ("biuld", "build"), ("buid", "build"), ("celan", "clean"),
      ("cleann", "clean"), ("binary-idnep", "binary-indep"), ("build-arhc", "build-arch"),
    ])
  func slips(target: String, meant: String) throws {
    #expect(
      try faults(target) == ["pkgh: debian-like/rules:3: '\(target)' is never run: did you mean '\(meant)'?"])
  }

  @Test("are other words as well, which are nobody's slips")
  func words() throws {
    #expect(
      try faults(
        "builder", "built", "builds", "build2", "rebuild", "clear", "cleanup", "distclean", "cleaner",
        "installs",
        "install-extra", "install2", "uninstall", "reinstall", "binaries", "build-all", "binary-test", "test",
        "check"
      ) == [])
  }
}
