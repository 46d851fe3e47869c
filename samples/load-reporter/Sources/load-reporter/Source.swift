import NamedFiles
import ProcStat
import Reporting
import SystemPackage

/// Where a reading comes from, by the name the user gave it.
enum Source {
  /// A mounted procfs, read now, and the directory of a control group, if one is to be watched.
  case live(directory: FilePath, cgroup: FilePath?)

  /// A copy kept in a file; `-` is standard input.
  case saved(String)

  /// The name to use in messages.
  var place: String {
    switch self {
    case .live(let directory, _): directory.appending("stat").string
    case .saved("-"): "standard input"
    case .saved(let path): path
    }
  }

  private var file: ReadingFile {
    switch self {
    case .live(let directory, _): .file(NamedFile(directory.appending("stat")))
    case .saved("-"): .standardInput
    case .saved(let path): .file(NamedFile(FilePath(path), mayBePipe: true))
    }
  }

  /// Takes a reading.
  ///
  /// - Parameter again: Whether it is not the first: a control group that was there may have come to its end.
  /// - Throws: `InputProblem`.
  func observe(again: Bool = false) throws -> Observation {
    let contents = try Self.contents(of: file, at: place, limit: ReadingFile.largestReading)
    // The time is that of the counters, the main thing; the rest is read after it.
    var moment: Moment?
    if case .live = self { moment = .now }
    let reading: Reading
    do {
      reading = try Reading(parsing: contents)
    } catch {
      throw InputProblem.malformed(place, line: error.line, "\(error)")
    }
    var observation = Observation(reading: reading, moment: moment, label: place)
    guard case .live(let directory, let cgroup) = self else { return observation }
    observation.loadAverage = Self.optional(directory.appending("loadavg")).flatMap(
      LoadAverage.init(parsing:))
    let pressure = directory.appending("pressure").appending("cpu")
    observation.pressure = Self.optional(pressure).flatMap(Pressure.init(parsing:))
    observation.cgroup = try cgroup.map { try Self.observe(cgroup: $0, again: again) }
    return observation
  }

  private static func observe(cgroup: FilePath, again: Bool) throws -> Observation.Cgroup {
    let path = cgroup.appending("cpu.stat")
    let contents: [UInt8]
    do {
      contents = try Self.contents(
        of: .file(NamedFile(path)), at: path.string, limit: ReadingFile.largestList)
    } catch InputProblem.unreadable(_, let errno)
      where again && (errno == .noSuchFileOrDirectory || errno == .operationNotSupportedByDevice)
    {
      // The second one comes of a group that is removed between opening the file and reading it.
      return Observation.Cgroup(path: cgroup.string, usage: nil)
    }
    do {
      return Observation.Cgroup(path: cgroup.string, usage: try CgroupUsage(parsing: contents))
    } catch {
      throw InputProblem.malformed(path.string, line: error.line, "\(error)")
    }
  }

  private static func contents(of file: ReadingFile, at place: String, limit: Int) throws -> [UInt8] {
    do {
      guard let contents = try file.contents(limit: limit) else {
        throw InputProblem.tooLarge(place, limit: limit)
      }
      return contents
    } catch let errno as Errno {
      if errno == .invalidArgument, case .file(let named) = file {
        throw InputProblem.special(place, isSaved: named.mayBePipe)
      }
      if let missing = MissingKernelFile(place) { throw missing }
      throw InputProblem.unreadable(place, errno)
    }
  }

  /// Reads a file that not every kernel has; when it is missing, the program does not fail.
  private static func optional(_ path: FilePath) -> [UInt8]? {
    (try? NamedFile(path).contents(limit: ReadingFile.largestList)) ?? nil
  }
}

/// A reading with what is known of its circumstances.
struct Observation {
  let reading: Reading

  /// When it was made; nil for a saved copy, whose age nobody knows.
  let moment: Moment?

  /// What to call it in an explanation.
  let label: String

  /// The load averages, where there are any and they were not asked of a saved copy.
  var loadAverage: LoadAverage?

  /// Pressure stall information, likewise.
  var pressure: Pressure?

  /// The control group that is watched, if one is.
  var cgroup: Cgroup?

  /// A control group by its directory.
  struct Cgroup {
    let path: String

    /// Its counters, or nil when there is no such group any more.
    let usage: CgroupUsage?
  }

  /// What the same machine would have shown at the moment it started.
  var atBoot: Observation {
    Observation(reading: reading.atBoot, moment: nil, label: "the start of the machine")
  }
}
