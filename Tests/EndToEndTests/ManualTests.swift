import Commands
import FileSystem
import Helpers
import Packaging
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

  /// Options in the examples that are of other programs, or with a value of their own.
  private static let foreign: Set<Substring> = ["-dc", "-r", "-Xlibhello-debug"]

  @Test(
    "writes a page for each, without a fault, that names every option of --help and none that is not there")
  func pages() throws {
    let sections = projectTop.appending("man/sections").string
    #expect(try manual("pages", "--date", "2024-01-02", sections, "out") == Outcome())
    #expect(try scratch.listing(of: "out") == commands.map { "\($0.name).1" }.sorted())
    let source = try ScratchSource()
    var all = Self.foreign
    var named: [String: Set<Substring>] = [:]
    for program in commands {
      let page = scratch.path.appending("out").appending("\(program.name).1").string
      #expect(try run("mandoc", ["-T", "lint", "-W", "warning", page]) == Outcome())
      // Bold on a printer is a letter, a step back and the letter again.
      let text = try run("mandoc", ["-T", "ascii", page]).stdout.replacing(/.\u{8}/, with: "")
      let help = try source.run(program.name, ["--help"]).stdout
      let options = options(help)
      #expect(options.isSuperset(of: ["-h", "--help", "--version"]))
      #expect(options.subtracting(self.options(text)) == [], "\(program.name)")
      all.formUnion(options)
      named[program.name] = self.options(text).subtracting(options)
    }
    // A page may name the options of another of our programs.
    for (program, options) in named { #expect(options.subtracting(all) == [], "\(program)") }
  }

  @Test("has in pkgh(1) the sequences that are run")
  func sequences() throws {
    let sections = projectTop.appending("man/sections").string
    #expect(try manual("pages", "--date", "2024-01-02", sections, "out") == Outcome())
    let page = try run("mandoc", ["-T", "ascii", "out/pkgh.1"], in: scratch.path).stdout
      .replacing(/.\u{8}/, with: "").split { $0 == " " || $0 == "\n" }.joined(separator: " ")
    #expect(page.contains("SEQUENCES clean pkgh-testdir, pkgh-auto-clean, pkgh-clean build pkgh-testdir, "))
    for sequence in Sequences().descriptions {
      let first = sequence.first.map { "\($0), then " } ?? ""
      #expect(page.contains(" \(sequence.target) \(first)\(sequence.steps.joined(separator: ", ")) "))
    }
  }

  @Test("has in the pages of the build steps the build systems that there are")
  func buildSystems() throws {
    let sections = projectTop.appending("man/sections").string
    #expect(try manual("pages", "--date", "2024-01-02", sections, "out") == Outcome())
    for step in BuildStep.allCases {
      let page = try scratch.read("out/pkgh-auto-\(step.rawValue).1")
      for system in BuildSystems.all {
        let files = system.files.map { "\\fI\($0)\\fR" }.joined(separator: ", ")
        #expect(
          page.contains(
            ".B \(system.name)\n\(files.isEmpty ? "None of these files" : files): \(system.summary).\n"))
      }
    }
  }

  @Test("prints the table of programs that README has")
  func programs() throws {
    let table = try manual("programs")
    #expect(table.status == 0)
    try expectParagraph(table.stdout, of: "README.md")
    for command in commands { #expect(table.stdout.contains("`\(command.name)`"), "\(command.name)") }
  }
}
