import FileSystem
import Glibc
import Packaging
import SystemPackage
import TestSupport
import Testing

@Suite("Actions")
struct ActionsTests {
  let scratch: Scratch
  private let actions: Actions

  init() throws {
    scratch = try Scratch()
    actions = Actions(verbose: false, noAct: false, environment: Environment([:]), top: scratch.path)
  }

  private func install(_ source: String, as destination: String, mode: UInt32? = nil) throws {
    try actions.install(scratch.path.appending(source), as: scratch.path.appending(destination), mode: mode)
  }

  @Test("copy links as links, and files as executable as they were")
  func copies() throws {
    try scratch.write("run", "x", mode: 0o700)
    try scratch.write("read", "y", mode: 0o600)
    try scratch.path.appending("link").makeSymbolicLink(to: "../nowhere")
    for name in ["run", "read", "link"] { try install(name, as: "to/\(name)") }
    #expect(try Stat(scratch.path.appending("to/run")).permissions.rawValue == 0o755)
    #expect(try Stat(scratch.path.appending("to/read")).permissions.rawValue == 0o644)
    #expect(try scratch.path.appending("to/link").linkTarget() == "../nowhere")
    let refused = Problem(in: scratch.path.appending("to"), "is not a regular file")
    #expect(throws: refused) { try install("to", as: "again") }
  }

  @Test("note that a stage is ours below the top of its source tree, wherever the caller is")
  func claims() throws {
    try scratch.write("debian-like/.pkgh/stage/foreign", "")
    try actions.claim(scratch.path.appending("debian-like/stage"))
    #expect(try scratch.listing() == ["debian-like/", "debian-like/.pkgh/", "debian-like/.pkgh/stage/"])
    #expect(try !SourceTree.packaging.appending(".pkgh/stage").exists())
  }

  @Test("copy what a link leads to where a mode is asked for")
  func throughLinks() throws {
    try scratch.write("file", "x")
    try scratch.path.appending("link").makeSymbolicLink(to: "file")
    try install("link", as: "to/file", mode: 0o440)
    #expect(
      try Stat(scratch.path.appending("to/file"), followTargetSymlink: false).permissions.rawValue == 0o440)
    #expect(throws: Problem(.noSuchFileOrDirectory, "read", scratch.path.appending("none"))) {
      try install("none", as: "x")
    }
  }

  @Test("write whole files, make links and remove trees")
  func others() throws {
    try actions.write(Array("x".utf8), to: scratch.path.appending("a/b"), mode: 0o755)
    try actions.link(to: "b", at: scratch.path.appending("a/c"))
    try actions.setMode(0o600, of: scratch.path.appending("a/b"))
    #expect(try scratch.listing() == ["a/", "a/b", "a/c"])
    #expect(try Stat(scratch.path.appending("a/b")).permissions.rawValue == 0o600)
    try actions.remove([scratch.path.appending("a")])
    try actions.remove([scratch.path.appending("a")])
    #expect(try scratch.listing() == [])
  }

  @Test("end with a program's failure")
  func programs() throws {
    try actions.run(["/bin/sh", "-c", "test \"$A\" = 1"], changes: ["A": "1"])
    #expect(throws: Problem("'/bin/sh' failed with status 4")) {
      try actions.run(["/bin/sh", "-c", "exit 4"])
    }
    #expect(throws: Problem("'/bin/sh' failed with status 137")) {
      try actions.run(["/bin/sh", "-c", "kill -9 $$"])
    }
  }

  @Test("are shown as commands, and only shown where nothing is to be done", arguments: [false, true])
  func shown(noAct: Bool) async throws {
    try scratch.write("file", "x")
    let result = await #expect(processExitsWith: .success, observing: [\.standardOutputContent]) {
      [top = scratch.path.string as String, noAct = noAct as Bool] in
      guard chdir(top) == 0 else { exit(2) }
      let actions = Actions(verbose: true, noAct: noAct, environment: Environment([:]))
      try actions.makeDirectory("d e")
      try actions.install("file", as: "d e/file", mode: 0o4755)
      try actions.link(to: "it's", at: "d e/link")
      try actions.setMode(0o600, of: "file")
      try actions.write([], to: FilePath("d e/\u{1b}[2J"))
      try actions.run(["/bin/echo", "said"])
      try actions.remove(["file"])
    }
    let shown = [
      "\tinstall -d 'd e'", "\tinstall -m4755 file 'd e/file'", "\tln -s 'it'\\''s' 'd e/link'",
      "\tchmod 600 file", "\tinstall -m644 /dev/stdin 'd e/\\x1b[2J'", "\t/bin/echo said", "\trm -rf file",
    ]
    let printed = String(decoding: result?.standardOutputContent ?? [], as: UTF8.self).split(separator: "\n")
      .map(String.init)
    if noAct {
      // A directory that was not made is missing each time it is needed.
      #expect(printed.filter { $0 != "\tinstall -d 'd e'" } == Array(shown.dropFirst()))
      #expect(try scratch.listing() == ["file"])
    } else {
      #expect(printed == shown[..<6] + ["said"] + shown[6...])
      #expect(try scratch.listing() == ["d e/", "d e/\u{1b}[2J", "d e/file", "d e/link"])
    }
  }
}
