import FixtureTrees
import Foundation
import Glibc
import ProgramTesting
import Testing

@Suite("What the documents say is so")
struct DocumentationTests {
  @Test("every example gives what is printed under it")
  func examples() throws {
    let package = try sample.directory()
    let scratch = try Scratch()
    for (name, tree) in [("etch", MachineTree.etch), ("bookworm", .bookwormBare)] {
      let machine = try tree.write(package: package)
      try FileManager.default.copyItem(atPath: machine.path, toPath: "\(scratch.path)/\(name)")
    }
    #expect(symlink(package + "/models", scratch.path + "/models") == 0)
    let examples = DocumentedExample.all(in: try sample.text("README.md"))
    #expect(examples.count == 4)
    for example in examples {
      let outcome = try Running(
        ["/bin/sh", "-c", example.command], in: scratch.path, path: try sample.binaries()
      ).finish()
      #expect(outcome.output + outcome.errors == example.output, "\(example.command)")
    }
  }

  @Test("the manual page has every option of --help, and every status")
  func manual() throws {
    let help = try driverCheck("--help")
    #expect(help.status == 0)
    let page = try sample.text("man/driver-check.1").replacing("\\-", with: "-")
    let options = Set(help.output.matches(of: /--[a-z-]+/).map { String($0.output) })
    #expect(options.count == 14)
    for option in options { #expect(page.contains(option), "\(option)") }
    let source = try sample.text("Sources/Verdicts/Status.swift")
    let words = source.matches(of: /case \.[a-zA-Z]+: "([A-Za-z ]+)"/).map { String($0.output.1) }
    let names = source.matches(of: /(?m)^  case ([a-zA-Z]+)( = "([a-z-]+)")?$/).map {
      String($0.output.3 ?? $0.output.1)
    }
    #expect(words.count == 14)
    #expect(names.count == 14)
    for word in words + names { #expect(page.contains(word), "\(word)") }
    let readme = try sample.text("README.md")
    for word in words { #expect(readme.contains("| \(word) |"), "\(word)") }
  }

  @Test("the manual page has every remark's name")
  func remarks() throws {
    let page = try sample.text("man/driver-check.1").replacing("\\-", with: "-")
    let source = try sample.text("Sources/Verdicts/Remark.swift")
    let names = source.matches(of: /Remark\(\s*"([a-z-]+)"/).map { String($0.output.1) }
    #expect(names.count == 14)
    for name in names { #expect(page.contains(name), "\(name)") }
  }

  @Test("the description of model files has every key, and its example is one")
  func modelFiles() throws {
    let page = try sample.text("docs/model-files.md")
    let source = try sample.text("Sources/Models/ModelFile.swift")
    let keys = source.matches(of: /keys(?::| =) \[([^\]]+)\]/).flatMap { list in
      list.output.1.split(separator: ",").map { $0.filter(\.isLetter) }.filter { !$0.isEmpty }
    }
    #expect(keys.count == 28)
    for key in Set(keys) { #expect(page.contains(key), "\(key)") }
    let example = try #require(page.split(separator: "```toml\n").last?.split(separator: "```").first)
    let scratch = try Scratch()
    let file = try scratch.file("example.toml", String(example))
    let tree = try MachineTree.bookworm.write(package: try sample.directory())
    let report = try Report(
      try driverCheck("--sysroot", tree.path, "--model", file, "--format", "json", "--kernel", "2.6.18-4-686")
    )
    #expect(try report["wireless"].status == "needs-package")
  }

  @Test(
    "mandoc reports nothing about",
    .enabled(if: access("/usr/bin/mandoc", X_OK) == 0, "mandoc is not installed"))
  func mandoc() throws {
    #expect(try sample.start(["mandoc", "-T", "lint", "man/driver-check.1"]).finish() == Outcome())
  }

  @Test("the version is that of the package")
  func version() throws {
    let changelog = try sample.text("debian-like/changelog")
    let version = try #require(changelog.firstMatch(of: /^driver-check \(([0-9.]+)-[0-9]+\)/)).output.1
    #expect(try driverCheck("--version") == Outcome("driver-check \(version)\n"))
  }

  @Test("links lead somewhere", arguments: ["README.md", "docs/model-files.md"])
  func links(document: String) throws {
    let directory = URL(fileURLWithPath: try sample.directory() + "/" + document).deletingLastPathComponent()
    for link in try sample.text(document).matches(of: /\]\(([^)]+)\)/)
    where !link.output.1.hasPrefix("https://") {
      let target = directory.appendingPathComponent(String(link.output.1)).path
      #expect(FileManager.default.fileExists(atPath: target), "\(link.output.1)")
    }
  }
}
