import FileSystem
import SystemPackage
import TestSupport
import Testing

/// The scripts in tools/.
@Suite("tools")
struct ToolsTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// An event as Swift Testing writes it.
  private static func event(_ kind: String, _ symbol: String, _ text: String, _ test: String) -> String {
    #"{"kind":"event","payload":{"kind":"\#(kind)","messages":[{"symbol":"\#(symbol)","text":"\#(text)"}],"testID":"\#(test)"},"version":0}"#
      + "\n"
  }

  private static let events =
    event("testStarted", "default", "Test a() started.", #"T.A\/a()\/A.swift:1:2"#)
    + event("testEnded", "pass", "Test a() passed after 1 seconds.", #"T.A\/a()\/A.swift:1:2"#)
    + event("testEnded", "pass", #"Test \"b\" passed after 1 seconds."#, #"T.A\/b(x:)\/A.swift:3:2"#)
    + event("testEnded", "pass", #"Suite \"A\" passed after 1 seconds."#, "T.A")
    + event("testSkipped", "skip", #"Test \"c\" skipped: \"not root\""#, #"T.A\/c()\/A.swift:5:2"#)
    + event("testEnded", "fail", "Test d() failed after 1 seconds.", #"T.A\/d()\/A.swift:7:2"#)

  @Test("count-tests adds up the tests of several runs, without suites, and names the skipped ones")
  func counts() throws {
    let one = try scratch.write("one", Self.events)
    let two = try scratch.write(
      "two", Self.event("testEnded", "pass", "Test e() passed.", #"T.A\/e()\/A.swift:9:2"#))
    let outcome = try run(projectTop.appending("tools/count-tests").string, [one.string, two.string])
    #expect(
      outcome
        == Outcome(stdout: "Test \"c\" skipped: \"not root\"\n3 tests passed, 1 skipped, 1 failed\n"))
  }

  @Test(
    "run-tests counts the events of a run, and ends with the command's status", arguments: [0, 3] as [Int32])
  func runs(status: Int32) throws {
    try scratch.write("events", Self.events)
    let command = try scratch.write(
      "command", "#!/bin/sh\necho \"$*\"\ncp events \"$4\"\nexit \(status)\n", mode: 0o755)
    // What an earlier run has left does not count.
    try scratch.write("log/run", Self.events)
    let outcome = try run(
      projectTop.appending("tools/run-tests").string, ["log/run", command.string, "test"], in: scratch.path)
    #expect(
      outcome
        == Outcome(
          status: status,
          stdout: """
            test --quiet --event-stream-output-path log/run --event-stream-version 0
            Test "c" skipped: "not root"
            2 tests passed, 1 skipped, 1 failed

            """))
  }

  @Test("run-tests counts nothing where no test was run")
  func noRun() throws {
    try scratch.write("log/run", Self.events)
    let outcome = try run(
      projectTop.appending("tools/run-tests").string, ["log/run", "false"], in: scratch.path)
    #expect(outcome == Outcome(status: 1))
  }

  @Test("mutants.list has old texts that are in their files exactly once, and names suites that there are")
  func mutantsList() throws {
    // 'make mutants' takes long and is not run by CI; this much of it is.
    let suites = try suites
    for entry in try projectTop.appending("tools/mutants.list").text().split(separator: "\n@ ").dropFirst() {
      let lines = entry.lines
      let words = lines[0].split(separator: " ").map(String.init)
      let old = lines.filter { $0.hasPrefix("- ") }.map { $0.dropFirst(2) }.joined(separator: "\n")
      let text = try projectTop.pushing(FilePath(words[0])).text()
      #expect(text.ranges(of: old).count == 1, "\(words[0]): \(old)")
      let name = words[1].prefix { $0 != "/" }.split(separator: ".").last ?? ""
      #expect(suites.contains(String(name)), "there is no suite '\(name)'")
    }
  }

  /// The names of all test modules and of the types in them.
  private var suites: Set<String> {
    get throws {
      var names: Set<String> = []
      for folder in ["Tests", "samples/common/Tests"] {
        try projectTop.appending(folder).walk { object in
          if object.status.type == .directory { names.insert(object.path.lastComponent.description) }
          if object.path.hasSuffix("Tests.swift") {
            names.formUnion(
              try object.location.text().matches(of: /(?m)^struct (\w+)/).map { String($0.output.1) })
          }
          return true
        }
      }
      return names
    }
  }

  @Test("fuzz needs a number of seconds", arguments: [[], ["stream"], ["1.5"], ["-1"]])
  func fuzz(arguments: [String]) throws {
    let outcome = try run(projectTop.appending("tools/fuzz").string, arguments)
    #expect(outcome == Outcome(status: 64, stderr: "Usage: tools/fuzz SECONDS [SUBJECT...]\n"))
  }

  @Test("mutants tells which mistakes the tests notice, and which mutations do not fit")
  func mutants() throws {
    try scratch.write("tools/mutants", projectTop.appending("tools/mutants").text(), mode: 0o755)
    try scratch.write(
      "tools/mutants.list",
      """
      # Four mutations.
      @ a Tests
      - one
      + ONE
      @ a Tests
      - two
      + TWO
      @ a Tests
      - twice
      + once
      @ a Tests
      - one
      - two
      + 2

      """)
    try scratch.write("a", "one\ntwo\ntwice twice\n")
    try scratch.write("docs/README", "")
    // The only test looks for 'one'.
    let swift = try scratch.write(
      "swift",
      """
      #!/bin/sh
      for word; do [ "$last" != --package-path ] || package=$word; last=$word; done
      [ "$1" = build ] || grep -q one "$package/a" && echo "Test run with 1 test in 0 suites passed"
      """, mode: 0o755)
    #expect(try run("git", ["init", "--quiet"], in: scratch.path).status == 0)
    let outcome = try run(
      scratch.path.appending("tools/mutants").string, in: scratch.path, environment: ["SWIFT": swift.string])
    let report = """
      killed: a: one → ONE
      survived: a: two → TWO
      old text found 2 times: a: twice → once
      killed: a: one two → 2
      4 mutations: 2 killed, 1 old text found 2 times, 1 survived

      """
    #expect(outcome == Outcome(status: 1, stdout: report))
    #expect(try scratch.read("docs/mutants.md").contains("| survived | `a` | `two → TWO` | `Tests` |\n"))
    #expect(try scratch.read("a") == "one\ntwo\ntwice twice\n")
  }
}
