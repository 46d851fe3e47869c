import Glibc
import Packaging
import SystemPackage
import TestSupport
import Testing

@Suite("Autoscripts")
struct AutoscriptsTests {
  private static func autoscripts() throws -> Autoscripts {
    let text = "Source: s\nMaintainer: m\n\nPackage: EXhello\nArchitecture: all\nDescription: d\n"
    let package = try #require(try Control(parsing: text, file: "control").packages.first)
    return Autoscripts(of: package, in: BuildTree())
  }

  @Test("keeps snippets in their order for installing, and in the other for removing")
  func order() async throws {
    let scratch = try Scratch()
    await #expect(processExitsWith: .success) { [top = scratch.path.string as String] in
      guard chdir(top) == 0 else { exit(2) }
      let scripts = try Self.autoscripts()
      for script in Autoscripts.scripts {
        try scripts.add("one\n", to: script, by: "pkgh-a", version: "1")
        try scripts.add("two", to: script, by: "pkgh-b", version: "2")
      }
      let one = "# Automatically added by pkgh-a/1\none\n# End automatically added section\n"
      let two = "# Automatically added by pkgh-b/2\ntwo\n# End automatically added section\n"
      #expect(try scripts.snippets(for: "preinstall") == one + two)
      #expect(try scripts.snippets(for: "postinstall") == one + two)
      #expect(try scripts.snippets(for: "preremove") == two + one)
      #expect(try scripts.snippets(for: "postremove") == two + one)
    }
    #expect(try scratch.listing().contains("debian-like/.pkgh/EXhello/snippets/preremove"))
  }

  @Test("go where the maintainer's script has the mark, with every line of theirs and of his")
  func merge() async throws {
    let scratch = try Scratch()
    await #expect(processExitsWith: .success) { [top = scratch.path.string as String] in
      guard chdir(top) == 0 else { exit(2) }
      let scripts = try Self.autoscripts()
      let merged = { (text: String?) in try scripts.merged("postinstall", into: text, file: "EX.postinstall")
      }
      #expect(try merged(nil) == nil)
      #expect(try merged("a\n\n\(Autoscripts.mark)\nb") == "a\n\nb")
      #expect(try merged("a\r\n") == "a\r\n")

      try scripts.add("cat <<X\n\none\n\nX\n", to: "postinstall", by: "t", version: "1")
      let snippet = "# Automatically added by t/1\ncat <<X\n\none\n\nX\n# End automatically added section\n"
      #expect(try merged(nil) == "#!/sbin/sh\n\(snippet)exit 0\n")
      #expect(try merged("a\n  \(Autoscripts.mark) \nb\n") == "a\n\(snippet)b\n")
      #expect(try merged("a\r\n\(Autoscripts.mark)\r\nb\r\n") == "a\r\n\(snippet)b\r\n")
      #expect(try merged("\(Autoscripts.mark)\n\n\(Autoscripts.mark)") == "\(snippet)\n\(snippet.dropLast())")
      for text in ["", "a\n", "# \(Autoscripts.mark) is here\n"] {
        #expect(
          errorText { try merged(text) }
            == "EX.postinstall: has no line '#PKGH#', where the snippets that helpers made for it belong")
      }
    }
  }
}
