import Foundation
import Glibc
import ProgramTesting
import Testing

/// What a program that reads the JSON report would declare of those that use CPU time.
private struct TopReport: Decodable {
  struct Task: Decodable, Equatable {
    let pid: Int
    let name: String
    let usage_usec: Int
    let system_usec: Int
  }
  struct Group: Decodable, Equatable {
    let path: String
    let usage_usec: Int
  }
  let tasks: [Task]?
  let cgroups: [Group]?
}

/// The files of a procfs or a cgroup file system of our own, which a program may read at any time.
extension Scratch {
  /// Writes a file and renames it into place, so that nobody sees half of it.
  fileprivate func put(_ name: String, _ text: String) throws {
    try file("new/file", text)
    try file(name + "-", "")
    #expect(rename(path + "/new/file", path + "/" + name) == 0)
    try FileManager.default.removeItem(atPath: path + "/" + name + "-")
  }

  /// The times of a process in ticks; its name may have anything in it.
  fileprivate func process(_ number: Int, _ name: String, _ user: Int, _ system: Int, start: Int = 7) throws {
    let rest =
      "S 1 2 3 0 -1 4194560 1 2 3 4 \(user) \(system) 5 6 20 0 1 0 \(start) 1000 200 18446744073709551615"
    try put("\(number)/stat", "\(number) (\(name)) \(rest) 1 1 0 0 0 0 0 0 0 0 0 0 17 1 0 0 0 0 0\n")
  }

  fileprivate func group(_ name: String, _ user: Int) throws {
    try put(name + "/cpu.stat", "usage_usec \(user + 1)\nuser_usec \(user)\nsystem_usec 1\n")
  }
}

@Suite("Who uses the CPUs")
struct TopTests {
  /// Reports of a run that is going on.
  private func reports(_ running: Running) -> [TopReport] {
    let lines = running.outputSoFar.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    return lines.compactMap { try? JSONDecoder().decode(TopReport.self, from: Data($0.utf8)) }
  }

  @Test("are processes by what they used since the reading before, whatever their names")
  func processes() throws {
    let proc = try Scratch()
    try proc.file("stat", "cpu 25 25 25 25\n")
    try proc.process(10, "a) R 1 2 (b", 100, 50)
    try proc.process(9, "idle", 5000, 5000)
    try proc.process(11, "reused", 900, 900)
    try proc.file("self/stat", "10 (self) R\n")
    let running = try sample.start([
      "load-reporter", "--proc", proc.path, "0.05", "--top", "2", "--format", "jsonl",
    ])
    #expect(running.poll { reports(running).contains { $0.tasks == [] } })
    try proc.process(10, "a) R 1 2 (b", 103, 57)
    #expect(
      running.poll {
        reports(running).contains {
          $0.tasks == [TopReport.Task(pid: 10, name: "a) R 1 2 (b", usage_usec: 100_000, system_usec: 70_000)]
        }
      })
    // Another process has the number now: all of its time is since it was started.
    try proc.process(11, "new", 4, 1, start: 8)
    let new = TopReport.Task(pid: 11, name: "new", usage_usec: 50_000, system_usec: 10_000)
    #expect(running.poll { reports(running).contains { $0.tasks == [new] } })
    try FileManager.default.removeItem(atPath: proc.path + "/9")
    running.send(SIGINT)
    #expect(running.finish().status == 0)
    #expect(reports(running).allSatisfy { $0.cgroups == nil })
  }

  @Test("are listed under the table, and control what a terminal shows by no name")
  func text() throws {
    let proc = try Scratch()
    try proc.file("stat", "cpu 25 25 25 25\n")
    try proc.process(10, "red\u{1B}[31m", 0, 0)
    let running = try sample.start(["load-reporter", "--proc", proc.path, "0.05", "--top", "2"])
    #expect(running.poll { running.outputSoFar.contains("          task    none used CPU time\n") })
    try proc.process(10, "red\u{1B}[31m", 3, 1)
    #expect(running.poll { running.outputSoFar.contains(" sy)  10 red") })
    running.send(SIGINT)
    let line = try #require(running.finish().output.firstMatch(of: /(?m)^ +task .*red.*$/)?.output)
    #expect(line.contains(/task +[0-9.]+% \([0-9.]+% us, [0-9.]+% sy\)  10 red\\x1b\[31m$/), "\(line)")
  }

  @Test("are control groups without groups in them")
  func groups() throws {
    let (proc, top) = (try Scratch(), try Scratch())
    try proc.file("stat", "cpu 25 25 25 25\n")
    try top.file("cpu.stat", "usage_usec 100\nuser_usec 60\nsystem_usec 40\n")
    for name in ["a.slice", "a.slice/one.service", "a.slice/two.service", "b.scope"] {
      try top.group(name, 1000)
    }
    let running = try sample.start([
      "load-reporter", "--proc", proc.path, "--cgroup", top.path, "0.05", "--top-cgroups", "5", "--format",
      "jsonl",
    ])
    #expect(running.poll { reports(running).contains { $0.cgroups == [] } })
    try top.group("a.slice", 9000)
    try top.group("a.slice/two.service", 9000)
    let two = TopReport.Group(path: "a.slice/two.service", usage_usec: 8000)
    #expect(running.poll { reports(running).contains { $0.cgroups == [two] } })
    // A service that was restarted has begun at 0 again.
    try top.group("b.scope", 10)
    try top.group("c.scope", 70)
    let other = TopReport.Group(path: "c.scope", usage_usec: 71)
    #expect(running.poll { reports(running).contains { $0.cgroups == [other] } })
    running.send(SIGINT)
    #expect(running.finish().status == 0)
    #expect(reports(running).allSatisfy { $0.tasks == nil })
  }

  @Test("have a process of this machine that computes among them")
  func live() throws {
    let busy = try sample.start(["/bin/sh", "-c", "while :; do :; done"])
    defer { busy.send(SIGKILL) }
    let running = try sample.start(["load-reporter", "0.2", "--top", "100", "--format", "jsonl"])
    #expect(
      running.poll {
        reports(running).contains { report in
          report.tasks?.contains { $0.pid == busy.pid && $0.name == "sh" } == true
        }
      })
    running.send(SIGINT)
    #expect(running.finish().status == 0)
    busy.send(SIGKILL)
    _ = busy.finish()
  }

  @Test("are asked for where there is a place for them", arguments: ["--top", "--top-cgroups"])
  func refused(option: String) throws {
    let place = "'\(option)' is for '--format text', 'json' and 'jsonl'; the others have no place for it"
    for (options, problem) in [
      ([option, "0"], "'\(option)' must be at least 1"), ([option, "1", "--plot"], place),
      ([option, "1", "--format", "csv"], place), ([option, "1", "--compat", "top"], place),
      ([option, "1", "--since-boot"], "'\(option)' needs readings made now, not '--from' or '--since-boot'"),
    ] {
      let outcome = try sample.run(options)
      #expect(outcome.errors.hasPrefix("load-reporter: \(problem)\n"), "\(outcome)")
      #expect(outcome.status == 64)
    }
  }
}
