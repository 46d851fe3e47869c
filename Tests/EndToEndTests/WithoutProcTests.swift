import SystemPackage
import TestSupport
import Testing

/// Build environments such as a chroot often have no /proc.
@Suite("where /proc is not mounted")
struct WithoutProcTests {
  /// Runs the rest of its arguments where /proc is an empty directory, for itself only.
  private static let withoutProc = """
    mount --make-rprivate / && mount -t tmpfs none /proc && test ! -e /proc/self || exit 99
    exec "$@"
    """

  private static func outcome(_ words: [String], _ source: ScratchSource) throws -> Outcome {
    let environment = try source.installed()
    _ = try source.program("pkgh-listpackages")
    return try run(
      "unshare", ["-m", "sh", "-c", withoutProc, "sh"] + words, in: source.top, environment: environment)
  }

  /// Whether a test may mount something: root may, unless in a container that forbids it.
  private static let mayMount = (try? outcome(["true"], ScratchSource()))?.status == 0

  @Test(
    "the programs do all that they do", .enabled(if: mayMount, "a mount namespace needs root's rights"),
    arguments: [
      ["pkgh", "--version"], ["pkgh-listpackages"], ["pkgh", "binary"], ["pkgh-buildpackage"],
    ])
  func programs(words: [String]) throws {
    let (with, without) = (try HelloSource.make(), try HelloSource.make())
    let expected = try with.run(words[0], Array(words[1...]), environment: with.installed())
    #expect(expected.status == 0)
    let outcome = try Self.outcome(words, without)
    // The lines say where the tree is.
    let paths = (with.scratch.path.string, without.scratch.path.string)
    #expect(outcome.stdout == expected.stdout.replacing(paths.0, with: paths.1))
    #expect(outcome.stderr == expected.stderr && outcome.status == 0)
    #expect(try without.streams() == with.streams())
    for stream in try with.streams() { #expect(try without.stream(stream) == with.stream(stream)) }
  }

  @Test(
    "the program that writes the manual has its arguments",
    .enabled(if: mayMount, "a mount namespace needs root's rights"), arguments: [["names"], ["names", "x"]])
  func manual(arguments: [String]) throws {
    let manual = builtProgram.removingLastComponent().appending("manual").string
    let source = try ScratchSource()
    let expected = try run(manual, arguments, in: source.top)
    #expect(expected.status == (arguments.count == 1 ? 0 : 64))
    let outcome = try Self.outcome([manual] + arguments, source)
    #expect(outcome == expected)
  }
}
