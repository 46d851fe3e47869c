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
  func allowed(path: FilePath) {
    #expect(rule.refusal(of: path) == nil)
    #expect(rule.refusal(of: top.pushing(path)) == nil)
  }

  @Test(
    "refuses the packaging, the tree, and everything that is not below it",
    arguments: [
      ("debian-like", "will not be removed: the packaging is in it"),
      ("./debian-like/", "will not be removed: the packaging is in it"),
      (".", outside), ("", outside), ("./.", outside), ("..", outside), ("../source", outside),
      ("../precious", outside), ("../empty", outside), ("src/../../precious", outside), ("../..", outside),
      ("out/letter", outside), ("out/../precious", outside), ("in/..", outside),
    ] as [(FilePath, String)])
  func refused(path: FilePath, reason: String) {
    #expect(rule.refusal(of: path) == reason)
    #expect(rule.refusal(of: top.pushing(path)) == reason)
  }

  @Test("refuses a tree of another name that begins like it")
  func similar() throws {
    try scratch.write("work/source2/file", "")
    #expect(rule.refusal(of: "../source2") == Self.outside)
    #expect(rule.refusal(of: "../source2/file") == Self.outside)
  }

  @Test("allows a stage elsewhere that is empty, is not there, or was made by a helper")
  func stages() throws {
    let stage = scratch.path.appending("work/stage")
    #expect(try rule.refusal(ofStage: stage) == nil)
    #expect(try rule.refusal(ofStage: "../empty") == nil)
    let actions = Actions(
      verbose: false, noAct: false, environment: Environment([:]), stages: [stage], top: top)
    try actions.makeDirectory(stage.appending("usr/bin"))
    #expect(try rule.refusal(ofStage: stage) == nil)
    #expect(try rule.refusal(ofStage: "../stage") == nil)
  }

  @Test(
    "refuses a stage elsewhere that holds what no helper has put there", arguments: ["../precious", "src"])
  func foreign(path: FilePath) throws {
    let actions = Actions(
      verbose: false, noAct: false, environment: Environment([:]), stages: [path], top: top)
    try actions.makeDirectory(top.pushing(path).appending("usr"))
    #expect(
      try rule.refusal(ofStage: path)
        == "will not be removed: it is not empty, and no helper has made it; empty it yourself")
  }

  @Test("refuses a stage that the tree is in", arguments: [".", "..", "debian-like", "../source", "../.."])
  func around(path: FilePath) throws {
    #expect(try rule.refusal(ofStage: path) == "will not be removed: the source tree is in it")
  }

  @Test("does not take another directory for one that a helper has made, though it has its name")
  func again() throws {
    let stage = scratch.path.appending("work/stage")
    let actions = Actions(
      verbose: false, noAct: false, environment: Environment([:]), stages: [stage], top: top)
    try actions.makeDirectory(stage)
    // The other directory is made before the first goes, so that they cannot be given the same inode.
    try scratch.write("work/other/letter", "")
    try scratch.remove("work/stage")
    try scratch.path.appending("work/stage").makeSymbolicLink(to: "other")
    #expect(try rule.refusal(ofStage: stage) != nil)
  }
}
