import TestSupport
import Testing

@Suite("pkgh-testdir")
struct TestDirTests {
  @Test("says nothing at the top of a source tree, and leaves no notes")
  func atTheTop() throws {
    let source = try ScratchSource(files: ["configure.ac": "", "src/main.c": ""])
    #expect(try source.run("pkgh-testdir") == Outcome())
    #expect(try source.run("pkgh-testdir", ["configure.ac", "src", "src/main.c"]) == Outcome())
    #expect(!source.has("debian-like/.pkgh"))
  }

  @Test("names all files that are missing")
  func missingFile() throws {
    let source = try ScratchSource(files: ["configure.ac": ""])
    #expect(
      try source.run("pkgh-testdir", ["configure.ac", "CMakeLists.txt", "meson.build"])
        == Outcome(
          status: 1,
          stderr: ["CMakeLists.txt", "meson.build"].map {
            "pkgh-testdir: \($0): there is no such file here; start at the top of the source tree\n"
          }.joined()
        ))
  }

  @Test("refuses a directory that is not a source tree")
  func elsewhere() throws {
    let source = try ScratchSource()
    try source.write("doc/README", "")
    #expect(
      try source.run("pkgh-testdir", in: "doc")
        == Outcome(
          status: 1,
          stderr:
            "pkgh-testdir: debian-like: there is no such directory here; start at the top of a source tree\n"
        ))
  }
}
