import FileSystem
import SystemPackage
import TestSupport
import Testing

@testable import Packaging

/// The rule is asked here, and nothing is removed.
@Suite("RemovalRule")
struct RemovalRuleTests {
  private let scratch: Scratch
  private let top: FilePath
  private let rule: RemovalRule

  init() throws {
    scratch = try Scratch()
    top = scratch.path.appending("work/source")
    for file in [
      "src/main.c", "debian-like/control", "debian-like/EXhello/usr/bin/x", "debian-like/.pkgh/built",
    ] {
      try scratch.write("work/source/\(file)", "")
    }
    try scratch.write("work/precious/letter", "")
    try scratch.path.appending("work/empty").makeDirectories()
    try top.appending("out").makeSymbolicLink(to: "../precious")
    try top.appending("in").makeSymbolicLink(to: "debian-like")
    rule = try RemovalRule(top: top)
  }

  private static let around = "will not be removed: the packaging is in it"
  private static let outside = "will not be removed: it is not below the top of the source tree"

  @Test(
    "allows what is below the top of the source tree",
    arguments: [
      "src", "src/main.c", "./src/", "src/../src", "debian-like/EXhello", "debian-like/tmp",
      "debian-like/.pkgh",
      "not-there", "not-there/either", "in/EXhello",
      // The links themselves.
      "out", "in",
    ] as [FilePath])
  func allowed(path: FilePath) throws {
    #expect(try rule.refusal(of: path) == nil)
    #expect(try rule.refusal(of: top.pushing(path)) == nil)
  }

  @Test(
    "refuses the packaging, the tree, and everything that is not below it",
    arguments: [
      ("debian-like", around), ("./debian-like/", around), (".", around), ("", around), ("./.", around),
      ("..", around), ("../source", around), ("../..", around), ("in/..", around),
      ("../precious", outside), ("../empty", outside), ("src/../../precious", outside),
      ("out/letter", outside), ("out/../precious", outside),
    ] as [(FilePath, String)])
  func refused(path: FilePath, reason: String) throws {
    #expect(try rule.refusal(of: path) == reason)
    #expect(try rule.refusal(of: top.pushing(path)) == reason)
  }

  @Test("refuses a tree of another name that begins like it")
  func similar() throws {
    try scratch.write("work/source2/file", "")
    #expect(try rule.refusal(of: "../source2") == Self.outside)
    #expect(try rule.refusal(of: "../source2/file") == Self.outside)
  }

  private static let foreign =
    "will not be removed: it is not empty, and no helper has made it; empty it yourself"

  /// The actions of a helper whose stage is a directory of this name.
  private func actions(_ stage: FilePath) -> Actions {
    Actions(
      verbose: false, noAct: false, environment: Environment([:]), stages: [stage], namedStage: stage,
      top: top)
  }

  @Test("allows a stage elsewhere that is empty, is not there, or was made by a helper")
  func stages() throws {
    let stage = scratch.path.appending("work/stage")
    #expect(try rule.refusal(ofStage: stage) == nil)
    #expect(try rule.refusal(ofStage: "../empty") == nil)
    try actions(stage).makeDirectory(stage.appending("usr/bin"))
    for name in [stage, "../stage", "../stage/", "../stage/."] as [FilePath] {
      #expect(try rule.refusal(ofStage: name) == nil)
    }
  }

  @Test(
    "refuses a stage elsewhere that holds what no helper has put there",
    arguments: ["work/precious", "work/source/src"])
  func foreignStage(name: String) throws {
    let stage = scratch.path.appending(name)
    try actions(stage).makeDirectory(stage.appending("usr"))
    #expect(try rule.refusal(ofStage: stage) == Self.foreign)
  }

  @Test(
    "refuses a stage that the packaging is in",
    arguments: [".", "..", "debian-like", "../source", "../..", "in"])
  func stageAroundPackaging(path: FilePath) throws {
    let expected = path == "in" ? Self.foreign : "will not be removed: the packaging is in it"
    #expect(try rule.refusal(ofStage: path) == expected)
  }

  @Test("does not take another directory for one that a helper has made, though it has its name")
  func again() throws {
    let stage = scratch.path.appending("work/stage")
    try actions(stage).makeDirectory(stage)
    #expect(try rule.refusal(ofStage: stage) == nil)
    try scratch.remove("work/stage")
    // The new directory may well have the inode of the old one.
    try scratch.write("work/stage/letter", "")
    #expect(try rule.refusal(ofStage: stage) == Self.foreign)
  }

  @Test("takes nothing but a file for the mark of a stage")
  func oddMarks() throws {
    let stage = scratch.path.appending("work/stage")
    try stage.appending(".pkgh-stage").makeDirectories()
    #expect(try rule.refusal(ofStage: stage) == Self.foreign)
    try scratch.remove("work/stage/.pkgh-stage")
    try stage.appending(".pkgh-stage").makeSymbolicLink(to: "../precious/letter")
    #expect(try rule.refusal(ofStage: stage) == Self.foreign)
  }

  @Test("removes nothing through a link that was put in the place of the packaging meanwhile")
  func linkedPackaging() throws {
    try scratch.write("work/packaging/EXhello/file", "")
    try scratch.remove("work/source/debian-like")
    try top.appending("debian-like").makeSymbolicLink(to: "../packaging")
    #expect(try rule.refusal(of: "debian-like/EXhello") == Self.outside)
    #expect(try rule.refusal(of: "debian-like") == Self.around)
  }
}
