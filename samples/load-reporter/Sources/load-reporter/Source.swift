import NamedFiles
import ProcStat
import Reporting
import SystemPackage

/// Where a reading comes from, by the name the user gave it.
enum Source {
  /// A mounted procfs, read now, the directory of a control group, if one is to be watched, and which of those that use
  /// CPU time are wanted.
  case live(directory: FilePath, cgroup: FilePath?, Consumer.Listing)

  /// A copy kept in a file; `-` is standard input.
  case saved(String)

  /// The name to use in messages.
  var place: String {
    switch self {
    case .live(let directory, _, _): directory.appending("stat").string
    case .saved("-"): "standard input"
    case .saved(let path): path
    }
  }

  private var file: ReadingFile {
    switch self {
    case .live(let directory, _, _): .file(NamedFile(directory.appending("stat")))
    case .saved("-"): .standardInput
    case .saved(let path): .file(NamedFile(FilePath(path), mayBePipe: true))
    }
  }

  /// Takes a reading.
  ///
  /// - Parameter again: Whether it is not the first: a control group that was there may have come to its end.
  /// - Throws: `InputProblem`.
  func observe(again: Bool = false) throws -> Observation {
    guard case .live(let directory, let cgroup, let listing) = self else {
      guard let observation = try observe(orRun: { _ in }) else { throw InputProblem.recorded(place) }
      return observation
    }
    let contents: [UInt8]
    do {
      contents = try Self.contents(of: file, at: place, limit: ReadingFile.largestReading)
    } catch InputProblem.unreadable(_, .noSuchFileOrDirectory) {
      // Every Linux has this one, unlike the directories of groups.
      throw MissingKernelFile(place) ?? InputProblem.unreadable(place, .noSuchFileOrDirectory)
    }
    // The time is that of the counters, the main thing; the rest is read after it.
    var observation = try observation(of: contents, at: .now)
    observation.loadAverage = Self.optional(directory.appending("loadavg")).flatMap(
      LoadAverage.init(parsing:))
    observation.pressures = Self.pressures { directory.appending("pressure").appending($0.rawValue) }
    observation.cgroup = try cgroup.map { try Self.observe(cgroup: $0, again: again) }
    if listing.tasks != nil { observation.tasks = try Consumer.tasks(in: directory) }
    if listing.groups != nil {
      observation.groups = try Consumer.groups(below: cgroup ?? Consumer.allGroups())
    }
    return observation
  }

  /// Reads a file that may be a reading or a run that was recorded as JSON.
  ///
  /// - Parameter replay: What to do with the lines of a run.
  /// - Returns: The reading, or nil when it was a run.
  func observe(orRun replay: (inout LineReader) throws -> Void) throws -> Observation? {
    let contents: [UInt8]? = try Self.explaining(file, at: place) {
      try file.read { descriptor in
        var reader = LineReader(descriptor)
        let first = try reader.firstByte()
        if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
          try replay(&reader)
          return nil
        }
        guard let contents = try reader.rest(limit: ReadingFile.largestReading) else {
          throw InputProblem.tooLarge(place, limit: ReadingFile.largestReading)
        }
        return contents
      }
    }
    return try contents.map { try observation(of: $0, at: nil) }
  }

  private func observation(of contents: [UInt8], at moment: Moment?) throws -> Observation {
    do {
      return Observation(reading: try Reading(parsing: contents), moment: moment, label: place)
    } catch {
      throw InputProblem.malformed(place, line: error.line, "\(error)")
    }
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
    } catch InputProblem.unreadable(_, .noSuchFileOrDirectory) where (try? Stat(cgroup).type) == .directory {
      throw InputProblem.malformed(path.string, line: nil, "\(CgroupProblem.noFile)")
    }
    do {
      let usage = try CgroupUsage(parsing: contents)
      let pressures = Self.pressures { cgroup.appending("\($0.rawValue).pressure") }
      return Observation.Cgroup(path: cgroup.string, usage: usage, pressures: pressures)
    } catch {
      throw InputProblem.malformed(path.string, line: error.line, "\(error)")
    }
  }

  private static func contents(of file: ReadingFile, at place: String, limit: Int) throws -> [UInt8] {
    try explaining(file, at: place) {
      guard let contents = try file.contents(limit: limit) else {
        throw InputProblem.tooLarge(place, limit: limit)
      }
      return contents
    }
  }

  /// Reads, and says of what file an error of the system is.
  private static func explaining<Result>(
    _ file: ReadingFile, at place: String, _ read: () throws -> Result
  ) throws -> Result {
    do {
      return try read()
    } catch let errno as Errno {
      if errno == .invalidArgument, case .file(let named) = file {
        throw InputProblem.special(place, isSaved: named.mayBePipe)
      }
      throw InputProblem.unreadable(place, errno)
    }
  }

  /// Reads the files of pressure that there are.
  private static func pressures(at path: (Pressure.Resource) -> FilePath) -> [Pressure.Resource: Pressure] {
    let pairs = Pressure.Resource.allCases.compactMap { resource in
      optional(path(resource)).flatMap(Pressure.init(parsing:)).map { (resource, $0) }
    }
    return Dictionary(uniqueKeysWithValues: pairs)
  }

  /// Reads a file that not every kernel has; when it is missing, the program does not fail.
  private static func optional(_ path: FilePath) -> [UInt8]? {
    (try? NamedFile(path).contents(limit: ReadingFile.largestList)) ?? nil
  }
}
