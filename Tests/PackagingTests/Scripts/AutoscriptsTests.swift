import FileSystem
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

  private static let actions = Actions(verbose: false, noAct: false, environment: Environment([:]))

  @Test("keeps snippets in their order for installing, and in the other for removing")
  func order() async throws {
    let scratch = try Scratch()
    await #expect(processExitsWith: .success) { [top = scratch.path.string as String] in
      guard chdir(top) == 0 else { exit(2) }
      let scripts = try Self.autoscripts()
      // A helper that is run twice adds its snippet once.
      for script in Autoscripts.Script.allCases + Autoscripts.Script.allCases {
        try scripts.add("one\n", to: script, by: "pkgh-a", version: "1", Self.actions)
        try scripts.add("two", to: script, by: "pkgh-b", version: "2", Self.actions)
      }
      // Nor does another version of it; another snippet, or another helper, does.
      try scripts.add("one\n", to: .preinstall, by: "pkgh-a", version: "1.1", Self.actions)
      let one = "# Automatically added by pkgh-a/1\none\n# End automatically added section\n"
      let two = "# Automatically added by pkgh-b/2\ntwo\n# End automatically added section\n"
      #expect(try scripts.snippets(for: .preinstall) == one + two)
      #expect(try scripts.snippets(for: .postinstall) == one + two)
      #expect(try scripts.snippets(for: .preremove) == two + one)
      #expect(try scripts.snippets(for: .postremove) == two + one)
    }
    #expect(try scratch.listing().contains("debian-like/.pkgh/EXhello/snippets/preremove"))
  }

  @Test("go where the maintainer's script has the mark, with every line of theirs and of his")
  func merge() async throws {
    let scratch = try Scratch()
    await #expect(processExitsWith: .success) { [top = scratch.path.string as String] in
      guard chdir(top) == 0 else { exit(2) }
      let scripts = try Self.autoscripts()
      let merged = { (text: String?) in try scripts.merged(.postinstall, into: text, file: "EX.postinstall")
      }
      #expect(try merged(nil) == nil)
      #expect(try merged("a\n\n\(Autoscripts.mark)\nb") == "a\n\nb")
      #expect(try merged("a\r\n") == "a\r\n")

      try scripts.add("cat <<X\n\none\n\nX\n", to: .postinstall, by: "t", version: "1", Self.actions)
      let snippet = "# Automatically added by t/1\ncat <<X\n\none\n\nX\n# End automatically added section\n"
      #expect(try merged(nil) == "#!/sbin/sh\n\(snippet)exit 0\n")
      #expect(try merged("a\n  \(Autoscripts.mark) \nb\n") == "a\n\(snippet)b\n")
      #expect(try merged("a\r\n\(Autoscripts.mark)\r\nb\r\n") == "a\r\n\(snippet)b\r\n")
      #expect(try merged("\(Autoscripts.mark)\n\n\(Autoscripts.mark)") == "\(snippet)\n\(snippet.dropLast())")
      for text in ["", "a\n", "# \(Autoscripts.mark) is here\n"] {
        #expect(
          errorText { try merged(text) }
            == "EX.postinstall: has no line '#PKGH#': add it where the snippets of the helpers are to go")
      }
    }
  }

  @Test("are shown and not written with --no-act, and written once with -v")
  func shown() async throws {
    let scratch = try Scratch()
    let result = await #expect(processExitsWith: .success, observing: [\.standardOutputContent]) {
      [top = scratch.path.string as String] in
      guard chdir(top) == 0 else { exit(2) }
      let scripts = try Self.autoscripts()
      for noAct in [true, false, false] {
        let actions = Actions(verbose: true, noAct: noAct, environment: Environment([:]))
        try scripts.add("one", to: .preremove, by: "t", version: "1", actions)
        if noAct, try scripts.snippets(for: .preremove) != "" { exit(3) }
      }
    }
    let line = "\tinstall -m644 /dev/stdin debian-like/.pkgh/EXhello/snippets/preremove\n"
    #expect(String(decoding: result?.standardOutputContent ?? [], as: UTF8.self) == line + line)
  }

  @Test("of a dozen helpers at once are all kept, each whole")
  func together() async throws {
    let scratch = try Scratch()
    let actions = Actions(
      verbose: false, noAct: false, environment: Environment([:]), top: scratch.path)
    let file = scratch.path.appending("notes/snippets/postinstall")
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<12 {
        group.addTask { try actions.update(file) { $0 + Array("<\(number)>\n".utf8) } }
      }
      try await group.waitForAll()
    }
    #expect(try Set(file.text().split(separator: "\n")) == Set((0..<12).map { "<\($0)>" }))
  }
}
