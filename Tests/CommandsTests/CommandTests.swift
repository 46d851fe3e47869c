import ArgumentParser
import Commands
import FileSystem
import Testing

@Suite("a command")
struct CommandTests {
  /// A command that fails as it is told to, with the statuses of pkginfo(1).
  private struct Failing: Command {
    static let configuration = CommandConfiguration(commandName: "failing")
    static let statuses = ExitStatuses(failure: 2, usage: 3)

    @Argument var status: Int32?

    mutating func run(in environment: Environment) throws {
      guard let status else { throw Problem("there is nothing to do") }
      throw ExitCode(status)
    }
  }

  /// The same with the statuses of every command of ours.
  private struct Usual: Command {
    static let configuration = CommandConfiguration(commandName: "usual")

    @Flag var fail = false

    mutating func run(in environment: Environment) throws {
      if fail { throw Problem("there is nothing to do") }
    }
  }

  /// One that inherits options, as helpers do, or has none to inherit, as `pkgh`; it says which value it has taken.
  private struct Choosing: Command {
    static let configuration = CommandConfiguration(commandName: "choosing")

    static func inheritedArguments(_ environment: Environment) -> [String]? {
      environment["INHERITED"].map { $0.split(separator: " ").map(String.init) }
    }

    @Option var status: Int32 = 0
    @Argument(parsing: .postTerminator) var rest: [String] = []

    mutating func run(in environment: Environment) throws {
      throw ExitCode(status + Int32(rest.count { $0.hasPrefix("-O") }) * 100)
    }
  }

  @Test(
    "ends with the statuses that it has chosen",
    arguments: [
      ([], 2), (["1"], 2), (["7"], 7), (["nonsense"], 3), (["--nonsense"], 3), (["--help"], 0), (["-h"], 0),
      (["-fish"], 3), (["-hx"], 3),
      (["--version"], 3),
    ] as [([String], Int32)])
  func chosen(arguments: [String], status: Int32) {
    #expect(Failing.main(arguments, environment: Environment([:])) == status)
  }

  /// One with any number of words, of which it says how many it has, and whether the last one is in its place.
  private struct Listing: Command {
    static let configuration = CommandConfiguration(commandName: "listing")
    static var operands: WritableKeyPath<Self, [String]>? { \.words }

    @Option var value: [String] = []
    @Argument var words: [String] = []

    mutating func run(in environment: Environment) throws {
      throw ExitCode(Int32(words.count / 1000) + (words.last == "last" ? 1 : 0) + (value == ["-5"] ? 100 : 0))
    }
  }

  @Test("has all of fifty thousand words, in their places, and refuses as many options")
  func many() {
    let words = (1..<50_000).map { "word\($0)" }
    #expect(Listing.main(words + ["last"], environment: Environment([:])) == 51)
    #expect(Listing.main(words + ["--value=-5"] + ["last"], environment: Environment([:])) == 151)
    #expect(Listing.main(["--value=-5", "--"] + words + ["last"], environment: Environment([:])) == 151)
    let options = Array(repeating: "--value=1", count: 10_000)
    #expect(Listing.main(options, environment: Environment([:])) == 64)
    #expect(Listing.main(words + ["--nonsense"], environment: Environment([:])) == 64)
  }

  @Test("ends with 0, 1 for a failure or 64 for a wrong use where it has chosen none")
  func usual() {
    #expect(Usual.main([], environment: Environment([:])) == 0)
    #expect(Usual.main(["--fail"], environment: Environment([:])) == 1)
    #expect(Usual.main(["--nonsense"], environment: Environment([:])) == 64)
  }

  @Test("takes an option in -O where it has it, and passes over others")
  func optional() {
    #expect(Usual.main(["-O--fail"], environment: Environment([:])) == 1)
    #expect(Usual.main(["-O--nonsense"], environment: Environment([:])) == 0)
    // Not in place of the program.
    for option in ["-O--help", "-O-h", "-O--version"] {
      #expect(Usual.main([option, "--fail"], environment: Environment([:])) == 1)
    }
  }

  @Test("prefers a helper's own options to those in -O that it inherits, and the last where it inherits none")
  func precedence() {
    let inherited = Environment(["INHERITED": "-O--status=5"])
    #expect(Choosing.main([], environment: inherited) == 5)
    #expect(Choosing.main(["--status=6"], environment: inherited) == 6)
    #expect(Choosing.main(["--status=6", "-O--status=7"], environment: inherited) == 6)
    #expect(Choosing.main(["--status=6", "-O--status=7"], environment: Environment([:])) == 7)
  }

  @Test("leaves what follows -- alone, also what looks like an option in -O")
  func terminator() {
    #expect(Choosing.main(["--", "-O--status=5"], environment: Environment([:])) == 100)
  }
}
