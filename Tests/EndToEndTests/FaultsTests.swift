import FileSystem
import Foundation
import SeededRandom
import SystemPackage
import TestSupport
import Testing

/// Each kind of system call on files of the programs that read and write most is made to fail: the program does what it
/// should nonetheless, or says in one line what is wrong, and leaves nothing half done.
@Suite("a system call that fails", .enabled(if: SystemCalls.canBeTraced))
struct FaultsTests {
  enum Program: UInt64, CaseIterable {
    case buildstream, verify, install, fixperms, prep

    var name: String { "pkgh-\(self)" }
    var arguments: [String] { self == .verify ? ["../EXhello-1.0,REV=1-any-all.pkg"] : [] }
  }

  private static let stream = "EXhello-1.0,REV=1-any-all.pkg"

  /// A source tree in which a program has something to do, beside a package of an earlier build.
  private func source(for program: Program) throws -> ScratchSource {
    let source = try ScratchSource(
      packages: "Package: EXhello\nArchitecture: all\nDescription: says hello",
      files: [
        "data/one": "one\n", "data/two": String(repeating: "two\n", count: 3000), "run*": "#!/bin/sh\n",
        "debian-like/EXhello.install": "data usr/share/hello\nrun usr/bin\n",
      ])
    try source.link("data/link", to: "one")
    if program == .install { return source }
    #expect(try source.run("pkgh-install") == Outcome())
    if program == .fixperms {
      for name in ["data/one", "data"] {
        try source.setMode("700", of: "debian-like/EXhello/usr/share/hello/\(name)")
      }
      return source
    }
    for helper in ["pkgh-genpkginfo", "pkgh-genprototype", "pkgh-buildstream"] {
      #expect(try source.run(helper) == Outcome())
    }
    if program == .buildstream {
      try source.write("debian-like/EXhello/usr/share/hello/data/one", "one and more\n")
      #expect(try source.run("pkgh-genprototype") == Outcome())
    }
    return source
  }

  /// Everything in the scratch directory but the programs, without times and without its own name.
  private func contents(_ scratch: Scratch) throws -> [String: String] {
    try scratch.snapshot(of: "").filter { !$0.key.hasPrefix("bin") }.mapValues { text in
      let words = text.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false)
      return "\(words[0]) \(words[2])".replacing(scratch.path.string, with: "TOP")
    }
  }

  /// The names of what is not the same in both.
  private func differences(_ one: [String: String], _ other: [String: String]) -> [String] {
    Set(one.keys).union(other.keys).filter { one[$0] != other[$0] }.sorted()
  }

  private func temporaryFiles(_ contents: [String: String]) -> [String] {
    contents.keys.filter { $0.hasSuffix(".tmp") }.sorted()
  }

  /// The calls to let fail, with the errors: some of each name, as many as there is time for.
  private func faults(_ calls: [SystemCalls.Call], _ program: Program) -> [(SystemCalls.Call, String)] {
    var random = SeededGenerator(seed: 40 + program.rawValue)
    let count = getenv("PKGH_THOROUGH") == nil ? 1 : 6
    return Dictionary(grouping: calls, by: \.name).sorted { $0.key < $1.key }.flatMap { _, calls in
      (0..<count).compactMap { _ in
        calls.randomElement(using: &random).map {
          ($0, SystemCalls.errors.randomElement(using: &random) ?? "EIO")
        }
      }
    }
  }

  @Test("is an error in one line, or does no harm", arguments: Program.allCases)
  func fails(program: Program) throws {
    let template = try source(for: program)
    let words = [try template.program(program.name).string] + program.arguments
    let before = try contents(template.scratch)

    /// The same tree anew, and the program in it.
    func copy() throws -> (scratch: Scratch, calls: SystemCalls) {
      let scratch = try Scratch()
      #expect(try run("cp", ["-a", "\(template.scratch.path)/.", scratch.path.string]) == Outcome())
      return (scratch, SystemCalls(words: words, directory: scratch.path.appending("source")))
    }

    let reference = try copy()
    let (outcome, calls) = try reference.calls.traced()
    #expect(outcome == Outcome())
    let after = try contents(reference.scratch)
    #expect(calls.count > 5 && temporaryFiles(after).isEmpty)

    for (call, error) in faults(calls, program) {
      let (scratch, traced) = try copy()
      let found = try traced.run(failing: call, with: error)
      let left = try contents(scratch)
      let what: Comment = "\(error) of \(call.line)"
      if found.status == 0 {
        #expect(found == Outcome(), what)
        #expect(differences(left, after) == [], what)
        continue
      }
      let isLine =
        found.stderr.hasPrefix("\(program.name): ") && found.stderr.split(separator: "\n").count == 1
      #expect(found == Outcome(status: 1, stderr: isLine ? found.stderr : "one line"), what)
      #expect(temporaryFiles(left) == [], what)
      let packages = [before[Self.stream], after[Self.stream]]
      #expect(packages.contains(left[Self.stream]), what)
      // Nothing is in the way of the next run.
      #expect(try run(words[0], program.arguments, in: traced.directory) == Outcome(), what)
      let whole = try contents(scratch)
      #expect(differences(whole, after) == [], what)
    }
  }
}
