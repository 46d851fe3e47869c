import Foundation
import Glibc
import ProgramTesting
import Testing

@Suite("What the documents say is so")
struct DocumentationTests {
  private static let documents = ["README.md", "docs/smtp-auth.md"]

  @Test("every example gives what is printed under it", arguments: documents)
  func examples(document: String) throws {
    let examples = DocumentedExample.all(in: try sample.text(document))
    #expect(!examples.isEmpty)
    for example in examples {
      let outcome = try sample.shell(example.command)
      #expect(outcome.output + outcome.errors == example.output, "\(example.command)")
    }
  }

  @Test("the manual page has every command and every option of their help")
  func manual() throws {
    let page = try sample.text("man/smtp-auth-test.1").replacing("\\-", with: "-")
    let help = try sample.run(["--help"])
    #expect(help.status == 0)
    let list = try #require(help.output.split(separator: "SUBCOMMANDS:").last)
    let commands = list.matches(of: /\n  ([a-z]+)/).map { String($0.output.1) }
    #expect(Set(commands).isSuperset(of: ["explain", "decode", "encode"]))
    for command in commands {
      #expect(page.contains(".SS \(command)\n"), "\(command)")
      let help = try sample.run([command, "--help"])
      #expect(help.status == 0)
      let options = try #require(help.output.split(separator: "OPTIONS:").last)
      let names = Set(
        options.matches(of: /(?m)^ +(-.*?)(  |$)/).flatMap { $0.output.1.matches(of: /--?[a-z0-9-]+/) }
          .map { String($0.output) })
      #expect(names.isSuperset(of: ["-h", "--help", "--version"]), "\(command)")
      for name in names { #expect(page.contains(name), "\(command) \(name)") }
    }
  }

  @Test("the manual page has every verdict with its status")
  func verdicts() throws {
    let page = try sample.text("man/smtp-auth-test.1").replacing("\\-", with: "-")
    let source = try sample.text("Sources/Diagnosis/Verdict.swift")
    let numbers = source.matches(of: /case ([a-zA-Z]+) = ([0-9]+)/)
    let names = Dictionary(
      uniqueKeysWithValues: source.matches(of: /case \.([a-zA-Z]+): "([a-z-]+)"/).map {
        ($0.output.1, $0.output.2)
      })
    #expect(numbers.count == names.count)
    for number in numbers {
      let name = try #require(names[number.output.1])
      #expect(page.contains(".B \(number.output.2)\n.BR \(name) :"), "\(name)")
    }
  }

  @Test("the doctor knows every finding that an explanation points to")
  func findings() throws {
    let directory = try sample.directory() + "/Sources/"
    let sources = try ["Doctor", "smtp-auth-test"].flatMap { module in
      try FileManager.default.subpathsOfDirectory(atPath: directory + module).filter {
        $0.hasSuffix(".swift")
      }.map {
        try String(contentsOfFile: directory + module + "/" + $0, encoding: .utf8)
      }
    }.joined()
    let names = try sample.text("Sources/Diagnosis/FindingName.swift").matches(of: #/case ([a-zA-Z]+) = /#)
    #expect(names.count == 29)
    for name in names {
      // Not the sources themselves, which a failure would print.
      let isUsed = try sources.contains(Regex("\\.\(name.output.1)(?![A-Za-z])"))
      #expect(isUsed, "\(name.output.1)")
    }
  }

  @Test(
    "mandoc reports nothing about",
    .enabled(if: access("/usr/bin/mandoc", X_OK) == 0, "mandoc is not installed"))
  func mandoc() throws {
    #expect(try sample.shell("mandoc -T lint man/smtp-auth-test.1") == Outcome())
  }

  @Test("the version is that of the package")
  func version() throws {
    let changelog = try sample.text("debian-like/changelog")
    let version = try #require(changelog.firstMatch(of: /^smtp-auth-tester \(([0-9.]+)-[0-9]+\)/)).output.1
    #expect(try sample.run(["--version"]) == Outcome("smtp-auth-test \(version)\n"))
  }

  @Test(
    "links lead somewhere",
    arguments: documents + ["examples/README.md", "examples/pam-permit-test/README.md"])
  func links(document: String) throws {
    let directory = URL(fileURLWithPath: try sample.directory() + "/" + document).deletingLastPathComponent()
    for link in try sample.text(document).matches(of: /\]\(([^)]+)\)/) {
      let target = directory.appendingPathComponent(String(link.output.1)).path
      #expect(FileManager.default.fileExists(atPath: target), "\(link.output.1)")
    }
  }
}

@Suite("The examples of configurations")
struct ConfigurationTests {
  private static let all = ["file-sasldb2", "mysql", "pam-permit-test", "client"]

  @Test("say where each of their files belongs", arguments: all)
  func files(name: String) throws {
    let directory = try sample.directory() + "/examples/" + name
    let page = try sample.text("examples/\(name)/README.md")
    let files = try FileManager.default.subpathsOfDirectory(atPath: directory).filter {
      var isDirectory: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: directory + "/" + $0, isDirectory: &isDirectory)
      return !isDirectory.boolValue && $0 != "README.md"
    }
    #expect(!files.isEmpty)
    for file in files { #expect(page.contains("| `\(file)` |"), "\(file)") }
  }

  @Test("have passwords that say that they are to be changed")
  func passwords() throws {
    for (file, count) in [
      ("client/sasl_passwd", 1), ("mysql/schema.sql", 2), ("mysql/pam-mysql-smtp.conf", 1),
      ("mysql/sasl/smtpd.conf.direct", 1),
    ] {
      #expect(try sample.text("examples/" + file).matches(of: /CHANGE-ME/).count == count, "\(file)")
    }
  }

  @Test(
    "are understood by Postfix",
    .enabled(if: access("/usr/sbin/postconf", X_OK) == 0, "postconf is not installed"),
    arguments: [("file-sasldb2", 11), ("mysql", 11), ("client", 8)])
  func postconf(name: String, count: Int) throws {
    let scratch = try Scratch()
    let example = try sample.directory() + "/examples/" + name
    try scratch.file("main.cf", try String(contentsOfFile: example + "/main.cf", encoding: .utf8))
    let services = (try? String(contentsOfFile: example + "/master.cf", encoding: .utf8)) ?? ""
    try scratch.file("master.cf", services)
    // Postfix warns of a setting that it does not know.
    let settings = try sample.shell("postconf -c \(scratch.path) -n")
    #expect(settings.status == 0)
    #expect(settings.errors == "")
    #expect(settings.output.split(separator: "\n").count == count)
    let table = try sample.shell("postconf -c \(scratch.path) -M")
    #expect(table.errors == "")
    #expect(table.output.split(separator: "\n").count == (services.isEmpty ? 0 : 3))
  }
}
