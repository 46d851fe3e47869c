import Testing

@testable import Packaging

@Suite("Sequences")
struct SequencesTests {
  @Test("have the targets of a package's life")
  func targets() {
    #expect(
      Sequences.targets == [
        "clean", "build", "build-arch", "build-indep", "install", "install-arch", "install-indep", "binary",
        "binary-arch", "binary-indep",
      ])
  }

  @Test("are edited wherever the step is")
  func edit() {
    var sequences = Sequences(lists: [
      "build": [.step("check"), .step("compile")], "clean": [.step("check")], "install": [.sequence("build")],
    ])
    #expect(sequences.edit(around: "check") { list, index in list.insert(.step("new"), at: index + 1) })
    #expect(sequences.lists["build"] == [.step("check"), .step("new"), .step("compile")])
    #expect(sequences.lists["clean"] == [.step("check"), .step("new")])
    #expect(sequences.lists["install"] == [.sequence("build")])
    #expect(!sequences.edit(around: "build") { list, _ in list = [] })
    #expect(sequences.steps == ["check", "new", "compile"])
  }
}
