import ArgumentParser
import FileSystem
import Testing

@testable import Helpers

@Suite("Exclusions")
struct ExclusionsTests {
  private func contain(_ texts: [String], _ path: ByteString, always: String = "") throws -> Bool {
    try Exclusions.parse(texts.flatMap { ["-X", $0] })
      .test(in: Environment(["PKGH_ALWAYS_EXCLUDE": always]))(path)
  }

  @Test("are paths that contain a text")
  func texts() throws {
    #expect(try contain(["CVS"], "usr/CVS/x"))
    #expect(try contain(["bin/he"], "usr/bin/hello"))
    #expect(try contain(["none", "hello"], "usr/bin/hello"))
    #expect(try !contain(["cvs"], "usr/CVS/x"))
    #expect(try !contain([], "usr/bin/hello"))
    #expect(try contain(["a"], ByteString([0xff, 0x61])))
  }

  @Test("are paths that a pattern matches whole, or a name in them")
  func patterns() throws {
    #expect(try contain(["*.la"], "usr/lib/x.la"))
    #expect(try contain([".git*"], "usr/.gitignore"))
    #expect(try contain(["usr/*/x"], "usr/lib/x"))
    #expect(try contain(["l?b"], "usr/lib/x"))
    #expect(try !contain(["*.la"], "usr/lib/x.lax"))
    #expect(try !contain(["lib/*"], "usr/lib/x"))
  }

  @Test("are also those of PKGH_ALWAYS_EXCLUDE, separated by colons")
  func always() throws {
    #expect(try contain([], "usr/CVS/x", always: ".svn:CVS"))
    #expect(try contain([], "a.bak", always: ":*.bak:"))
    #expect(try contain(["x"], "x", always: "CVS"))
    #expect(try !contain([], "usr/x", always: "::"))
  }
}
