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

  /// The options in a text, as whole words: `-v` is not in `--verbose`.
  private func options(_ text: String) -> Set<Substring> {
    Set(text.split { " ,\n[]|()'=;.".contains($0) }.filter { $0.wholeMatch(of: /--?[A-Za-z][-a-z]*/) != nil })
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
      let options = options(help)
      #expect(options.count >= 3)
      #expect(options.subtracting(self.options(text)) == [], "\(program.name)")
    }
  }
}
