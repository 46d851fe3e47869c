import Foundation
import Glibc
import ProgramTesting
import Testing

@Suite("What the documents say is so")
struct DocumentationTests {
  @Test("every example of the README gives what is printed under it")
  func examples() throws {
    let document = try sample.text("README.md")
    let place = try TrialPlace(document)
    let examples = DocumentedExample.all(in: document)
    #expect(examples.count >= 10)
    for example in examples {
      var output = example.output
      // An empty line before the next command is the block's, not the command's.
      while output.hasSuffix("\n\n") { output.removeLast() }
      #expect(try place.shell(example.command) == output, "\(example.command)")
    }
  }

  @Test("the manual page has every command and every option of their help")
  func commands() throws {
    let page = try Self.manual("worm-mailer.1")
    let commands = try Self.subcommands([])
    #expect(Set(commands).isSuperset(of: ["cgi", "log", "bounce", "run", "queue", "suppress"]))
    for command in commands {
      #expect(page.contains(".SS \(command)\n"), "\(command)")
      try Self.expectOptions(of: [command], in: page)
    }
    for command in try Self.subcommands(["suppress"]) {
      #expect(page.contains("suppress \(command)\n"), "\(command)")
      try Self.expectOptions(of: ["suppress", command], in: page)
    }
  }

  private static func subcommands(_ command: [String]) throws -> [String] {
    let help = try sample.run(command + ["--help"])
    #expect(help.status == 0)
    let lists = help.output.split(separator: "SUBCOMMANDS:").dropFirst()
    return lists.flatMap { $0.matches(of: /\n  ([a-z]+)(?=[ ,\n])/).map { String($0.output.1) } }
  }

  private static func expectOptions(of command: [String], in page: String) throws {
    let help = try sample.run(command + ["--help"])
    #expect(help.status == 0)
    let options = try #require(help.output.split(separator: "OPTIONS:").last)
    let names = Set(
      options.matches(of: /(?m)^ +(-.*?)(  |$)/).flatMap { $0.output.1.matches(of: /--?[a-z0-9-]+/) }
        .map { String($0.output) })
    #expect(names.contains("--help"), "\(command)")
    for name in names { #expect(page.contains(name), "\(command) \(name)") }
  }

  @Test("the manual page has every reason for which nobody gets a mail")
  func refusals() throws {
    let page = try Self.manual("worm-mailer.1")
    let source = try sample.text("Sources/Recipients/Decision.swift")
    let codes = source.matches(of: /case [a-zA-Z]+ = "([a-z-]+)"/).map { String($0.output.1) }
    #expect(codes.count >= 13)
    let sources = try ["Deciding", "Delivering"].map { try sample.text("Sources/Processing/\($0).swift") }
    let others = sources.joined().matches(of: /code: "([a-z-]+)"/).map { String($0.output.1) }
    #expect(others.contains("suppressed"))
    for code in codes + others { #expect(page.contains(code), "\(code)") }
  }

  @Test("the page of the configuration has every key with its default")
  func keys() throws {
    let page = try Self.manual("worm-mailer.conf.5")
    let lines = try Self.defaults()
    #expect(lines.count > 30)
    for line in lines {
      // A key without a default is '# key =', and its entry says of what kind the value is.
      let entry =
        line.hasPrefix("# ") ? ".TP\n.BI \"\(line.dropFirst(2).dropLast(2)) = \" " : ".TP\n.B \(line)\n"
      #expect(page.contains(entry), "\(line)")
    }
  }

  @Test("the page of the configuration has every placeholder of the template")
  func placeholders() throws {
    let page = try Self.manual("worm-mailer.conf.5")
    let list = try sample.run(["template", "--placeholders"])
    let names = list.output.matches(of: /(?m)^\{\{([a-z]+)\}\}.*?(\(required\))?$/)
    #expect(names.count >= 19)
    for name in names {
      let line = try #require(
        page.split(separator: "\n").first { $0.hasPrefix("\\fB\(name.output.1)\\fP\t") },
        "\(name.output.1)")
      #expect(line.contains("(required") == (name.output.2 != nil), "\(line)")
    }
  }

  @Test("the page of the configuration has every key of a signature, and its example is one")
  func ownSignatures() throws {
    let page = try Self.manual("worm-mailer.conf.5")
    let source = try sample.text("Sources/Signatures/OwnSignature.swift")
    let keys = source.matches(of: /"([a-z]+)": [\[0-9]|private static let listed: Set = \[(.*)\]/).flatMap {
      match in match.output.1.map { [String($0)] } ?? match.output.2.map(Self.quoted) ?? []
    }
    #expect(Set(keys).isSuperset(of: ["title", "system", "method", "referer"]))
    for key in keys { #expect(page.contains(try Regex("\\.BR? (.*[\" ])?\(key)[\" \n]")), "\(key)") }

    let scratch = try Scratch()
    let example = try #require(page.firstMatch(of: /(?s)\.EX\n(\[.*?)\.EE/)).output.1
    try scratch.file("signatures", String(example).replacing("\\-", with: "-"))
    let file = try scratch.file("conf", "signatures = \(scratch.path)/signatures\n")
    let test = try sample.run(["test", "--config", file, "--no-lookup", "/blog/wp-config.php.bak"])
    #expect(test.output.hasPrefix("would be: Search for copies of WordPress's configuration, 1 mail: "))
    #expect(test.errors == "")
  }

  private static func quoted(_ list: Substring) -> [String] {
    list.matches(of: /"([a-z]+)"/).map { String($0.output.1) }
  }

  @Test(
    "mandoc has nothing to find fault with",
    .enabled(if: access("/usr/bin/mandoc", X_OK) == 0, "mandoc is not installed"),
    arguments: ["man/worm-mailer.1", "man/worm-mailer.conf.5"])
  func mandoc(page: String) throws {
    #expect(try sample.start(["mandoc", "-T", "lint", page]).finish() == Outcome())
  }

  @Test("the version is that of the package")
  func version() throws {
    let changelog = try sample.text("debian-like/changelog")
    let version = try #require(changelog.firstMatch(of: /^worm-mailer \(([0-9.]+)-[0-9]+\)/)).output.1
    #expect(try sample.run(["--version"]) == Outcome("worm-mailer \(version)\n"))
    for page in ["worm-mailer.1", "worm-mailer.conf.5"] {
      let title = try #require(try Self.manual(page).split(separator: "\n").first)
      #expect(title.contains("\"worm-mailer \(version)\""), "\(page)")
    }
  }

  @Test("links lead somewhere")
  func links() throws {
    let links = try sample.text("README.md").matches(of: /\]\(([^)]+)\)/).map { String($0.output.1) }
    #expect(links.count > 3)
    for link in links where !link.hasPrefix("https://") {
      let path = try sample.directory() + "/" + link
      #expect(FileManager.default.fileExists(atPath: path), "\(link)")
    }
  }

  /// A manual page with hyphens as they are typed.
  static func manual(_ name: String) throws -> String {
    try sample.text("man/" + name).replacing("\\-", with: "-")
  }

  /// The lines of 'check --show' for a configuration that sets nothing.
  static func defaults() throws -> [Substring] {
    let scratch = try Scratch()
    let empty = try scratch.file("empty.conf", "")
    let shown = try sample.run(["check", "--config", empty, "--show"])
    #expect(shown.status == 0 && shown.errors == "")
    return shown.output.split(separator: "\n")
  }
}
