import Commands
import FileSystem
import Helpers
import Sequencing
import SystemPackage
import TestSupport
import Testing

/// What `manual` writes from the programs.
@Suite("manual")
struct ManualTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func manual(_ arguments: String...) throws -> Outcome {
    try run(builtProgram.removingLastComponent().appending("manual").string, arguments, in: scratch.path)
  }

  @Test("names every program once")
  func names() throws {
    let outcome = try manual("names")
    #expect(outcome == Outcome(stdout: commands.map { "\($0.name)\n" }.joined()))
  }

  @Test("writes a page for each, without a fault, that names every option of --help")
  func pages() throws {
    let sections = projectTop.appending("man/sections").string
    #expect(try manual("pages", "--date", "2024-01-02", sections, "out") == Outcome())
    #expect(try scratch.listing(of: "out") == commands.map { "\($0.name).1" }.sorted())
    let source = try ScratchSource()
    for program in commands {
      let page = scratch.path.appending("out").appending("\(program.name).1").string
      #expect(try run("mandoc", ["-T", "lint", "-W", "warning", page]) == Outcome())
      // Bold on a printer is a letter, a step back and the letter again.
      let text = try run("mandoc", ["-T", "ascii", page]).stdout.replacing(/.\u{8}/, with: "")
      let help = try source.run(program.name, ["--help"]).stdout
      let words = Set(help.split { " ,\n[]|()'".contains($0) }.map { $0.prefix { $0 != "=" } })
      let options = words.filter { $0.wholeMatch(of: /--?[A-Za-z][-a-z]*/) != nil }
      #expect(options.count >= 3)
      #expect(options.filter { !text.contains($0) } == [], "\(program.name)")
    }
  }

  @Test("writes completions that the shell can read")
  func completions() throws {
    #expect(try manual("completions", "out") == Outcome())
    for program in commands {
      let file = scratch.path.appending("out/bash").appending(program.name).string
      #expect(try run("bash", ["-n", file]) == Outcome())
      let loaded = try run("bash", ["-c", ". '\(file)' && complete -p '\(program.name)'"])
      #expect(loaded.status == 0 && loaded.stdout.hasSuffix(" \(program.name)\n"), "\(program.name)")
    }
    #expect(try scratch.listing(of: "out/zsh") == commands.map { "_\($0.name)" }.sorted())
    #expect(try scratch.listing(of: "out/fish") == commands.map { "\($0.name).fish" }.sorted())
  }
}
