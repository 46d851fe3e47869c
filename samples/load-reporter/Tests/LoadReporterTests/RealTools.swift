import Foundation
import Glibc
import ProgramTesting

/// top, vmstat and mpstat of this machine, shown invented readings in place of `/proc/stat`.
///
/// In a mount namespace of its own each tool finds a file where `/proc/stat` was; once it has read the file, the
/// second reading takes the place of the first. All run at the same time, for each has to wait for its interval.
enum RealTools {
  /// Why the tools cannot be asked here, or nil when they can.
  static let obstacle: String? = {
    if geteuid() != 0 { return "only root may mount a file over /proc/stat" }
    for tool in ["unshare", "mount", "top", "vmstat", "mpstat"] where path(of: tool) == nil {
      return "\(tool) is not installed (packages procps and sysstat)"
    }
    // Later versions may have lost the faults whose figures are stored here.
    for (tool, version) in [
      ("top", "procps-ng 4.0.2"), ("vmstat", "procps-ng 4.0.2"), ("mpstat", "version 12.6.1"),
    ] {
      let outcome = try? Running([tool, "-V"], in: "/").finish()
      let text = (outcome?.output ?? "") + (outcome?.errors ?? "")
      if !text.split(whereSeparator: \.isNewline).contains(where: { $0.hasSuffix(version) }) {
        return "this is not \(tool) of \(version), the rules of which are told here"
      }
    }
    if sysconf(Int32(_SC_NPROCESSORS_ONLN)) < 2 { return "mpstat shows as many CPUs as the machine has: one" }
    let trial = try? Running(["unshare", "-m", "true"], in: "/").finish()
    return trial?.status == 0 ? nil : "this root may not have a mount namespace of its own"
  }()

  private static func path(of tool: String) -> String? {
    ["/usr/bin", "/bin", "/usr/sbin", "/sbin"].map { "\($0)/\(tool)" }
      .first(where: FileManager.default.isExecutableFile)
  }

  /// The tools and what each is started with; the interval leaves time to change the file.
  enum Tool: String, CaseIterable {
    case top = "top -b -d 2 -n 2 -w 200"
    case topCPUs = "top -b -d 2 -n 2 -w 200 -1"
    case vmstat = "vmstat 2 2"
    case mpstat = "mpstat -P ALL 2 1"
  }

  /// Shows the file before, waits until it has been read (its time of access says so), and changes it.
  private static let script = """
    set -e
    mount --bind "$1/stat" /proc/stat
    unread=$(stat -c %x "$1/stat")
    $3 &
    tries=0
    while [ "$(stat -c %x "$1/stat")" = "$unread" ] && [ $tries -lt 100 ]; do
      sleep 0.01
      tries=$((tries + 1))
    done
    sleep 0.5
    cat "$2" > "$1/stat"
    wait $!
    """

  /// What the tools printed of pairs of fixtures, by fixture and tool.
  static func output(of fixtures: [String], tools: [Tool] = Tool.allCases) throws -> [String: [Tool: String]]
  {
    var started: [(fixture: String, tool: Tool, run: Running, scratch: Scratch)] = []
    for fixture in fixtures {
      for tool in tools {
        let scratch = try Scratch()
        try scratch.file("stat", try sample.text("Tests/Fixtures/\(fixture).before"))
        let words = ["unshare", "-m", "--propagation", "private", "/bin/sh", "-c", script, "sh"]
        let run = try sample.start(
          words + [scratch.path, "Tests/Fixtures/\(fixture).after", tool.rawValue])
        started.append((fixture, tool, run, scratch))
      }
    }
    var outputs: [String: [Tool: String]] = [:]
    for (fixture, tool, run, _) in started { outputs[fixture, default: [:]][tool] = run.finish().output }
    return outputs
  }
}

/// Rows of numbers as the tools print them.
enum ToolRows {
  /// The last `%Cpu` entry of a name, `(s)` or a number; on a wide screen top has two on a row.
  static func top(_ output: String, _ name: String) -> String? {
    output.components(separatedBy: "%Cpu").last { $0.hasPrefix(name) }?
      .split(separator: "\n").first?.trimmingCharacters(in: .whitespaces)
  }

  /// The numbers of the averages' row of a CPU.
  static func mpstat(_ output: String, _ cpu: String) -> [String]? {
    let rows = output.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    return rows.last { $0.count == 12 && $0[0] != "Average:" && $0[1] == cpu }.map { Array($0.dropFirst(2)) }
  }

  /// us sy id wa st of the last row.
  static func vmstat(_ output: String) -> [Int]? {
    output.split(separator: "\n").last.map { $0.split(separator: " ").suffix(5).compactMap { Int($0) } }
  }
}
