import FileSystem
import Packaging
import TestSupport
import Testing

@testable import Sequencing

@Suite("Plan")
struct PlanTests {
  private func rules(_ names: String...) -> RulesFile {
    RulesFile(targets: Dictionary(uniqueKeysWithValues: names.map { ($0, MakeDatabase.Target()) }))
  }

  private func plan(_ base: String, _ rules: RulesFile, _ suffix: String = "") -> [String] {
    Plan(for: base, suffix: suffix, sequences: Self.invented, rules: rules).items.map(Self.name)
  }

  private static let invented = Sequences(lists: [
    "build": [.step("check"), .step("compile")],
    "install": [.sequence("build"), .step("check"), .step("copy")],
    "binary": [.sequence("install"), .step("pack", options: ["-x"])],
    "clean": [.step("check"), .step("wipe")],
  ])

  private static func name(_ item: Plan.Item) -> String {
    switch item {
    case .step(let name, let options, let kind):
      ([name] + options).joined(separator: " ") + (kind?.suffix ?? "")
    case .target(let name, let kind): "make \(name)\(kind?.suffix ?? "")"
    case .built(let kind): "built\(kind?.suffix ?? "")"
    }
  }

  @Test("is the sequence with those it begins with, and what they share once")
  func flat() {
    #expect(plan("build", rules()) == ["check", "compile", "built"])
    #expect(plan("binary", rules()) == ["check", "compile", "built", "copy", "pack -x"])
    #expect(plan("binary", rules(), "-arch") == plan("binary", rules()))
    #expect(plan("clean", rules()) == ["check", "wipe"])
  }

  @Test("leaves to the rules file what it does itself, but not what was asked for")
  func explicit() {
    #expect(plan("binary", rules("build")) == ["make build", "check", "copy", "pack -x"])
    #expect(plan("binary", rules("install")) == ["make install", "pack -x"])
    #expect(plan("install", rules("install")) == plan("install", rules()))
    #expect(plan("build", rules("build")) == plan("build", rules()))
  }

  @Test("prefers the target of the kind that was asked for")
  func kinds() {
    #expect(plan("install", rules("build", "build-arch"), "-arch") == ["make build-arch", "check", "copy"])
    #expect(plan("install", rules("build", "build-arch"), "-indep") == ["make build", "check", "copy"])
    #expect(
      plan("install", rules("build-arch"), "-indep") == ["check", "compile", "built", "copy"])
  }

  @Test("goes through the kinds one by one where the rules file does one of them")
  func oneKind() {
    #expect(
      plan("install", rules("build-arch"))
        == ["make build-arch-arch", "check-indep", "compile-indep", "built-indep", "check", "copy"])
    #expect(
      plan("build", rules("build-arch", "build-indep")) == ["make build-arch-arch", "make build-indep-indep"])
  }

  @Test("may begin after a step and end with one")
  func limits() throws {
    let limited = { (after: String?, until: String?) in
      var plan = Plan(for: "binary", suffix: "", sequences: Self.invented, rules: rules())
      try plan.limit(after: after, until: until)
      return plan.items.map(Self.name)
    }
    #expect(try limited("check", "copy") == ["compile", "built", "copy"])
    #expect(try limited(nil, "check") == ["check"])
    #expect(try limited("pack", nil) == [])
    // The build that ends with its last step is done.
    #expect(try limited(nil, "compile") == ["check", "compile", "built"])
    #expect(errorText { try limited("copy", "check") } == "there is no step 'check' in this sequence")
    #expect(errorText { try limited(nil, "wipe") } == "there is no step 'wipe' in this sequence")
  }
}
