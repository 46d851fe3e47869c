import Commands
import FileSystem
import Packaging
@testable import Sequencing
import SystemPackage
import TestSupport
import Testing

/// What the shells make of the completions that `manual` writes.
@Suite("completions")
struct CompletionTests {
  private let source: ScratchSource
  private var completions: FilePath { source.scratch.path.appending("completions") }

  init() throws {
    source = try ScratchSource(
      packages: ScratchSource.twoPackages,
      files: ["EXa.pkg": "", "file.txt": "", "sub/x": "", "debian-like/addons/gnu": ""])
    let outcome = try run(
      builtProgram.removingLastComponent().appending("manual").string, ["completions", completions.string])
    #expect(outcome == Outcome())
  }

  /// A line, and what is offered at its end.
  private static let cases: [(line: String, offered: [String])] = [
    ("pkgh ", Sequences.targets.sorted()),
    ("pkgh build-", ["build-arch", "build-indep"]),
    ("pkgh build ", []),
    ("pkgh -p EXdoc --verbose b", Sequences.targets.filter { $0.hasPrefix("b") }.sorted()),
    ("pkgh --no-", ["--no-act", "--no-package"]),
    ("pkgh -p ", ["EXdoc", "EXprog"]),
    ("pkgh binary --no-package=EXd", ["EXdoc"]),
    ("pkgh build --until pkgh-auto-c", ["pkgh-auto-clean", "pkgh-auto-configure"]),
    ("pkgh build --after=", Sequences().steps.sorted()),
    ("pkgh --with ", ["gnu"]),
    ("pkgh-installdirs --mainpackage ", ["EXdoc", "EXprog"]),
    ("pkgh-auto-build --buildsystem ", BuildSystems.all.map { $0.name }.sorted()),
    ("pkgh-auto-build -- ", []),
    ("pkgh-buildpackage --destdir ", ["debian-like", "sub"]),
    ("pkgh-install ", ["EXa.pkg", "debian-like", "file.txt", "sub"]),
    ("pkgh-show ", ["EXa.pkg", "debian-like", "sub"]),
    ("pkgh-show EXa.pkg ", []),
    ("pkgh-verify EXa.pkg E", ["EXa.pkg"]),
  ]

  private func candidates(_ shell: Shell, _ lines: [String]) throws -> [[String]] {
    var environment = try source.installed()
    _ = try source.program("pkgh-listpackages")
    environment["HOME"] = source.scratch.path.string
    environment["TMPDIR"] = source.scratch.path.string
    return try shell.candidates(
      lines, completions: completions, in: source.top, environment: environment)
  }

  private func check(_ shell: Shell) throws {
    for (expected, offered) in zip(Self.cases, try candidates(shell, Self.cases.map(\.line))) {
      #expect(offered == expected.offered, "\(expected.line)")
    }
    // Every program's are loaded, and offer all its options.
    let names = commands.map { $0.name }
    for (name, offered) in zip(names, try candidates(shell, names.map { "\($0) --" })) {
      let help = try source.run(name, ["--help"]).stdout
      let options = Set(help.matches(of: /(?m)^  (?:-., )*(--[a-z-]+)/).map { String($0.output.1) })
      #expect(options.contains("--help"))
      #expect(options.subtracting(offered) == [], "\(name)")
    }
    // Nothing is run that is the name of a file, and no name is offered that the shell would not take as it is.
    for name in ["$(touch ran)", "`touch ran`", "two words", "-option", "a;b"] {
      try source.write("debian-like/addons/\(name)", "")
    }
    #expect(try candidates(shell, ["pkgh --with "]) == [["gnu"]])
    #expect(!source.has("ran"))
  }

  @Test("are there for every program and shell, and nothing else is")
  func files() throws {
    let expected = [Shell.bash, .zsh, .fish].flatMap { shell in
      [shell.rawValue + "/"] + commands.map { "\(shell.rawValue)/\(shell.fileName($0.name))" }
    }
    #expect(try source.scratch.listing(of: "completions") == expected.sorted())
  }

  @Test("are loaded by bash, which offers what may follow")
  func bash() throws { try check(.bash) }

  @Test(
    "are loaded by zsh, which offers what may follow",
    .enabled(if: Shell.zsh.isTried, "there is no zsh: run 'make servers'"))
  func zsh() throws { try check(.zsh) }

  @Test(
    "are loaded by fish, which offers what may follow",
    .enabled(if: Shell.fish.isTried, "there is no fish: run 'make servers'"))
  func fish() throws { try check(.fish) }
}
