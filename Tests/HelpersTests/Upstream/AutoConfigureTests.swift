import TestSupport
import Testing

@Suite("pkgh-auto-configure")
struct AutoConfigureTests {
  @Test("has nothing to configure for a makefile, a Swift package, or nothing at all")
  func nothing() throws {
    for files in [["Makefile": "all:\n\tfalse\n"], ["Package.swift": "no Swift"], [:]] {
      let source = try ScratchSource(files: files)
      #expect(try source.run("pkgh-auto-configure", ["-v"]) == Outcome())
      #expect(try source.read("debian-like/.pkgh/EXhello/steps") == "pkgh-auto-configure\n")
    }
  }

  @Test(
    "lists the build systems and marks the recognized one",
    arguments: [
      ("Makefile", "makefile"), ("GNUmakefile", "makefile"), ("Package.swift", "swift"), ("x", "none"),
    ])
  func list(file: String, system: String) throws {
    let source = try ScratchSource(files: [file: ""])
    let lines = try source.run("pkgh-auto-configure", ["--list"]).stdout.split(separator: "\n")
    #expect(lines.filter { $0.hasSuffix("  [recognized]") }.map { $0.prefix { $0 != " " } } == [system[...]])
    #expect(Set(lines.map { $0.prefix { $0 != " " } }).isSuperset(of: ["makefile", "swift", "none"]))
  }

  @Test("recognizes a Swift package before the makefile that calls it")
  func specific() throws {
    let source = try ScratchSource(files: ["Makefile": "", "Package.swift": ""])
    let list = try source.run("pkgh-auto-configure", ["-l"]).stdout
    #expect(list.contains("PREFIX/bin  [recognized]\n"))
  }

  @Test("looks for the build system where -D says the sources are")
  func sourceDirectory() throws {
    let source = try ScratchSource(files: ["src/Makefile": ""])
    #expect(try source.run("pkgh-auto-configure", ["-l"]).stdout.hasSuffix("source  [recognized]\n"))
    #expect(
      try source.run("pkgh-auto-configure", ["-l", "-Dsrc"]).stdout.contains("or clean  [recognized]\n"))
  }

  @Test("refuses a build system that it does not know")
  func unknown() throws {
    let outcome = try ScratchSource().run("pkgh-auto-configure", ["--buildsystem=ant"])
    #expect(outcome.status == 1)
    #expect(
      outcome.stderr.hasPrefix("pkgh-auto-configure: there is no build system 'ant'; there are "))
  }
}
