import Foundation
import ProgramTesting
import Testing

@Suite("What the documents say is so")
struct DocumentationTests {
  @Test("every example gives what is printed under it", arguments: ["README.md", "docs/load-numbers.md"])
  func run(document: String) throws {
    let examples = DocumentedExample.all(in: try sample.text(document))
    #expect(!examples.isEmpty)
    for example in examples {
      let outcome = try sample.start(["/bin/sh", "-c", example.command]).finish()
      #expect(outcome.output + outcome.errors == example.output, "\(example.command)")
    }
  }

  @Test("the manual page has every option of --help, and every flag")
  func manual() throws {
    let help = try loadReporter("--help")
    #expect(help.status == 0)
    #expect(help.errors == "")
    let page = try sample.text("man/load-reporter.1").replacing("\\-", with: "-")
    let options = help.output.matches(of: /--[a-z-]+/).map { String($0.output) }
    #expect(Set(options).count == 23)
    for option in Set(options) { #expect(page.contains(option), "\(option)") }
    let flags = try sample.text("Sources/ProcStat/Flag.swift").matches(of: /case [A-Za-z]+( = "([a-z_-]+)")?/)
    #expect(flags.count == 23)
    for flag in flags {
      let name = flag.output.2.map(String.init) ?? String(flag.output.0.dropFirst(5))
      #expect(page.contains(name), "\(name)")
    }
  }

  @Test("the shell completes the names of files and directories after options that want them")
  func completion() throws {
    let script = """
      load-reporter --generate-completion-script bash > "$0/completion" && . "$0/completion" && cd Tests || exit
      for option in --from --to --output --svg --proc --cgroup; do
        COMP_WORDS=(load-reporter $option Fix) COMP_CWORD=2 COMP_LINE="load-reporter $option Fix" COMP_POINT=99
        COMPREPLY=()
        _load-reporter load-reporter Fix $option
        echo "$option ${COMPREPLY[*]}"
      done
      """
    let scratch = try Scratch()
    let outcome = try sample.start(["/bin/bash", "-c", script, scratch.path]).finish()
    let lines = ["--from", "--to", "--output", "--svg", "--proc", "--cgroup"].map { $0 + " Fixtures\n" }
    #expect(outcome == Outcome(lines.joined()))
  }

  @Test("the manual page has no option that --help lacks")
  func options() throws {
    let page = try sample.text("man/load-reporter.1").replacing("\\-", with: "-")
    let help = try loadReporter("--help").output
    let options = Set(page.matches(of: /--[a-z][a-z-]*/).map { String($0.output) })
    #expect(options.count == 23)
    for option in options { #expect(help.contains("\(option) "), "\(option)") }
  }

  @Test("the manual page explains the file with the line that the explanations began with")
  func file() throws {
    let page = try sample.text("man/load-reporter.1")
    let lines = try sample.text("Tests/Fixtures/athlon.before").split(separator: "\n").filter {
      $0.hasPrefix("cpu")
    }
    #expect(lines.count == 2)
    #expect(page.contains("$ grep ^cpu /proc/stat\n\(lines.joined(separator: "\n"))\n"))
    for line in ["ctxt", "processes", "procs_running", "procs_blocked"] {
      #expect(page.contains(".RB ( \(line) )"), "\(line)")
    }
  }

  @Test("the version is that of the package")
  func version() throws {
    let changelog = try sample.text("debian-like/changelog")
    let version = try #require(changelog.firstMatch(of: /^load-reporter \(([0-9.]+)-[0-9]+\)/)).output.1
    #expect(try loadReporter("--version") == Outcome("load-reporter \(version)\n"))
  }
}
