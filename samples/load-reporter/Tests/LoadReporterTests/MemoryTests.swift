import Foundation
import ProgramTesting
import Testing

@Suite("Readings that are too large or have no end")
struct MemoryTests {
  private static let time = "/usr/bin/time"

  /// Inputs by the shell command that writes them to standard output, and the status that each leads to.
  private static let inputs: [(command: String, status: Int32)] = [
    ("cat small; head -c 1048576 /dev/zero | tr '\\0' '\\n' | head -n 90000; seq -f 'intr %.0f' 9000", 0),
    ("cat small; head -c 67108864 /dev/zero | tr '\\0' 1", 1),
    ("echo cpu 1 2 3 4; seq -f 'cpu%.0f 1 2 3 4' 0 8191", 0),
    ("echo cpu 1 2 3 4; seq -f 'cpu%.0f 1 2 3 4' 0 100000", 1),
    ("cat /dev/zero", 1), ("yes 'cpu 1 2 3 4'", 1), ("yes ''", 1),
  ]

  /// Runs that could have been recorded, likewise.
  private static let runs: [(command: String, status: Int32)] = [
    ("yes '{\"cpus\":[{\"cpu\":\"all\",\"ticks\":{\"user\":1}}]}' | head -n 20000", 0),
    ("printf '{\"cpus\":['; yes 1, | tr -d '\\n'", 1), ("printf '{\"x\":['; yes 1, | tr -d '\\n'", 1),
    ("printf '{\"cpus\":\"'; cat /dev/zero | tr '\\0' x", 1), ("yes '{' | tr -d '\\n'", 1), ("yes '{'", 1),
    ("printf '{'; yes '\"cpu\":1,' | tr -d '\\n'", 1),
    ("printf '{\"x\":[1'; yes ,1 | tr -d '\\n' | head -c 1000000; printf '],\"cpus\":[]}'", 1),
    ("printf '{\"cpus\":[{}'; yes ,{} | tr -d '\\n' | head -c 999999; printf ']}'", 1),
    ("printf '{'; seq -f '\"%.0f\":1,' 90000 | tr -d '\\n'; printf '\"cpus\":[]}'", 1),
    ("printf '['; yes '{\"cpus\":[{\"cpu\":\"all\",\"ticks\":{}}]},' | tr -d '\\n' | head -c 999999", 1),
    ("yes '[' | tr -d '\\n' | head -c 1000000", 1), ("yes '{\"a\":' | tr -d '\\n' | head -c 1000000", 1),
    ("printf '{\"elapsed_seconds\":'; yes 1 | tr -d '\\n' | head -c 1000000; printf ',\"cpus\":[]}'", 1),
  ]

  @Test(
    "take no more than 64 MiB as recorded runs",
    .enabled(if: FileManager.default.isExecutableFile(atPath: time), "there is no \(time)"),
    arguments: runs.indices)
  func recorded(index: Int) throws {
    let scratch = try Scratch()
    let run =
      "{ \(Self.runs[index].command); } 2>/dev/null | \(Self.time) -f %M '\(try sample.binaries())/load-reporter' "
      + "--from - --svg x.svg"
    let outcome = try Running(["/bin/sh", "-c", run], in: scratch.path).finish()
    #expect(outcome.status == Self.runs[index].status, "\(outcome)")
    let kilobytes = try #require(outcome.errors.split(separator: "\n").last.flatMap { Int($0) })
    #expect(kilobytes <= 64 << 10, "\(Self.runs[index].command)")
  }

  @Test(
    "take no more than 64 MiB from a pipe, whatever its name",
    .enabled(if: FileManager.default.isExecutableFile(atPath: time), "there is no \(time)"),
    arguments: inputs.indices)
  func memory(index: Int) throws {
    let input = Self.inputs[index]
    let scratch = try Scratch()
    try scratch.file("small", "cpu 1 2 3 4\ncpu0 1 2 3 4\n")
    let program = try sample.binaries() + "/load-reporter"
    for source in ["-", "/dev/stdin"] {
      let run =
        "{ \(input.command); } 2>/dev/null | \(Self.time) -f %M '\(program)' --from \(source) --to small "
        + "--per-cpu --format json >out"
      let outcome = try Running(["/bin/sh", "-c", run], in: scratch.path).finish()
      #expect(outcome.status == input.status, "\(outcome)")
      let kilobytes = try #require(outcome.errors.split(separator: "\n").last.flatMap { Int($0) })
      #expect(kilobytes <= 64 << 10, "\(input.command)")
      // The problem in one line, that of time, and the figure.
      #expect(outcome.errors.split(separator: "\n").count == (input.status == 0 ? 1 : 3), "\(outcome)")
    }
  }
}
