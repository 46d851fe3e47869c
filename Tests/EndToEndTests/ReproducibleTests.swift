import FileSystem
import Glibc
import SystemPackage
import TestSupport
import Testing

@Suite("reproducible packages")
struct ReproducibleTests {
  /// Builds the source in a shell that has been told something first, and gives the packages' bytes.
  private static func build(
    _ source: ScratchSource, after preparation: String = ":", environment: [String: String] = [:]
  ) throws -> [[UInt8]] {
    let variables = try source.installed().merging(environment) { $1 }
    let outcome = try run(
      "sh", ["-c", "\(preparation); pkgh binary >log 2>&1 || { cat log >&2; exit 1; }"], in: source.top,
      environment: variables)
    #expect(outcome == Outcome())
    return try HelloSource.streams.map { try source.stream($0) }
  }

  /// What all others are to be equal to; built once.
  private static let reference = Result { try build(HelloSource.make()) }

  @Test(
    "do not depend on the mask, the time zone, the locale or the terminal",
    arguments: [
      ("umask 077", [:]), ("umask 000", [:]), ("umask 027", ["TZ": "Pacific/Kiritimati", "LC_ALL": "C"]),
      (":", ["LANG": "tr_TR.UTF-8", "LC_ALL": "", "TERM": "xterm", "USER": "other", "HOME": "/nowhere"]),
      (":", ["DEB_BUILD_OPTIONS": "parallel=4"]), ("ulimit -s 1024", ["LC_ALL": "de_DE.ISO-8859-1"]),
    ])
  func surroundings(preparation: String, environment: [String: String]) throws {
    let built = try Self.build(HelloSource.make(), after: preparation, environment: environment)
    #expect(try built == Self.reference.get())
  }

  @Test("do not depend on the times of files or the order in which a directory has them")
  func order() throws {
    let source = try HelloSource.make()
    let backwards = """
      mkdir ../other && find . -depth -type f | sort -r | while read f; do
        mkdir -p "../other/$(dirname "$f")" && cp -p "$f" "../other/$f"; done
      find ../other -exec touch -d '2001-01-01' {} + && cd ..; rm -r source; mv other source; cd source
      """
    #expect(try Self.build(source, after: backwards) == Self.reference.get())
  }

  @Test("come out the same when they are built again on what is there")
  func again() throws {
    let source = try HelloSource.make()
    let first = try Self.build(source)
    #expect(try Self.build(source) == first)
    #expect(try source.run("pkgh", ["clean"]).status == 0)
    #expect(try Self.build(source) == first)
  }

  @Test("follow SOURCE_DATE_EPOCH, and without it the changelog")
  func epoch() throws {
    let date = ["SOURCE_DATE_EPOCH": String(ScratchSource.date)]
    #expect(try Self.build(HelloSource.make(), environment: date) == Self.reference.get())
    let later = try Self.build(HelloSource.make(), environment: ["SOURCE_DATE_EPOCH": "1"])
    #expect(try later != Self.reference.get())
  }

  /// Root builds as nobody here; anybody else builds with other groups, which is all they can change.
  @Test("do not depend on who builds them")
  func user() throws {
    let source = try HelloSource.make()
    let variables = try source.installed().merging(["HOME": "/nowhere"]) { $1 }
    var command = ["env"]
    if getuid() == 0 {
      #expect(try run("chown", ["-R", "65534:65534", source.scratch.path.string]) == Outcome())
      command = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
    }
    // The program itself may lie where only its builder can go. What is run is made by another process; see Scratch.
    let program = source.scratch.path.appending("bin/pkgh.real")
    #expect(try run("install", ["-m", "755", builtProgram.string, program.string]) == Outcome())
    for name in try program.removingLastComponent().names() where name != "pkgh.real" {
      try program.removingLastComponent().pushing(FilePath(name)).makeSymbolicLink(to: "pkgh.real")
    }
    let outcome = try run(
      command[0], command.dropFirst() + ["pkgh", "binary"], in: source.top, environment: variables)
    #expect(outcome.status == 0 && outcome.stderr.isEmpty, "\(outcome.stderr)")
    #expect(try HelloSource.streams.map { try source.stream($0) } == Self.reference.get())
  }
}
