import Foundation
import Testing

@Suite("What the documents say is so")
struct DocumentationTests {
  /// A command with the output the document promises.
  private struct Example {
    var command: String
    var output = ""
  }

  /// The commands of all `console` blocks of a Markdown document.
  private func examples(in document: String) throws -> [Example] {
    var examples: [Example] = []
    var isInside = false
    for line in try Places.text(document).split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        isInside = line == "```console"
      } else if isInside, line.hasPrefix("$ ") {
        examples.append(Example(command: String(line.dropFirst(2))))
      } else if isInside, !examples.isEmpty {
        examples[examples.count - 1].output += line + "\n"
      }
    }
    return examples
  }

  @Test("every example gives what is printed under it", arguments: ["README.md", "docs/load-numbers.md"])
  func run(document: String) throws {
    let examples = try examples(in: document)
    #expect(!examples.isEmpty)
    for example in examples {
      let outcome = try Running(["/bin/sh", "-c", example.command]).finish()
      #expect(outcome.output + outcome.errors == example.output, "\(example.command)")
    }
  }

  @Test("the manual page has every option of --help, and every flag")
  func manual() throws {
    let help = try loadReporter("--help")
    #expect(help.status == 0)
    #expect(help.errors == "")
    let page = try Places.text("man/load-reporter.1").replacing("\\-", with: "-")
    let options = help.output.matches(of: /--[a-z-]+/).map { String($0.output) }
    #expect(Set(options).count == 11)
    for option in Set(options) { #expect(page.contains(option), "\(option)") }
    let flags = try Places.text("Sources/ProcStat/Flag.swift").matches(of: /case [A-Za-z]+( = "([a-z-]+)")?/)
    #expect(flags.count == 10)
    for flag in flags {
      let name = flag.output.2.map(String.init) ?? String(flag.output.0.dropFirst(5))
      #expect(page.contains(name), "\(name)")
    }
  }

  @Test("the version is that of the package")
  func version() throws {
    let changelog = try Places.text("debian-like/changelog")
    let version = try #require(changelog.firstMatch(of: /^load-reporter \(([0-9.]+)-[0-9]+\)/)).output.1
    #expect(try loadReporter("--version") == Outcome("load-reporter \(version)\n"))
  }
}
