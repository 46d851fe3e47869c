import TestSupport
import Testing

@Suite("pkgh-fixperms")
struct FixPermsTests {
  @Test(
    "gives a file the mode of its place and name, whatever it had",
    arguments: [
      Case("usr/bin/x", "600", "755"), Case("sbin/x", "4711", "755"), Case("usr/libexec/x/y", "644", "755"),
      Case("etc/init.d/x", "744", "755"), Case("lib/svc/method/x", "644", "755"),
      Case("opt/EX/bin/x", "644", "755"), Case("opt/EX/share/man/man1/x.1", "755", "644"),
      Case("usr/share/man/man1/x.1", "444", "644"), Case("usr/share/doc/x/README", "755", "644"),
      Case("usr/share/doc/x/examples/try", "700", "755"), Case("usr/include/examples/run", "755", "644"),
      Case("usr/share/doc/x/examples/data", "600", "644"),
      Case("usr/include/x.h", "755", "644"), Case("var/svc/manifest/x.xml", "755", "644"),
      Case("usr/lib/x.so", "600", "755"), Case("usr/lib/x.so.1.2", "644", "755"),
      Case("usr/lib/libx.a", "755", "644"), Case("usr/lib/x.la", "755", "644"),
      Case("usr/share/x/pic.png", "755", "644"), Case("usr/share/x/M.pm", "755", "644"),
      Case("usr/lib/x/tool", "2755", "755"), Case("usr/lib/x/tool", "1711", "755"),
      Case("etc/x.conf", "0", "644"), Case("etc/x.conf", "666", "644"), Case("etc/sudoers.d/x", "644", "440"),
    ])
  func conventions(_ item: Case) throws {
    let source = try ScratchSource(
      packages: "Package: EXhello\nArchitecture: all\nBasedir: /opt/EX\nDescription: x")
    let path = "debian-like/EXhello/\(item.path)"
    try source.write(path, "")
    try source.setMode(item.before, of: path)
    #expect(try source.run("pkgh-fixperms") == Outcome())
    #expect(try source.mode(of: path) == item.after)
    #expect(try source.run("pkgh-fixperms", ["-v"]) == Outcome())
  }

  @Test("gives every directory 0755, also one that could not be entered")
  func directories() throws {
    let source = try ScratchSource(files: ["debian-like/EXhello/var/tmp/x": ""])
    try source.setMode("0", of: "debian-like/EXhello/var/tmp")
    try source.setMode("2770", of: "debian-like/EXhello/var")
    #expect(
      try source.run("pkgh-fixperms", ["-v"])
        == Outcome(
          stdout: "\tchmod 755 debian-like/EXhello/var\n\tchmod 755 debian-like/EXhello/var/tmp\n"))
    #expect(try source.mode(of: "debian-like/EXhello/var") == "755")
    #expect(try source.mode(of: "debian-like/EXhello/var/tmp") == "755")
  }

  @Test("leaves alone what -X names and what links lead to")
  func exclusions() throws {
    let source = try ScratchSource(files: [
      "debian-like/EXhello/usr/lib/kept/x": "", "debian-like/EXhello/usr/lib/y": "", "outside": "",
    ])
    for path in ["debian-like/EXhello/usr/lib/kept/x", "debian-like/EXhello/usr/lib/y", "outside"] {
      try source.setMode("600", of: path)
    }
    try source.link("debian-like/EXhello/usr/lib/z", to: "../../../../outside")
    #expect(try source.run("pkgh-fixperms", ["-X", "kept"]) == Outcome())
    #expect(try source.mode(of: "debian-like/EXhello/usr/lib/kept/x") == "600")
    #expect(try source.mode(of: "debian-like/EXhello/usr/lib/y") == "644")
    #expect(try source.mode(of: "outside") == "600")
  }

  @Test("does not apply the modes file: that is for the prototype")
  func modesFile() throws {
    let source = try ScratchSource(files: [
      "debian-like/modes": "4755 root bin usr/bin/x\n", "debian-like/EXhello/usr/bin/x": "",
    ])
    #expect(try source.run("pkgh-fixperms") == Outcome())
    #expect(try source.mode(of: "debian-like/EXhello/usr/bin/x") == "755")
  }

  @Test("has nothing to do without a stage")
  func noStage() throws {
    #expect(try ScratchSource().run("pkgh-fixperms") == Outcome())
  }

  struct Case: CustomTestStringConvertible {
    let path: String
    let before: String
    let after: String
    init(_ path: String, _ before: String, _ after: String) {
      (self.path, self.before, self.after) = (path, before, after)
    }
    var testDescription: String { "\(path) \(before)" }
  }
}
