import FileSystem
import SystemPackage
import TestSupport
import Testing

@Suite("templates")
struct TemplatesTests {
  @Test("make a package as they are, of a program with a makefile")
  func skeleton() throws {
    let source = try ScratchSource(files: [
      "Makefile": """
      all:
      install:
      \tinstall -d $(DESTDIR)/opt/EXexample/bin
      \techo hello > $(DESTDIR)/opt/EXexample/bin/hello

      """
    ])
    try source.top.appending("debian-like").removeTree()
    let templates = projectTop.appending("templates/debian-like")
    let copied = try source.runTool("cp", ["-R", templates.string, "debian-like"])
    #expect(copied == Outcome())
    let outcome = try source.run(
      "pkgh-buildpackage", ["--destdir", "out"], environment: ["PKGH_HOST_ARCH": "sparc"])
    #expect(outcome.status == 0 && outcome.stderr == "")
    let name = "EXexample-1.0,REV=1-Linux-sparc.pkg"
    #expect(outcome.stdout.hasSuffix("\n\(source.top)/out/\(name)\n"))
    let shown = try source.run("pkgh-show", ["--contents", "out/\(name)"])
    #expect(shown.stdout.contains(" bin/hello\n"))
  }
}
