import FileSystem
import NamedFiles
import ProcStat
import SystemPackage

/// Who uses CPU time: a process or a control group, by its number or its path, and what it has used by now.
struct Consumer {
  /// What a process is called; groups have no name besides their path.
  let name: String?

  /// Tells two of one number apart: when a process started, in ticks.
  let start: UInt64

  /// The time spent running programs and in the kernel, in microseconds.
  let user: UInt64
  let system: UInt64

  /// Which of them a report is to have.
  struct Listing {
    /// How many processes.
    var tasks: Int?

    /// How many control groups.
    var groups: Int?
  }

  /// The largest file that says something of one of them.
  private static let largest = 16 << 10

  /// All processes of a procfs that may be seen.
  static func tasks(in proc: FilePath) throws -> [ByteString: Consumer] {
    let ticksPerSecond = Sampling.ticksPerSecond
    var tasks: [ByteString: Consumer] = [:]
    for name in try proc.names() where name.bytes.allSatisfy({ (0x30...0x39).contains($0) }) {
      // Whoever has ended meanwhile has no file.
      let file = NamedFile(proc.appending("\(name)").appending("stat"))
      guard let text = try? file.contents(limit: largest), let times = TaskTimes(parsing: text),
        let user = times.user.scaled(by: 1_000_000, over: ticksPerSecond),
        let system = times.system.scaled(by: 1_000_000, over: ticksPerSecond)
      else { continue }
      tasks[name] = Consumer(name: times.name, start: times.start, user: user, system: system)
    }
    return tasks
  }

  /// The directory of all control groups of version 2.
  static func allGroups() throws -> FilePath {
    let places: [FilePath] = ["/sys/fs/cgroup", "/sys/fs/cgroup/unified"]
    guard let place = places.first(where: { (try? Stat($0.appending("cgroup.controllers"))) != nil }) else {
      throw InputProblem.noGroups
    }
    return place
  }

  /// The control groups below a directory that have no groups in them: what the others used is that of these.
  static func groups(below top: FilePath) throws -> [ByteString: Consumer] {
    var groups: [ByteString: Consumer] = [:]
    var pending: [(path: ByteString?, names: [ByteString])] = [(nil, try top.names())]
    while let (path, names) = pending.popLast() {
      var hasGroups = false
      for name in names {
        let below = path.map { $0 + "/" + name } ?? name
        let directory = top.pushing(FilePath(below))
        guard let status = try? Stat(directory, followTargetSymlink: false), status.type == .directory else {
          continue
        }
        hasGroups = true
        // The kernel counts a link for each directory in a directory, its own two included.
        let names = status.linkCount == 2 ? [] : (try? directory.names()) ?? []
        pending.append((below, names))
      }
      if !hasGroups, let path { groups[path] = group(top.pushing(FilePath(path))) }
    }
    return groups
  }

  private static func group(_ directory: FilePath) -> Consumer? {
    let file = NamedFile(directory.appending("cpu.stat"))
    guard let text = try? file.contents(limit: largest), let usage = try? CgroupUsage(parsing: text) else {
      return nil
    }
    return Consumer(name: nil, start: 0, user: usage.user, system: usage.system)
  }
}
